import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readReaderFolder } from "../../../src/ranking/reader/reader-file.js";

const models = join(import.meta.dirname, "..", "..", "..", "models");
const bundled = join(models, "trich-dan-reader");
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "reader-"));
  cpSync(bundled, folder, { recursive: true });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it("reads the bundled folder, a direction for each row but those of the unknown and the padding", async () => {
  const { table, rows, dimensions, passageContext, want, attention } = await readReaderFolder(folder);
  expect(table.length).toBe(rows * dimensions);
  const isDirection = (row: number) =>
    table.subarray(row * dimensions, (row + 1) * dimensions).some((value) => value !== 0);
  expect([0, 1, 100, rows - 1].map(isDirection)).toEqual([false, false, true, true]);
  expect(passageContext).toHaveLength(5);
  expect(want).toHaveLength(attention.outputs);
});

it("makes types of the table, unless the folder has kinds", async () => {
  const { table, kinds } = await readReaderFolder(folder);
  expect(kinds).toBe(table);
  const other = await readReaderFolder(join(models, "trich-dan-reader-kinds"));
  expect(other.kinds).not.toBe(other.table);
  expect(other.kinds).toHaveLength(other.rows * other.type.inputs);
});

it.each([
  ["no number", { kinds: "64" }, 64],
  ["another size than the file", { kinds: 32 }, 64],
  ["another size than the types are made of", { kinds: 32 }, 32],
])("says what is wrong with kinds of %s", async (_name, change, size) => {
  const config = JSON.parse(readFileSync(join(folder, "config.json"), "utf8"));
  writeFileSync(join(folder, "kinds.bin"), new Int8Array(config.rows * size));
  writeFileSync(join(folder, "config.json"), JSON.stringify({ ...config, ...change }));
  await expect(readReaderFolder(folder)).rejects.toMatchObject({ code: "MODEL_INVALID" });
});

it.each([
  ["config.json", "{}"],
  ["config.json", "not JSON"],
  ["weights.bin", "short"],
  ["table.bin", "short"],
])("says what is wrong with a damaged %s", async (file, content) => {
  writeFileSync(join(folder, file), content);
  await expect(readReaderFolder(folder)).rejects.toMatchObject({ code: "MODEL_INVALID" });
});

it("says so where a file is missing", async () => {
  rmSync(join(folder, "table.bin"));
  await expect(readReaderFolder(folder)).rejects.toMatchObject({ code: "MODEL_INVALID" });
});
