import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { createPages, type Health, listen } from "../../../src/telegram/transport/http-server.js";
import { createPrometheusMetrics } from "../../../src/telegram/transport/prometheus.js";
import { errorOf } from "../../support/error-of.js";
import { afterTest, type LogLine, recordingLogger } from "../test-bot.js";

const well: Health = { status: "ok", mode: "polling", pending: 0 };

/** The pages on a free port. */
async function serve(health: () => Health = () => well) {
  const log: LogLine[] = [];
  const metrics = createPrometheusMetrics();
  const pages = createPages(health, metrics, recordingLogger(log));
  const server = await listen(0, "127.0.0.1");
  server.show(pages);
  afterTest(() => server.close());
  return { pages, server, log, metrics, root: `http://127.0.0.1:${server.port}` };
}

test("/healthz is 200 while updates come in, and 503 while they do not", async () => {
  let state = well;
  const { root } = await serve(() => state);
  const good = await fetch(`${root}/healthz`);
  expect([good.status, await good.json()]).toEqual([200, well]);
  state = { status: "failing", mode: "webhook", pending: 3 };
  const bad = await fetch(`${root}/healthz`);
  expect([bad.status, await bad.json()]).toEqual([503, state]);
});

test("whoever asks before there is anything to show is asked to come again", async () => {
  const server = await listen(0, "127.0.0.1");
  afterTest(() => server.close());
  for (const method of ["GET", "POST"]) {
    const response = await fetch(`http://127.0.0.1:${server.port}/telegram`, { method });
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
  }
});

test("/metrics is Prometheus' text", async () => {
  const { root } = await serve();
  const response = await fetch(`${root}/metrics`);
  expect(response.headers.get("content-type")).toMatch(/^text\/plain/);
  expect(await response.text()).toContain("# TYPE trich_dan_updates_total counter");
});

test.each([
  ["GET", "/"],
  ["GET", "/telegram"],
  ["POST", "/healthz"],
])("%s %s is not found", async (method, path) => {
  const { root } = await serve();
  expect((await fetch(root + path, { method })).status).toBe(404);
});

test("a page that fails is a 500 without a word of why, and one line in the log", async () => {
  const { root, log } = await serve(() => {
    throw new RangeError("secret");
  });
  const response = await fetch(`${root}/healthz`);
  expect([response.status, await response.text()]).toEqual([500, ""]);
  expect(log).toHaveLength(1);
  expect(log[0]?.fields).toMatchObject({ error: "RangeError" });
});

test("a port that is taken is named", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => other.once("listening", resolve));
  afterTest(async () => {
    other.close();
  });
  const { port } = other.address() as AddressInfo;
  expect(await errorOf(() => listen(port, "127.0.0.1"))).toMatchObject({
    code: "PORT_UNAVAILABLE",
    parameters: { address: `127.0.0.1:${port}`, reason: "EADDRINUSE" },
  });
});

test("a request under way is answered when the server closes", async () => {
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const pages = createPages(() => well, createPrometheusMetrics(), recordingLogger([]));
  let arrived = () => {};
  const came = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  pages.get("/slow", async (context) => {
    arrived();
    await held;
    return context.text("done");
  });
  const server = await listen(0, "127.0.0.1");
  server.show(pages);
  const asked = fetch(`http://127.0.0.1:${server.port}/slow`);
  await came;
  const closed = server.close();
  answer();
  expect(await (await asked).text()).toBe("done");
  await closed;
});
