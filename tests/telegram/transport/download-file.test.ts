import { existsSync, statSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { Api } from "grammy";
import { describe, expect, onTestFinished, test } from "vitest";
import { downloadFile, isTooLarge } from "../../../src/telegram/transport/download-file.js";
import { agentThrough } from "../../../src/telegram/transport/proxy.js";
import { caller, person, privateChat, speak, startBotApi } from "../../support/bot-api/index.js";
import { startHttpProxy } from "../../support/proxy/http-proxy.js";
import { temporaryFolder } from "../../support/temporary.js";

const never = new AbortController().signal;

/** A server with one voice message. */
async function world(size?: number) {
  const { server, bot } = await startBotApi();
  onTestFinished(() => server.close());
  const { voice } = speak(privateChat(bot, person()), "lời nói", size === undefined ? {} : { size });
  const path = join(await temporaryFolder(), "audio.ogg");
  const fileId = voice?.file_id ?? "";
  return { server, bot, api: new Api(bot.token, { apiRoot: server.root }), fileId, path };
}

/** A server that names this path for every file, and sends these bytes. */
async function otherServer(filePath: string | undefined, bytes: Buffer): Promise<string> {
  const server = createServer(({ url = "" }, response) => {
    if (url.startsWith("/file/")) return void response.end(bytes);
    const result = {
      file_id: "a",
      file_unique_id: "b",
      ...(filePath === undefined ? {} : { file_path: filePath }),
    };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ ok: true, result }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("a file", () => {
  test("is downloaded to one that only this user may read, by the agent that leads out", async () => {
    const { server, api, fileId, path } = await world();
    const proxy = await startHttpProxy({ leadsTo: Number(new URL(server.root).port) });
    const apiRoot = "http://api.example";
    const agent = await agentThrough(new URL(`http://127.0.0.1:${proxy.port}`), apiRoot);
    await downloadFile(api, fileId, path, { apiRoot: `${apiRoot}/`, agent, signal: never });
    expect(await readFile(path, "utf8")).toBe("lời nói");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(proxy.asked).toEqual([`GET ${apiRoot}/file/bot${api.token}/voice/file_0.oga`]);
  });

  test("that is there already is not written over", async () => {
    const { server, api, fileId, path } = await world();
    await writeFile(path, "old");
    await expect(
      downloadFile(api, fileId, path, { apiRoot: server.root, signal: never }),
    ).rejects.toMatchObject({ reason: "EEXIST" });
    expect(await readFile(path, "utf8")).toBe("old");
  });

  test("that Telegram calls too big is told so", async () => {
    const { server, api, fileId, path } = await world(20 * 2 ** 20 + 1);
    await expect(
      downloadFile(api, fileId, path, { apiRoot: server.root, signal: never }),
    ).rejects.toMatchObject({ reason: "too-large" });
    expect([
      isTooLarge({ file_size: 20 * 2 ** 20 }),
      isTooLarge({ file_size: 20 * 2 ** 20 + 1 }),
      isTooLarge({}),
    ]).toEqual([false, true, false]);
  });

  test("whose server sends more than it may is cut off", async () => {
    const apiRoot = await otherServer("voice/a.oga", Buffer.alloc(20 * 2 ** 20 + 1));
    const path = join(await temporaryFolder(), "audio.ogg");
    await expect(
      downloadFile(new Api("1:a", { apiRoot }), "a", path, { apiRoot, signal: never }),
    ).rejects.toMatchObject({ reason: "too-large" });
  });

  test.each([
    ["/var/lib/telegram-bot-api/voice/a.oga", "local-path"],
    [undefined, "no-path"],
  ])("that is at %s on the server is not fetched: %s", async (filePath, reason) => {
    const apiRoot = await otherServer(filePath, Buffer.alloc(1));
    const path = join(await temporaryFolder(), "audio.ogg");
    await expect(
      downloadFile(new Api("1:a", { apiRoot }), "a", path, { apiRoot, signal: never }),
    ).rejects.toMatchObject({ reason });
    expect(existsSync(path)).toBe(false);
  });

  test("that is on this machine, by a server that runs with --local, is copied, as large as it may be and no larger", async () => {
    const folder = await temporaryFolder();
    const given = join(folder, "tệp.pdf");
    await writeFile(given, Buffer.alloc(25 * 2 ** 20, 1));
    const apiRoot = await otherServer(given, Buffer.alloc(0));
    const path = join(folder, "copy.pdf");
    await downloadFile(new Api("1:a", { apiRoot }), "a", path, { apiRoot, signal: never, megabytes: 30 });
    expect(statSync(path)).toMatchObject({ size: 25 * 2 ** 20 });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    await expect(
      downloadFile(new Api("1:a", { apiRoot }), "a", `${path}2`, { apiRoot, signal: never }),
    ).rejects.toMatchObject({ reason: "too-large" });
  });

  test("whose connection drops is told by the network's word, and never by its address", async () => {
    const { server, bot, api, fileId, path } = await world();
    server.faults.script("download", "drop");
    const failed = downloadFile(api, fileId, path, { apiRoot: server.root, signal: never });
    const error = await failed.catch((thrown: Error) => thrown);
    expect(error).toMatchObject({ reason: "ECONNRESET" });
    expect(String((error as Error).stack)).not.toContain(bot.token);
  });
});

test("the strict server gives a file only by the path that getFile named", async () => {
  const { server, bot, fileId } = await world();
  const call = caller(server, bot);
  const at = (path: string, token = bot.token) =>
    fetch(`${server.root}/file/bot${token}/${path}`).then(({ status }) => status);
  expect(await at("voice/file_0.oga")).toBe(404);
  const { body } = await call("getFile", { file_id: fileId });
  expect(body.result).toMatchObject({ file_path: "voice/file_0.oga" });
  expect(await at("voice/file_0.oga")).toBe(200);
  expect(await at("voice/file_1.oga")).toBe(404);
  expect(await at("voice/file_0.oga", "1:other")).toBe(401);
});
