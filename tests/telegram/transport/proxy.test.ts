import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer, get as httpsGet } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { AppError } from "../../../src/errors.js";
import { startBot } from "../../../src/telegram/index.js";
import { agentThrough, proxyFor, shownWay } from "../../../src/telegram/transport/proxy.js";
import { setUpBot } from "../../../src/telegram/transport/setup.js";
import type { BotApiServer } from "../../support/bot-api/index.js";
import { errorOf } from "../../support/error-of.js";
import { type ProxyRules, startHttpProxy } from "../../support/proxy/http-proxy.js";
import { startSocksProxy } from "../../support/proxy/socks-proxy.js";
import { temporaryFolder } from "../../support/temporary.js";
import type { LogLine } from "../test-bot.js";
import { TestClock } from "./test-clock.js";
import { botApi, dependencies, start } from "./world.js";

const telegram = "https://api.telegram.org";
/** A host that no resolver knows: only the proxy does. */
const root = "http://bot-api.invalid";
const portOf = (server: BotApiServer) => Number(new URL(server.root).port);

describe("which proxy leads to an address", () => {
  const to = (address: string, settings: Record<string, string>) => proxyFor(address, settings)?.href ?? null;

  test("is told by its scheme, else by ALL_PROXY", () => {
    const settings = { HTTPS_PROXY: "http://s:1", HTTP_PROXY: "http://p:2", ALL_PROXY: "socks5://a:3" };
    expect(to(telegram, settings)).toBe("http://s:1/");
    expect(to("http://bot-api.lan:8081", settings)).toBe("http://p:2/");
    expect(to(telegram, { ALL_PROXY: "socks5://a:3", HTTP_PROXY: "http://p:2" })).toBe("socks5://a:3");
    expect(to(telegram, {})).toBeNull();
  });

  test.each([
    "http://h:1",
    "https://h:1",
    "socks://h:1",
    "socks4://h:1",
    "socks4a://h:1",
    "socks5://h:1",
    "socks5h://h:1",
  ])("may be %s", (proxy) => {
    expect(new URL(to(telegram, { HTTPS_PROXY: proxy }) ?? "").host).toBe("h:1");
  });

  test("is an HTTP proxy where no scheme is written", () => {
    expect(to(telegram, { HTTPS_PROXY: "proxy.lan:3128" })).toBe("http://proxy.lan:3128/");
    expect(to(telegram, { HTTPS_PROXY: "user:p%40ss@proxy.lan:3128" })).toBe(
      "http://user:p%40ss@proxy.lan:3128/",
    );
  });

  test.each(["ftp://h:1", "http://", "socks5://", "http://h:port", "socks9://h:1"])(
    "is refused by name: %s",
    async (proxy) => {
      const error = await errorOf(() => proxyFor(telegram, { ALL_PROXY: `${proxy}` }));
      expect(error).toMatchObject({ code: "CONFIG_INVALID", parameters: { variable: "ALL_PROXY" } });
    },
  );

  test("is refused without a word of what it is, which may be a password", async () => {
    const error = await errorOf(() => proxyFor(telegram, { HTTPS_PROXY: "ftp://user:secret@h:1" }));
    expect(`${error.stack} ${JSON.stringify(error)}`).not.toContain("secret");
  });

  test.each([
    ["*", telegram],
    ["telegram.org", telegram],
    [".telegram.org", telegram],
    ["*.telegram.org", telegram],
    ["a.example,API.Telegram.org", telegram],
    ["a.example api.telegram.org:443", telegram],
    ["10.0.0.0/8", "http://10.1.2.3:8081"],
    ["192.168.1.7", "http://192.168.1.7:8081"],
    ["[fd00::1]:8081", "http://[fd00::1]:8081"],
    ["fd00::/16", "http://[fd00::1]:8081"],
    ["", "http://localhost:8081"],
    ["", "http://127.0.0.2:8081"],
    ["", "http://[::1]:8081"],
  ])("is none by NO_PROXY=%s for %s", (NO_PROXY, address) => {
    expect(to(address, { ALL_PROXY: "http://p:1", NO_PROXY })).toBeNull();
  });

  test.each([
    ["gram.org", telegram],
    ["api.telegram.org:80", telegram],
    ["api.telegram.org.evil", telegram],
    ["10.0.0.0/8", "http://11.1.2.3"],
    ["10.0.0.0/99", "http://10.1.2.3"],
    [",", telegram],
  ])("is one in spite of NO_PROXY=%s for %s", (NO_PROXY, address) => {
    expect(to(address, { ALL_PROXY: "http://p:1", NO_PROXY })).toBe("http://p:1/");
  });

  test("is shown without name, password and path", () => {
    const proxy = new URL("socks5://user:secret@proxy.lan:1080");
    expect(shownWay("https://user:se@cret@api.lan/key", proxy)).toBe(
      "https://api.lan, proxy socks5://proxy.lan:1080",
    );
    expect(shownWay(telegram, null)).toBe(telegram);
  });
});

describe.each([
  ["HTTP", "http", "HTTP_PROXY", startHttpProxy, /^POST http:\/\/bot-api\.invalid\/bot/],
  ["SOCKS5", "socks5", "ALL_PROXY", startSocksProxy, /^bot-api\.invalid:80$/],
  ["SOCKS5 that looks names up", "socks5h", "ALL_PROXY", startSocksProxy, /^bot-api\.invalid:80$/],
] as const)("through a proxy for %s", (_name, scheme, variable, startProxy, asking) => {
  const settings = (port: number, credentials = "") => ({
    [variable]: `${scheme}://${credentials}127.0.0.1:${port}`,
  });

  test("the bot runs and answers", async () => {
    const { server, state } = await botApi();
    const { port, asked } = await startProxy({ leadsTo: portOf(server) });
    const { chat } = await start(server, state, { apiRoot: root, proxy: settings(port) });
    expect(await chat.ask("Ô Môn?")).toBeDefined();
    expect(asked.length).toBeGreaterThan(0);
    for (const each of asked) expect(each).toMatch(asking);
  });

  test("with a name and a password, the setup is done", async () => {
    const { server, state } = await botApi();
    const { port } = await startProxy({ leadsTo: portOf(server), credentials: "lan:p@ss:1" });
    const proxy = settings(port, "lan:p%40ss%3A1@");
    expect(await setUpBot({ token: state.token, apiRoot: root, proxy, report: async () => {} })).toBe(
      "trich_dan_bot",
    );
  });

  test("what fails is told with the proxy, and never with its password", async () => {
    const { server, state } = await botApi();
    const { port } = await startProxy({ leadsTo: portOf(server), credentials: "lan:right" });
    const { told, log } = await trouble(state.token, settings(port, "lan:wrong-secret@"));
    expect(told).toContain(`http://bot-api.invalid, proxy ${scheme}://127.0.0.1:${port}`);
    expect(told + JSON.stringify(log)).not.toMatch(/wrong-secret|d3Jvbmctc2VjcmV0/);
    expect(told).toMatch(/PROXY_AUTHENTICATION|not a Bot API response/);
  });

  test("a proxy that is not there is named", async () => {
    const { told } = await trouble("123:abc", settings(9, "lan:secret@"));
    expect(told).toMatch(/ECONNREFUSED/);
    expect(told).toContain("127.0.0.1:9");
  });
});

describe("a tunnel, as https needs one", () => {
  /** What asking a server through a tunnel gives: its status, or the code of the failure. */
  async function ask(rules: ProxyRules, credentials = "") {
    const { port, asked } = await startHttpProxy(rules);
    const { createProxyAgent } = await import("../../../src/telegram/transport/proxy-agents.js");
    const agent = createProxyAgent(new URL(`http://${credentials}127.0.0.1:${port}`), true);
    const { get } = await import("node:http");
    const result = await new Promise<unknown>((resolve) => {
      get({ host: "bot-api.invalid", path: "/", agent }, ({ statusCode }) => resolve(statusCode)).on(
        "error",
        (error: NodeJS.ErrnoException) => resolve(error.code),
      );
    });
    agent.destroy();
    return { result, asked };
  }

  test("is asked for by the host's name, with name and password", async () => {
    const { server } = await botApi();
    const rules = { leadsTo: portOf(server), credentials: "lan:secret" };
    expect(await ask(rules, "lan:secret@")).toEqual({ result: 404, asked: ["CONNECT bot-api.invalid:80"] });
  });

  test.skipIf(spawnSync("openssl", ["version"]).status !== 0)(
    "carries TLS to the host that is meant",
    async () => {
      const folder = await temporaryFolder();
      const [keyFile, certFile] = [join(folder, "key.pem"), join(folder, "cert.pem")];
      const subject = ["-subj", "/CN=bot-api.invalid", "-addext", "subjectAltName=DNS:bot-api.invalid"];
      const kind = [
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
      ];
      spawnSync("openssl", ["req", ...kind, ...subject, "-keyout", keyFile, "-out", certFile]);
      const [key, cert] = [readFileSync(keyFile), readFileSync(certFile)];
      const server = createServer({ key, cert }, (_, response) => response.end("{}"));
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      onTestFinished(() => void server.close());
      const leadsTo = (server.address() as AddressInfo).port;
      for (const [startProxy, scheme] of [
        [startHttpProxy, "http"],
        [startSocksProxy, "socks5"],
      ] as const) {
        const { port, asked } = await startProxy({ leadsTo });
        const agent = await agentThrough(new URL(`${scheme}://127.0.0.1:${port}`), "https://bot-api.invalid");
        const status = await new Promise((resolve, reject) => {
          const options = { host: "bot-api.invalid", port: 443, agent, ca: cert };
          httpsGet(options, ({ statusCode }) => resolve(statusCode)).on("error", reject);
        });
        agent.destroy();
        expect([status, asked.at(-1)]).toEqual([200, expect.stringContaining("bot-api.invalid:443")]);
      }
    },
  );

  test("that is refused is told by a code, not taken for Telegram's answer", async () => {
    const { server } = await botApi();
    const leadsTo = portOf(server);
    expect((await ask({ leadsTo, credentials: "lan:secret" })).result).toBe("PROXY_AUTHENTICATION");
    expect((await ask({ leadsTo, refuses: 403 })).result).toBe("PROXY_REFUSED_403");
  });
});

test("a SOCKS proxy that refuses is told by a code", async () => {
  const { server, state } = await botApi();
  const { port } = await startSocksProxy({ leadsTo: portOf(server), refuses: 2 });
  const { told } = await trouble(state.token, { ALL_PROXY: `socks5://127.0.0.1:${port}` });
  expect(told).toContain("PROXY_REFUSED");
});

test("an agent keeps its connections", async () => {
  for (const proxy of ["http://p:1", "socks5://p:1"])
    expect(await agentThrough(new URL(proxy), telegram)).toMatchObject({ keepAlive: true });
});

/** Starts a bot that cannot be reached, gives up after a try, and gives what was told. */
async function trouble(token: string, proxy: Record<string, string>) {
  const log: LogLine[] = [];
  const told: AppError[] = [];
  const stop = new AbortController();
  const clock = new TestClock(() => stop.abort());
  const options = { clock, signal: stop.signal, onTrouble: (error: AppError) => told.push(error) };
  const starting = startBot({ token, apiRoot: root, proxy, ...(await dependencies(log)), ...options });
  await expect(starting).rejects.toThrow("aborted");
  return { told: told.map(({ message }) => message).join("\n"), log };
}
