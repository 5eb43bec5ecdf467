import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readDotenvFile } from "../../src/config/dotenv-file.js";
import { errorOf } from "../support/error-of.js";
import { temporaryFolder } from "../support/temporary.js";

const text = "BOT_TOKEN=123:abc\r\nALLOWED_CHATS=1,2 # ghi chú\r\n";

/** The settings of a file of these bytes. */
async function read(bytes: Uint8Array | string): Promise<NodeJS.ProcessEnv> {
  const path = join(await temporaryFolder(), ".env");
  await writeFile(path, bytes);
  const environment: NodeJS.ProcessEnv = {};
  readDotenvFile(path, environment);
  return environment;
}

const bigEndian = (string: string) => Buffer.from(string, "utf16le").swap16();

test.each([
  ["UTF-8", text],
  ["UTF-8 with a byte order mark", `\uFEFF${text}`],
  ["UTF-16, as PowerShell writes it", Buffer.from(`\uFEFF${text}`, "utf16le")],
  ["UTF-16 of the other byte order", bigEndian(`\uFEFF${text}`)],
])("settings are read from a file in %s", async (_name, bytes) => {
  expect(await read(bytes)).toEqual({ BOT_TOKEN: "123:abc", ALLOWED_CHATS: "1,2" });
});

test("what the environment has already is kept", async () => {
  const path = join(await temporaryFolder(), ".env");
  await writeFile(path, text);
  const environment: NodeJS.ProcessEnv = { BOT_TOKEN: "9:z" };
  readDotenvFile(path, environment);
  expect(environment).toEqual({ BOT_TOKEN: "9:z", ALLOWED_CHATS: "1,2" });
});

test("a file that is not there, or is empty, sets nothing", async () => {
  const environment: NodeJS.ProcessEnv = {};
  readDotenvFile(join(await temporaryFolder(), ".env"), environment);
  expect(environment).toEqual({});
  expect(await read("")).toEqual({});
});

test("UTF-16 without its mark, or another encoding, is told instead of being taken for nothing", async () => {
  expect(await errorOf(() => read(Buffer.from(text, "utf16le")))).toMatchObject({ code: "TEXT_BINARY" });
  expect(await errorOf(() => read(Buffer.from("# ghi ch\xfa\nA=1\n", "latin1")))).toMatchObject({
    code: "TEXT_ENCODING",
    parameters: { line: 1 },
  });
});

test("a folder of that name is told in one line", async () => {
  const path = join(await temporaryFolder(), ".env");
  await mkdir(path);
  const error = await errorOf(() => readDotenvFile(path, {}));
  expect(error).toMatchObject({ code: "ENV_UNREADABLE", parameters: { file: path, reason: "EISDIR" } });
});

test.skipIf(process.getuid?.() === 0)("a file that may not be read is told in one line", async () => {
  const path = join(await temporaryFolder(), ".env");
  await writeFile(path, text);
  await chmod(path, 0);
  const error = await errorOf(() => readDotenvFile(path, {}));
  expect(error).toMatchObject({ code: "ENV_UNREADABLE", parameters: { file: path, reason: "EACCES" } });
});
