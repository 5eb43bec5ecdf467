import { expect, test } from "vitest";
import { programEnvironment } from "../../src/config/program-environment.js";
import { readConfig } from "../../src/config.js";

test("a program is told where programs are, and no secret", () => {
  const given = { PATH: "/bin", HOME: "/home/a", LC_ALL: "C.UTF-8", Path: "C:\\bin" };
  const secrets = {
    BOT_TOKEN: "1:a",
    WEBHOOK_SECRET: "b",
    HTTPS_PROXY: "http://name:word@proxy",
    AWS_SECRET_ACCESS_KEY: "c",
    NODE_OPTIONS: "--require d",
  };
  expect(programEnvironment({ ...given, ...secrets, TZ: undefined })).toEqual(given);
});

test("no setting of the bot is handed on", () => {
  const settings = Object.fromEntries(Object.keys(readConfig({})).map((name) => [name, "x"]));
  expect(programEnvironment(settings)).toEqual({});
});
