import { createHash } from "node:crypto";
import { readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkFile, describeFile, readChecked, writeDurably } from "../../../src/index/store/checked-file.js";
import { temporaryFolder } from "../../support/temporary.js";

/** More than two of the pieces in which files are read and written, and no multiple of one. */
const large = 2 ** 22 + 12_345;

/** Bytes that differ from place to place. */
function bytesOf(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length; at++) bytes[at] = (at * 31 + (at >>> 8) * 7) & 255;
  return bytes;
}

async function fileOf(bytes: Uint8Array): Promise<string> {
  const path = join(await temporaryFolder(), "file");
  await writeDurably(path, [bytes]);
  return path;
}

describe("a file that is written in blocks", () => {
  test("holds them one after the other, whatever their sizes", async () => {
    const folder = await temporaryFolder();
    let files = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 6 }), async (blocks) => {
        const path = join(folder, String(files++));
        await writeDurably(path, blocks);
        expect((await readFile(path)).equals(Buffer.concat(blocks))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test("is never written over another", async () => {
    const path = await fileOf(Buffer.from("first"));
    await expect(writeDurably(path, [Buffer.from("second")])).rejects.toMatchObject({ code: "EEXIST" });
    expect(await readFile(path, "utf8")).toBe("first");
  });
});

describe.each([0, 1, 100, 2 ** 21, large])("a file of %d bytes", (length) => {
  test("is described by its length and SHA-256, and comes back whole", async () => {
    const bytes = bytesOf(length);
    const path = await fileOf(bytes);
    const description = await describeFile(path);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    expect(description).toEqual({ bytes: length, sha256 });
    await checkFile(path, "file", description);
    expect((await readChecked(path, "file", description)).equals(bytes)).toBe(true);
  });
});

describe.each([
  ["reading", readChecked],
  ["checking", checkFile],
])("%s", (_, action) => {
  test.each<[string, (path: string) => Promise<void>]>([
    ["is cut short", (path) => truncate(path, large - 1)],
    ["is emptied", (path) => truncate(path, 0)],
    ["has grown", (path) => writeFile(path, "x", { flag: "a" })],
    ["differs in its first byte", (path) => flip(path, 0)],
    ["differs in its last byte", (path) => flip(path, large - 1)],
  ])("a file that %s is refused by name", async (_, harm) => {
    const path = await fileOf(bytesOf(large));
    const description = await describeFile(path);
    await harm(path);
    await expect(action(path, "lexical.bin", description)).rejects.toThrow(
      "lexical.bin is not what was written",
    );
  });

  test("a file that nothing is known of is refused, and one that is missing is told of", async () => {
    const path = await fileOf(bytesOf(9));
    await expect(action(path, "names.bin", undefined)).rejects.toThrow("names.bin is not what was written");
    const description = await describeFile(path);
    await expect(action(`${path}-gone`, "names.bin", description)).rejects.toMatchObject({ code: "ENOENT" });
  });
});

test("bytes that are read stand at the beginning of their block, so that arrays can be used where they are", async () => {
  const path = await fileOf(bytesOf(100));
  const { byteOffset, buffer } = await readChecked(path, "file", await describeFile(path));
  expect({ byteOffset, length: buffer.byteLength }).toEqual({ byteOffset: 0, length: 100 });
});

async function flip(path: string, at: number): Promise<void> {
  const bytes = await readFile(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(path, bytes);
}
