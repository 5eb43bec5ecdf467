import { describe, expect, test } from "vitest";
import {
  openPorts,
  type PortOptions,
  type Ports,
  showHealth,
} from "../../../src/telegram/transport/ports.js";
import { caller, until } from "../../support/bot-api/index.js";
import { errorOf } from "../../support/error-of.js";
import { afterTest, recordingLogger } from "../test-bot.js";
import { TestClock } from "./test-clock.js";
import { botApi, start } from "./world.js";

async function opened(options: PortOptions): Promise<Ports> {
  const ports = await openPorts(options);
  afterTest(() => ports.close());
  return ports;
}

const get = async (server: Ports["main"], path: string) => {
  const response = await fetch(`http://127.0.0.1:${server?.port}${path}`);
  return { status: response.status, text: await response.text() };
};

test("while the index is built, health answers that the bot starts, and deliveries are asked to come again", async () => {
  const ports = await opened({ port: 0, metricsPort: 0 });
  showHealth(ports, () => ({ status: "starting", mode: "webhook", pending: 0 }), recordingLogger([]));
  for (const server of [ports.main, ports.metrics]) {
    const { status, text } = await get(server, "/healthz");
    expect([status, JSON.parse(text)]).toEqual([503, { status: "starting", mode: "webhook", pending: 0 }]);
  }
});

test("a port that is taken leaves none open", async () => {
  const { main } = await opened({ port: 0 });
  const error = await errorOf(() => openPorts({ port: 0, metricsPort: main?.port }));
  expect(error.code).toBe("PORT_UNAVAILABLE");
});

describe("metrics", () => {
  test("stand beside health where the bot polls", async () => {
    const { server, state } = await botApi();
    const ports = await opened({ port: 0 });
    await start(server, state, { ports });
    expect((await get(ports.main, "/healthz")).status).toBe(200);
    expect((await get(ports.main, "/metrics")).text).toContain("trich_dan_updates_total");
  });

  test("are never on the port that the proxy in front hands on, but on their own", async () => {
    const { server, state } = await botApi();
    const ports = await opened({ port: 0, metricsPort: 0 });
    const url = `http://127.0.0.1:${ports.main?.port}/metrics`;
    const { chat } = await start(server, state, { ports, mode: { kind: "webhook", url } });
    await chat.ask("Ô Môn?");
    expect((await get(ports.main, "/healthz")).status).toBe(200);
    expect((await get(ports.main, "/metrics")).status).toBe(404);
    expect((await get(ports.metrics, "/metrics")).text).toContain("trich_dan_updates_total");
  });

  test("move to their own port where the bot polls, too", async () => {
    const { server, state } = await botApi();
    const ports = await opened({ port: 0, metricsPort: 0 });
    await start(server, state, { ports });
    expect((await get(ports.main, "/metrics")).status).toBe(404);
    expect((await get(ports.metrics, "/healthz")).status).toBe(200);
  });
});

test("health says that Telegram cannot be reached yet, and then that all is well", async () => {
  const { server, state } = await botApi();
  const ports = await opened({ port: 0 });
  server.faults.script("getMe", "drop");
  const seen: unknown[] = [];
  const clock = new TestClock(async () => seen.push(JSON.parse((await get(ports.main, "/healthz")).text)));
  await start(server, state, { ports, clock });
  expect(seen).toEqual([
    { status: "failing", mode: "polling", pending: 0, trouble: "Telegram cannot be reached" },
  ]);
  expect((await get(ports.main, "/healthz")).status).toBe(200);
});

test("a webhook that another deployment takes away is set again, and the bot hears on", async () => {
  const { server, state } = await botApi();
  const ports = await opened({ port: 0 });
  const url = `http://127.0.0.1:${ports.main?.port}/telegram`;
  let look = () => {};
  const looking = new Promise<void>((resolve) => {
    look = resolve;
  });
  let waits = 0;
  const clock = {
    now: () => Date.now(),
    wait: (_ms: number, signal?: AbortSignal) =>
      waits++ === 0
        ? looking
        : new Promise<void>((_resolve, reject) => signal?.addEventListener("abort", reject)),
  };
  const { chat } = await start(server, state, { ports, clock, mode: { kind: "webhook", url } });
  await caller(server, state)("deleteWebhook");
  chat.say("Ô Môn?");
  look();
  expect(await chat.reply()).toBeDefined();
  await until(() => state.webhook?.url === url || undefined);
});
