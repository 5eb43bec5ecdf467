import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";

const script = join(import.meta.dirname, "..", "..", "scripts", "healthcheck.mjs");
const servers = new Set<ReturnType<typeof createServer>>();

afterEach(() => {
  for (const server of servers) server.close();
  servers.clear();
});

/** Exit status of the check under these settings; those left out are empty, whatever an `.env` says. */
async function check(settings: Readonly<Record<string, string>>): Promise<number | null> {
  const env = { ...process.env, BOT_TOKEN: "", PORT: "", HOST: "", ...settings };
  const child = spawn(process.execPath, [script], { env, stdio: "inherit" });
  const [status] = await once(child, "close");
  return status;
}

/** A bot whose health page gives this status; returns its port. */
async function botThatSays(status: number, body = ""): Promise<string> {
  const server = createServer((request, response) => {
    response.writeHead(request.url === "/healthz" ? status : 404).end(body);
  }).listen(0, "127.0.0.1");
  servers.add(server);
  await once(server, "listening");
  return String((server.address() as AddressInfo).port);
}

it("finds a chat in the terminal well, which has no page to ask", async () => {
  expect(await check({})).toBe(0);
});

it.each([
  [200, 0],
  [503, 1],
])("takes a health page of %d for exit status %d", async (said, status) => {
  expect(await check({ BOT_TOKEN: "1:a", PORT: await botThatSays(said) })).toBe(status);
});

it("finds a bot well that builds its index, however long, and not one that cannot reach Telegram", async () => {
  const [starting, failing] = ["starting", "failing"].map((status) => JSON.stringify({ status }));
  expect(await check({ BOT_TOKEN: "1:a", PORT: await botThatSays(503, starting) })).toBe(0);
  expect(await check({ BOT_TOKEN: "1:a", PORT: await botThatSays(503, failing) })).toBe(1);
});

it("asks at this machine where the bot listens at every address", async () => {
  expect(await check({ BOT_TOKEN: "1:a", PORT: await botThatSays(200), HOST: "0.0.0.0" })).toBe(0);
});

it("is not well where nothing listens", async () => {
  expect(await check({ BOT_TOKEN: "1:a", PORT: "1" })).toBe(1);
});

it.skipIf(process.platform !== "linux")("looks for the process where there is no port", async () => {
  const bot = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)", "dist/main.js"], {
    stdio: "ignore",
  });
  await once(bot, "spawn");
  expect(await check({ BOT_TOKEN: "1:a" })).toBe(0);
  bot.kill("SIGKILL");
});
