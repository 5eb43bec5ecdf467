import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectDir, readConfig } from "../src/config.js";
import { errorOf } from "./support/error-of.js";

test("without any setting, everything has a default that needs no network", () => {
  expect(readConfig({})).toEqual({
    TELEGRAM_API_ROOT: "https://api.telegram.org",
    ALLOWED_CHATS: [],
    ADMIN_IDS: [],
    WATCH_CORPUS: true,
    KEEP_UNANSWERED: false,
    CORPUS_DIR: join(projectDir, "corpus"),
    INDEX_DIR: join(projectDir, "index"),
    SEARCH_ENGINE: "embedded",
    MODELS_DIR: join(projectDir, "models"),
    EMBEDDING_MODEL: "trich-dan-vi",
    MODEL_HUB_URL: "https://huggingface.co",
    UI_LANGUAGE: "vi",
    LOG_LEVEL: "info",
    HOST: "127.0.0.1",
    DELETE_WEBHOOK: false,
    CONNECT_ATTEMPT_MS: 4_000,
    TRANSCRIBE_TIMEOUT_MS: 60_000,
    RATE_LIMIT_USER: 60,
    RATE_LIMIT_CHAT: 60,
  });
});

test("a setting that is empty or blank counts as unset", () => {
  const lists = ["ALLOWED_CHATS", "ADMIN_IDS"];
  const names = [...Object.keys(readConfig({})), "BOT_TOKEN"].filter((name) => !lists.includes(name));
  for (const blank of ["", "  ", "\t\r\n"])
    expect(readConfig(Object.fromEntries(names.map((name) => [name, blank])))).toEqual(readConfig({}));
});

test("what is given is taken, without the white space around it", () => {
  const config = readConfig({
    BOT_TOKEN: " 123:abc\r",
    TELEGRAM_API_ROOT: "http://127.0.0.1:8081",
    EMBEDDING_MODEL: " owner/name ",
    UI_LANGUAGE: "en",
    LOG_LEVEL: "debug",
  });
  expect(config).toMatchObject({
    BOT_TOKEN: "123:abc",
    TELEGRAM_API_ROOT: "http://127.0.0.1:8081",
    EMBEDDING_MODEL: "owner/name",
    UI_LANGUAGE: "en",
    LOG_LEVEL: "debug",
  });
});

test("relative folders are relative to the project, whatever the current folder; absolute ones are kept", () => {
  const config = readConfig({
    CORPUS_DIR: "./bài báo",
    INDEX_DIR: "/var/lib/trich-dan",
    MODELS_DIR: "../models",
  });
  expect(config.CORPUS_DIR).toBe(join(projectDir, "bài báo"));
  expect(config.INDEX_DIR).toBe("/var/lib/trich-dan");
  expect(config.MODELS_DIR).toBe(join(projectDir, "..", "models"));
});

test.each([
  ["123", [123]],
  ["123,-1001234567890", [123, -1001234567890]],
  [" 1 , 2;".replace(";", ","), [1, 2]],
  ["1 2\n3", [1, 2, 3]],
  ["", []],
  ["\r", []],
])("the list of ids %j is read as %j", (list, ids) => {
  expect(readConfig({ ALLOWED_CHATS: list, ADMIN_IDS: list })).toMatchObject({
    ALLOWED_CHATS: ids,
    ADMIN_IDS: ids,
  });
});

describe.each([
  ["ALLOWED_CHATS", ["@channel", "12a", "1;2", "1.5", "--1", "99999999999999999", "1e3", ",", " ", " , ,\t"]],
  ["ADMIN_IDS", ["Lan", "-", ",,"]],
  ["DELETE_WEBHOOK", ["maybe", "2"]],
  ["WATCH_CORPUS", ["maybe", "2"]],
  ["CONNECT_ATTEMPT_MS", ["9", "60001", "1s"]],
  ["TRANSCRIBE_COMMAND", ['whisper-cli -m "a b', "it's"]],
  ["TRANSCRIBE_TIMEOUT_MS", ["999", "600001", "60s"]],
  ["METRICS_PORT", ["0", "x"]],
  ["TELEGRAM_API_ROOT", ["api.telegram.org", "ftp://example.org", "not an address"]],
  ["MODEL_HUB_URL", ["huggingface.co", "file:///models"]],
  ["UI_LANGUAGE", ["fr", "VI"]],
  ["LOG_LEVEL", ["loud", "INFO"]],
  ["SEARCH_ENGINE", ["elastic", "Postgres"]],
  ["DATABASE_URL", ["localhost:5432/trich", "mysql://u:p@h/d", "x"]],
])("%s", (variable, values) => {
  test.each(values)("“%s” is refused by name, with a reason", async (value) => {
    const error = await errorOf(() => readConfig({ [variable]: value }));
    expect(error).toMatchObject({ code: "CONFIG_INVALID", parameters: { variable } });
    expect(error.parameters.reason).toMatch(/expected|numeric id/);
    // It may be a secret that was pasted into the wrong line.
    if (value.trim().length > 2) expect(error.message).not.toContain(value);
    expect(error.message).toMatch(/^.+$/);
  });
});

test("of several settings that are wrong, one is named", async () => {
  const error = await errorOf(() => readConfig({ ADMIN_IDS: "x", LOG_LEVEL: "y", UI_LANGUAGE: "z" }));
  expect(["ADMIN_IDS", "LOG_LEVEL", "UI_LANGUAGE"]).toContain(error.parameters.variable);
});

test("variables of other programs are ignored", () => {
  expect(readConfig({ PATH: "/bin", INDEX: "x", bot_token: "y" })).toEqual(readConfig({}));
});

test.each([
  ["ALLOWED_CHATS", "1, 123456789:AAtest-secret_0123456789abcdefghijk"],
  ["ADMIN_IDS", "123456789:AAtest-secret_0123456789abcdefghijk"],
  ["TELEGRAM_API_ROOT", "user:AAtest-secret@host"],
  ["PORT", "AAtest-secret"],
  ["WEBHOOK_SECRET", "AAtest-secret!"],
  ["UI_LANGUAGE", "AAtest-secret"],
  ["DATABASE_URL", "mysql://u:AAtest-secret@h/d"],
])("%s: a secret that was pasted there is not told again", async (variable, value) => {
  const error = await errorOf(() => readConfig({ [variable]: value }));
  expect(error).toMatchObject({ code: "CONFIG_INVALID", parameters: { variable } });
  expect(`${error.stack}${JSON.stringify(error)}`).not.toContain("AAtest-secret");
});

test("a proxy is known in either case, and the lower one wins, as in curl", () => {
  expect(readConfig({ https_proxy: "http://low:1", HTTPS_PROXY: "http://up:1" }).HTTPS_PROXY).toBe(
    "http://low:1",
  );
  expect(readConfig({ ALL_PROXY: "socks5://up:1", no_proxy: "a, b" })).toMatchObject({
    ALL_PROXY: "socks5://up:1",
    NO_PROXY: "a, b",
  });
});

test.each([
  ["https://bot.example/đường dẫn", "https://bot.example/%C4%91%C6%B0%E1%BB%9Dng%20d%E1%BA%ABn"],
  ["https://bot.example/a/:id/*/{x}#end", "https://bot.example/a/:id/*/%7Bx%7D"],
  ["https://bot.example/a%2Fb?c=1", "https://bot.example/a%2Fb?c=1"],
])("the webhook's address %s is written as Telegram asks for it", (given, written) => {
  expect(readConfig({ WEBHOOK_URL: given, PORT: "8080" }).WEBHOOK_URL).toBe(written);
});

test("metrics and the webhook want different ports", async () => {
  const error = await errorOf(() => readConfig({ PORT: "8080", METRICS_PORT: "8080" }));
  expect(error.parameters.variable).toBe("METRICS_PORT");
});

test("a webhook of several machines wants a secret that they share", async () => {
  const shared = { DATABASE_URL: "postgres://u:p@h/d", WEBHOOK_URL: "https://bot.example/x", PORT: "8080" };
  const error = await errorOf(() => readConfig(shared));
  expect(error).toMatchObject({ code: "CONFIG_INVALID", parameters: { variable: "WEBHOOK_SECRET" } });
  expect(readConfig({ ...shared, WEBHOOK_SECRET: "one" }).WEBHOOK_SECRET).toBe("one");
});

test("an index in a database wants its address", async () => {
  const error = await errorOf(() => readConfig({ SEARCH_ENGINE: "postgres" }));
  expect(error).toMatchObject({ code: "CONFIG_INVALID", parameters: { variable: "DATABASE_URL" } });
  const settings = readConfig({ SEARCH_ENGINE: "postgres", DATABASE_URL: "postgres://u:p@h/d" });
  expect(settings.SEARCH_ENGINE).toBe("postgres");
  expect(readConfig({}).SEARCH_ENGINE).toBe("embedded");
});
