import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AutoTokenizer } from "@xenova/transformers";
import { beforeAll, expect, test, vi } from "vitest";
import { loadEmbedder } from "../../src/embedding/index.js";
import { readWordTable } from "../../src/embedding/word-table.js";
import { temporaryFolder } from "../support/temporary.js";
import { tinyModelFiles } from "../support/tiny-model.js";
import { bundled, modelsDir } from "./support/bundled-model.js";

const path = join("onnx", "model_quantized.onnx");
/** A field that says something in words (`doc_string` of a model), which changes nothing of what the file means. */
const remark = Buffer.from([(6 << 3) | 2, 2, 0x68, 0x69]);
let file: Buffer;

beforeAll(async () => {
  file = await readFile(join(modelsDir, bundled, path));
});

/** The file with the first occurrence of some bytes replaced by as many others. */
function replaced(from: string | readonly number[], to: string | readonly number[], after = 0): Buffer {
  const [old, other] = [Buffer.from(from as string), Buffer.from(to as string)];
  expect(old.length).toBe(other.length);
  const at = file.indexOf(old, after);
  expect(at).toBeGreaterThanOrEqual(0);
  return Buffer.concat([file.subarray(0, at), other, file.subarray(at + old.length)]);
}

test("the bundled file is a table with a row for every word, in whole numbers, each row with its scale", async () => {
  const config = JSON.parse(await readFile(join(modelsDir, bundled, "config.json"), "utf8"));
  const table = readWordTable(file);
  expect(table).toMatchObject({ rows: config.vocab_size, dimensions: config.hidden_size });
  expect(table?.values).toHaveLength(config.vocab_size * config.hidden_size);
  expect(table?.scales).toHaveLength(config.vocab_size);
  // What stands for unknown words and for padding has no direction.
  expect(table?.values.subarray(0, config.hidden_size).every((value) => value === 0)).toBe(true);
  expect(table?.scales.slice(2).every((scale) => scale > 0 && scale < 0.1)).toBe(true);
});

test("a table is read wherever its bytes begin", () => {
  const shifted = Buffer.concat([Buffer.alloc(3), file]).subarray(3);
  expect(readWordTable(shifted)?.scales).toEqual(readWordTable(file)?.scales);
});

test.each<[string, () => Uint8Array]>([
  ["no bytes", () => Buffer.alloc(0)],
  ["bytes of something else", () => Buffer.from("<html>404</html>")],
  ["the beginning only", () => file.subarray(0, 5_000_000)],
  ["all but the last byte", () => file.subarray(0, -1)],
  ["another step", () => replaced("Gather", "Gatner")],
  ["a step on something else", () => replaced("input_ids", "input_idx")],
  ["a conversion to another type", () => replaced([1, 0xa0, 1, 2], [6, 0xa0, 1, 2])],
  ["the scales under another name", () => replaced("scale", "scope", file.indexOf("\x42\x05scale"))],
  ["another axis", () => replaced([0xff, 0xff, 0xff], [0xfe, 0xff, 0xff], file.indexOf("last_axisJ"))],
  ["operators of another version", () => replaced([0x10, 13], [0x10, 14], file.length - 4)],
  ["operators of another set", () => replaced([0x0a, 0x00, 0x10], [0x0a, 0x01, 0x10], file.length - 4)],
  ["a field that may mean anything", () => Buffer.concat([file, remark])],
  ["another model's graph", () => tinyModelFiles().get("onnx/model_quantized.onnx") as Buffer],
])("a file with %s is none", (_, make) => {
  expect(readWordTable(make())).toBeNull();
});

test("damage anywhere in what describes the table makes another table of the same size, or none", () => {
  const damaged = Buffer.from(file);
  const heads = [0, file.indexOf("\x42\x05scale") - 12, file.length - 250];
  for (const at of heads.flatMap((head) => Array.from({ length: 250 }, (_, byte) => head + byte))) {
    damaged[at] = (damaged[at] as number) ^ 0x55;
    const table = readWordTable(damaged);
    if (table) expect(table.values).toHaveLength(table.rows * table.dimensions);
    damaged[at] = file[at] as number;
  }
});

test("a model whose file is of another form is loaded by the loading library, with the same vectors", async () => {
  const folder = join(await temporaryFolder(), "other");
  await mkdir(join(folder, "onnx"), { recursive: true });
  for (const name of ["config.json", "tokenizer.json", "tokenizer_config.json"])
    await writeFile(join(folder, name), await readFile(join(modelsDir, bundled, name)));
  await writeFile(join(folder, path), Buffer.concat([file, remark]));
  const loading = vi.spyOn(AutoTokenizer, "from_pretrained");
  const hubUrl = "http://127.0.0.1:9";
  const ours = await loadEmbedder({ model: bundled, modelsDir, hubUrl });
  expect(loading).not.toHaveBeenCalled();
  const other = await loadEmbedder({ model: folder, modelsDir, hubUrl });
  expect(loading).toHaveBeenCalled();
  const texts = ["Quận Ô Môn còn bao nhiêu hộ nghèo?", "xqzzy", ""];
  const [found, expected] = [await other.embed(texts, "query"), await ours.embed(texts, "query")];
  found.forEach((vector, at) => {
    expect(vector).toHaveLength(ours.dimensions);
    vector.forEach((value, axis) => {
      expect(value).toBeCloseTo(expected[at]?.[axis] as number, 6);
    });
  });
});
