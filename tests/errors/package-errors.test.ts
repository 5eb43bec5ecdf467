import { expect, test } from "vitest";
import { packageFailure } from "../../src/errors/package-errors.js";
import { describeError } from "../../src/errors.js";

const failure = (code: string, message: string) => Object.assign(new Error(message), { code });

test.each([
  ["ERR_MODULE_NOT_FOUND", "Cannot find package 'zod' imported from /srv/bot/dist/config.js", "zod"],
  [
    "ERR_MODULE_NOT_FOUND",
    "Cannot find package '@grammyjs/runner' imported from /srv/x.js",
    "@grammyjs/runner",
  ],
  ["MODULE_NOT_FOUND", "Cannot find module 'debug'\nRequire stack:\n- /srv/x.js", "debug"],
])("a package that is not installed is named: %s, %s", (code, message, name) => {
  const error = failure(code, message);
  expect(packageFailure(error)).toMatchObject({ code: "PACKAGE_MISSING", parameters: { name } });
  expect(describeError(error, "vi")).toContain(`${name}. Hãy chạy npm ci`);
  expect(describeError(error, "en")).not.toContain("/srv");
});

test.each([
  ["/srv/bot/node_modules/sharp/build/sharp.node: invalid ELF header", "sharp"],
  [
    "Error loading shared library ld-linux-x86-64.so.2: No such file (needed by /a/node_modules/@img/x/l.so)",
    "@img/x",
  ],
])("a package for another machine is named: %s", (message, name) => {
  const error = failure("ERR_DLOPEN_FAILED", message);
  expect(packageFailure(error)).toMatchObject({ code: "PACKAGE_FOREIGN", parameters: { name } });
  expect(describeError(error, "en")).toMatch(/npm ci/);
});

test.each([
  failure(
    "ERR_MODULE_NOT_FOUND",
    "Cannot find module '/srv/bot/dist/x.js' imported from /srv/bot/dist/main.js",
  ),
  failure("ENOENT", "no such file"),
  new TypeError("x is not a function"),
  "zod",
])("anything else is no failure of a package: %s", (thrown) => {
  expect(packageFailure(thrown)).toBeNull();
});
