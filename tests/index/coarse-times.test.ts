import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { corpusSignature } from "../../src/corpus/read/signature.js";
import { newShelf, open, type Shelf } from "./opening.js";

/** When every file was changed, as far as the file system tells, in milliseconds: whole seconds. */
const changed = 1_700_000_000_000;
/** Nanoseconds that it tells beside. */
let fraction = 0n;

vi.mock(import("node:fs"), async (load) => {
  const actual = await load();
  type Told = { mtimeNs: bigint; ctimeNs: bigint; ctimeMs: bigint };
  const stat = ((path: string, options: { bigint: true }, done: (error: unknown, told?: Told) => void) => {
    actual.stat(path, options, (error, found) => {
      const time = BigInt(changed) * 1_000_000n + fraction;
      const ctimeMs = time / 1_000_000n;
      done(error, error ? undefined : Object.assign(found, { mtimeNs: time, ctimeNs: time, ctimeMs }));
    });
  }) as typeof actual.stat;
  return { ...actual, stat };
});

beforeEach(() => {
  fraction = 0n;
  vi.useFakeTimers({ toFake: ["Date"], now: changed + 900 });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Puts other words of the same size into an article. */
async function edit({ corpusDir }: Shelf, from: string, to: string): Promise<void> {
  const path = join(corpusDir, "bai-1.md");
  const text = await readFile(path, "utf8");
  expect(text).toContain(from);
  await writeFile(path, text.replace(from, to));
}

const quoted = async (shelf: Shelf) => {
  const { passages, state } = await open(shelf);
  return { state, text: passages.text(0).slice(0, 30) };
};

test("two edits of one size within a second are both quoted, where the file system tells whole seconds", async () => {
  const shelf = await newShelf();
  expect(await quoted(shelf)).toEqual({ state: "built", text: "Quận Ô Môn còn 3.093 hộ nghèo " });
  await edit(shelf, "3.093", "3.094");
  expect(await quoted(shelf)).toEqual({ state: "updated", text: "Quận Ô Môn còn 3.094 hộ nghèo " });
  await edit(shelf, "3.094", "3.095");
  expect(await quoted(shelf)).toEqual({ state: "updated", text: "Quận Ô Môn còn 3.095 hộ nghèo " });
});

test("a signature is not trusted until a further edit would be seen", async () => {
  const { corpusDir } = await newShelf();
  const twice = async () => [await corpusSignature(corpusDir), await corpusSignature(corpusDir)] as const;
  for (const since of [-5_000, 0, 900, 1_999]) {
    vi.setSystemTime(changed + since);
    const [first, second] = await twice();
    expect(second, `${since} ms`).not.toBe(first);
  }
  vi.setSystemTime(changed + 2_000);
  const [first, second] = await twice();
  expect(second).toBe(first);
});

test("one taken on a file system that tells parts of a second is trusted a few milliseconds after an edit", async () => {
  const { corpusDir } = await newShelf();
  fraction = 123_456_789n;
  expect(await corpusSignature(corpusDir)).toBe(await corpusSignature(corpusDir));
});

test("an index that was built within the second of an edit is trusted from a later start on", async () => {
  const shelf = await newShelf();
  await open(shelf);
  vi.setSystemTime(changed + 60_000);
  expect(await quoted(shelf)).toMatchObject({ state: "reused" });
  await edit(shelf, "3.093", "3.094");
  // The file system shows nothing of it, and a minute is too long for it to hide an edit: no start reads the articles now.
  expect(await quoted(shelf)).toEqual({ state: "reused", text: "Quận Ô Môn còn 3.093 hộ nghèo " });
});
