import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { type Fault, Faults } from "./faults.js";
import { isFields } from "./fields.js";
import { fileAt } from "./files.js";
import { methods } from "./methods.js";
import { readForm } from "./multipart.js";
import { BotState, preciseNow } from "./state.js";
import { ApiError, badRequest, type Parameters } from "./types.js";

/** A Bot API server on this machine, as strict as Telegram's or stricter. */
export class BotApiServer {
  readonly faults = new Faults();
  /** Time that each method takes, in ms; `*`: all others. */
  readonly latency = new Map<string, number>();
  readonly #bots = new Map<string, BotState>();
  #server: Server | null = null;
  #port = 0;

  /** Root to give as TELEGRAM_API_ROOT. */
  get root(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  addBot(token: string, username: string): BotState {
    const bot = new BotState(token, username);
    bot.executeReply = async (method, parameters) => {
      // Nobody learns how it went, as on Telegram; a refusal is noted all the same.
      await this.#execute(bot, method, parameters, new AbortController().signal).catch(() => {});
    };
    this.#bots.set(token, bot);
    return bot;
  }

  /** Listens; after a `close`, again on the same port. */
  async listen(): Promise<void> {
    const server = createServer((request, response) => void this.#serve(request, response));
    await new Promise<void>((resolve) => server.listen(this.#port, "127.0.0.1", resolve));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
    for (const { webhook } of this.#bots.values()) webhook?.resume();
  }

  /** Drops every connection, listens and delivers no more. */
  async close(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (!server) return;
    for (const { webhook } of this.#bots.values()) webhook?.pause();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const closed = new AbortController();
    response.on("close", () => closed.abort());
    try {
      const file = await this.#fileOf(request);
      if (file) return void response.writeHead(200, { "content-type": "application/octet-stream" }).end(file);
      const result = await this.#call(request, closed.signal);
      send(response, 200, { ok: true, result });
    } catch (error) {
      if (error instanceof Faulty) return fail(error, request, response);
      const { code, description, parameters } =
        error instanceof ApiError ? error : new ApiError(500, `Internal Server Error: ${String(error)}`);
      send(response, code, {
        ok: false,
        error_code: code,
        description,
        ...(parameters ? { parameters } : {}),
      });
    }
  }

  /** The bytes that a download is given; null where the request calls a method. */
  async #fileOf({ url = "" }: IncomingMessage): Promise<Buffer | null> {
    const [, token = "", path = ""] = /^\/file\/bot([^/]+)\/(.+)$/.exec(url) ?? [];
    if (path === "") return null;
    const bot = this.#bots.get(token);
    if (!bot) throw new ApiError(401, "Unauthorized");
    const fault = this.faults.take("download");
    if (fault) throw asError(fault);
    return fileAt(bot, decodeURIComponent(path));
  }

  async #call(request: IncomingMessage, closed: AbortSignal): Promise<unknown> {
    const parameters = await readParameters(request);
    const [, token, method = ""] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? "") ?? [];
    if (token === undefined) throw new ApiError(404, "Not Found");
    const bot = this.#bots.get(token);
    if (!bot) throw new ApiError(401, "Unauthorized");
    return this.#execute(bot, method, parameters, closed);
  }

  async #execute(
    bot: BotState,
    method: string,
    parameters: Parameters,
    closed: AbortSignal,
  ): Promise<unknown> {
    if (bot.keepsCalls) bot.calls.push({ method, parameters, at: preciseNow() });
    const wait = this.latency.get(method) ?? this.latency.get("*") ?? 0;
    if (wait > 0) await delay(wait);
    const fault = this.faults.take(method);
    if (fault && isBefore(fault)) throw asError(fault);
    const result = await refusing(bot, method, parameters, () => {
      const run = methods.get(method.toLowerCase());
      if (!run) throw new ApiError(404, "Not Found: method not found");
      return run(bot, parameters, closed);
    });
    if (fault) throw new Faulty(fault, result);
    return result;
  }
}

/** A response that does not come as it should; `result` of the call, where it was done. */
class Faulty extends Error {
  constructor(
    readonly fault: Fault,
    readonly result?: unknown,
  ) {
    super("a fault that was asked for");
  }
}

/** Whether a fault comes before anything is done. */
function isBefore(fault: Fault): boolean {
  return typeof fault === "string" ? fault !== "lost" : "code" in fault || "page" in fault;
}

function asError(fault: Fault): Error {
  if (typeof fault === "string" || !("code" in fault)) return new Faulty(fault);
  const { code, description, retryAfter } = fault;
  return new ApiError(code, description, retryAfter === undefined ? undefined : { retry_after: retryAfter });
}

/** Answers a request in the way that went wrong. */
function fail({ fault, result }: Faulty, { socket }: IncomingMessage, response: ServerResponse): void {
  if (fault === "hang") return;
  if (typeof fault === "string") return void socket.destroy();
  if ("page" in fault) {
    response.writeHead(fault.status, { "content-type": "text/html" });
    response.end(fault.page);
    return;
  }
  const body = Buffer.from(JSON.stringify({ ok: true, result }));
  response.writeHead(200, { "content-type": "application/json", "content-length": body.length });
  const length = "cut" in fault ? fault.cut : "stall" in fault ? fault.stall : body.length;
  response.write(body.subarray(0, length), () => {
    if ("cut" in fault) socket.destroy();
  });
}

/** Runs a method and notes what it refuses. A second poller is Telegram's matter, not a wrong call. */
async function refusing(
  bot: BotState,
  method: string,
  parameters: Parameters,
  run: () => unknown,
): Promise<unknown> {
  try {
    return await run();
  } catch (error) {
    const { code, description } =
      error instanceof ApiError ? error : { code: 500, description: String(error) };
    if (code !== 409 && code !== 403) bot.refusals.push({ method, parameters, code, description });
    throw error;
  }
}

/** Starts a server with one bot. */
export async function startBotApi(
  token = "123456789:AAtest-secret_0123456789abcdefghijk",
  username = "trich_dan_bot",
): Promise<{ server: BotApiServer; bot: BotState }> {
  const server = new BotApiServer();
  await server.listen();
  return { server, bot: server.addBot(token, username) };
}

async function readParameters(request: IncomingMessage): Promise<Parameters> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const type = request.headers["content-type"] ?? "";
  if (type.startsWith("multipart/form-data")) return readForm(bytes, type);
  const body = bytes.toString("utf8");
  if (body === "") return {};
  if (type.startsWith("application/json")) return parse(body);
  return Object.fromEntries(new URLSearchParams(body));
}

function parse(body: string): Parameters {
  try {
    const parameters: unknown = JSON.parse(body);
    if (isFields(parameters)) return parameters;
  } catch {
    // Told below.
  }
  throw badRequest("can't parse request: expected a JSON Object");
}

function send(response: ServerResponse, status: number, body: object): void {
  if (response.destroyed) return;
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}
