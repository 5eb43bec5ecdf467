import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import {
  apiFetch,
  CutResponseError,
  ForeignResponseError,
} from "../../../src/telegram/transport/api-fetch.js";
import { afterTest } from "../test-bot.js";

/** The root of a server that answers so. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterTest(async () => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/bot1:a/getMe`;
}

const page = (status: number, text: string, headers = {}) =>
  serve((_, response) => {
    response.writeHead(status, { "content-type": "text/html", ...headers });
    response.end(text);
  });

/** What a request fails with. */
const failureOf = (request: Promise<unknown>) =>
  request.then(
    () => null,
    (error: unknown) => error,
  );

const post = { method: "POST", headers: { "content-type": "application/json" }, body: '{"a":"Ô Môn"}' };

test("a request goes out as it is made, and its response is read", async () => {
  const url = await serve(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method, headers } = request;
    response.end(
      JSON.stringify({
        ok: true,
        result: [method, headers["content-type"], Buffer.concat(chunks).toString()],
      }),
    );
  });
  const expected = { ok: true, result: ["POST", "application/json", post.body] };
  expect(await (await apiFetch(url, post)).json()).toEqual(expected);
  const parts = (async function* () {
    yield Buffer.from(post.body.slice(0, 5));
    yield Buffer.from(post.body.slice(5));
  })();
  expect(await (await apiFetch(url, { ...post, body: parts })).json()).toEqual(expected);
});

describe("an error of a server in front of the Bot API", () => {
  test.each([
    [500, "<html>", "Internal Server Error"],
    [502, "<html><h1>502 Bad Gateway</h1></html>", "Bad Gateway"],
    [503, "", "Service Unavailable"],
    [504, '{"message":"upstream"}', "Gateway Timeout"],
  ])("is told as one of its own: %i %s", async (status, text, description) => {
    const response = await apiFetch(await page(status, text), post);
    expect(await response.json()).toEqual({ ok: false, error_code: status, description });
  });

  test("keeps how long it asks to wait", async () => {
    const response = await apiFetch(await page(429, "slow down", { "retry-after": "7" }), post);
    expect(await response.json()).toMatchObject({ error_code: 429, parameters: { retry_after: 7 } });
  });
});

test.each([
  [200, "<html>Welcome to our network</html>"],
  [200, "null"],
  [200, "{}"],
  [401, "<html>Who are you?</html>"],
  [407, "proxy"],
])("a response of somebody else is none of the Bot API's: %i %s", async (status, text) => {
  expect(await failureOf(apiFetch(await page(status, text), post))).toBeInstanceOf(ForeignResponseError);
});

describe("a response that is cut", () => {
  const begun = '{"ok":true,"result":{"message_id":5,';

  test.each([
    ["whose length was told", { "content-length": "200" }],
    ["in chunks", {}],
  ])("is noticed at once, with what it said: one %s", async (_name, headers) => {
    const url = await serve(({ socket }, response) => {
      response.writeHead(200, headers);
      response.write(begun, () => socket.destroy());
    });
    const error = await failureOf(apiFetch(url, post));
    expect(error).toBeInstanceOf(CutResponseError);
    expect(error).toMatchObject({ status: 200, text: begun, code: "ECONNRESET" });
  });

  test("by silence, is noticed after some seconds", { timeout: 20_000 }, async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { "content-length": "200" });
      response.write(begun);
    });
    expect(await failureOf(apiFetch(url, post))).toMatchObject({ status: 200, text: begun });
  });

  test("before it began, is no response", async () => {
    const url = await serve(({ socket }) => socket.destroy());
    const error = await failureOf(apiFetch(url, post));
    expect(error).not.toBeInstanceOf(CutResponseError);
    expect(error).toMatchObject({ code: "ECONNRESET" });
  });
});

test("a request is given up when its signal fires, before it is sent and while it waits", async () => {
  const url = await serve(() => {});
  const gone = AbortSignal.abort();
  expect(await failureOf(apiFetch(url, { ...post, signal: gone }))).toMatchObject({ name: "AbortError" });
  const stop = new AbortController();
  const waiting = failureOf(apiFetch(url, { ...post, signal: stop.signal }));
  setTimeout(() => stop.abort(), 20);
  expect(await waiting).toMatchObject({ name: "AbortError" });
});

test("nobody who listens is told by a code", async () => {
  expect(await failureOf(apiFetch("http://127.0.0.1:9/bot1:a/getMe", post))).toMatchObject({
    code: "ECONNREFUSED",
  });
});
