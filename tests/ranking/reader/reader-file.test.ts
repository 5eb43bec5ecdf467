import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readReaderFolder } from "../../../src/ranking/reader/reader-file.js";

const bundled = join(import.meta.dirname, "..", "..", "..", "models", "trich-dan-reader");
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
