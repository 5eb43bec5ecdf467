import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { AppError } from "../../errors.js";
import type { Logger } from "../types.js";
import { describeFailure } from "./failure.js";
import type { PrometheusMetrics } from "./prometheus.js";

/** Longest that a request may take to come in, in ms. */
const longestRequest = 30_000;
/** Address to listen on unless another is asked for: this machine alone. */
export const defaultHost = "127.0.0.1";
/** How long requests under way have when the server closes, in ms. */
const lastMoment = 500;

/** How the bot is, as /healthz tells it. */
export interface Health {
  /** `starting`: the index is being built, or Telegram is asked for the first time; `failing`: updates do not come in at present, or no longer. */
  readonly status: "starting" | "ok" | "failing";
  readonly mode: "polling" | "webhook";
  /** Updates being worked on. */
  readonly pending: number;
  /** Another process fetches the messages; this one goes on where that ends. */
  readonly standby?: boolean;
  /** What is wrong, where that is known. */
  readonly trouble?: string;
}

/** A server that listens. */
export interface HttpServer {
  readonly port: number;
  /** Answers with these pages from now on; without any, whoever asks is told to come again. */
  show(pages: Hono): void;
  /** Listens no more; requests under way have a moment to be answered. */
  close(): Promise<void>;
}

/**
 * Makes the pages that watch the bot: `/healthz`, 200 or 503, and `/metrics`. Neither holds a secret.
 * @param metrics null: there is no `/metrics`
 */
export function createPages(health: () => Health, metrics: PrometheusMetrics | null, logger: Logger): Hono {
  const app = new Hono();
  app.get("/healthz", (context) => {
    const state = health();
    return context.json(state, state.status === "ok" ? 200 : 503);
  });
  if (metrics)
    app.get("/metrics", async () => {
      const { contentType, text } = await metrics.render();
      return new Response(text, { headers: { "content-type": contentType } });
    });
  app.onError((error, context) => {
    logger.error(describeFailure(error), "a request could not be served");
    return context.body(null, 500);
  });
  return app;
}

/**
 * Listens for requests, which are asked to come again until there are pages: Telegram then delivers again.
 * @param port 0: any free one
 * @throws AppError PORT_UNAVAILABLE
 */
export async function listen(port: number, host: string): Promise<HttpServer> {
  let shown = new Hono().all("*", (context) => context.body(null, 503, { "retry-after": "5" }));
  const server = createAdaptorServer({
    fetch: (request, env) => shown.fetch(request, env),
    serverOptions: { requestTimeout: longestRequest },
  }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const address = host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
      reject(new AppError("PORT_UNAVAILABLE", { address, reason: error.code ?? "error" }));
    });
    server.listen(port, host, resolve);
  });
  const closed = new Promise<void>((resolve) => server.once("close", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    show: (pages) => {
      shown = pages;
    },
    async close() {
      server.close();
      const timer = setTimeout(() => server.closeAllConnections(), lastMoment);
      await closed;
      clearTimeout(timer);
    },
  };
}
