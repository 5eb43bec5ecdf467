import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectDir, readConfig } from "../src/config.js";
import { errorOf } from "./support/error-of.js";

test("without any setting, everything has a default that needs no network", () => {
  expect(readConfig({})).toEqual({
    TELEGRAM_API_ROOT: "https://api.telegram.org",
    ALLOWED_CHATS: [],
    ADMIN_IDS: [],
    CORPUS_DIR: join(projectDir, "corpus"),
    INDEX_DIR: join(projectDir, "index"),
    MODELS_DIR: join(projectDir, "models"),
    EMBEDDING_MODEL: "trich-dan-vi",
    MODEL_HUB_URL: "https://huggingface.co",
    UI_LANGUAGE: "vi",
    LOG_LEVEL: "info",
    HOST: "0.0.0.0",
    RATE_LIMIT_USER: 60,
    RATE_LIMIT_CHAT: 60,
  });
});

test("a setting that is empty or blank counts as unset", () => {
  const names = [...Object.keys(readConfig({})), "BOT_TOKEN"];
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
  [",,", []],
])("the list of ids %j is read as %j", (list, ids) => {
  expect(readConfig({ ALLOWED_CHATS: list, ADMIN_IDS: list })).toMatchObject({
    ALLOWED_CHATS: ids,
    ADMIN_IDS: ids,
  });
});

describe.each([
  ["ALLOWED_CHATS", ["@channel", "12a", "1;2", "1.5", "--1", "99999999999999999", "1e3"]],
  ["ADMIN_IDS", ["Lan", "-"]],
  ["TELEGRAM_API_ROOT", ["api.telegram.org", "ftp://example.org", "not an address"]],
  ["MODEL_HUB_URL", ["huggingface.co", "file:///models"]],
  ["UI_LANGUAGE", ["fr", "VI"]],
  ["LOG_LEVEL", ["loud", "INFO"]],
])("%s", (variable, values) => {
  test.each(values)("“%s” is refused by name, with a reason", async (value) => {
    const error = await errorOf(() => readConfig({ [variable]: value }));
    expect(error).toMatchObject({ code: "CONFIG_INVALID", parameters: { variable } });
    expect(error.parameters.reason).toMatch(/expected|numeric id/);
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
