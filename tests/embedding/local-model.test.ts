import { cp, mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { type Embedder, loadEmbedder } from "../../src/embedding/index.js";
import { errorOf } from "../support/error-of.js";
import { temporaryFolder } from "../support/temporary.js";
import { tinyDimensions, tinyVector, writeTinyModel } from "../support/tiny-model.js";

/** No test here may reach a hub: nothing listens at this address. */
const hubUrl = "http://127.0.0.1:9";
let embedder: Embedder;

beforeAll(async () => {
  const modelsDir = await mkdtemp(join(tmpdir(), "trich-dan-test-"));
  await writeTinyModel(join(modelsDir, "tiny"));
  embedder = await loadEmbedder({ model: "tiny", modelsDir, hubUrl });
  await rm(modelsDir, { recursive: true });
});

function expectVector(found: Float32Array | undefined, expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  for (const [at, value] of expected.entries()) expect(found?.[at]).toBeCloseTo(value, 6);
}

test("a text's vector is the normalised mean of its words' vectors", async () => {
  const [both, one] = await embedder.embed(["hộ nghèo", "Vườn"], "passage");
  expectVector(both, [0.6, 0.8, 0, 0]);
  expectVector(one, tinyVector("vườn"));
  expect(Math.hypot(...(one ?? []))).toBeCloseTo(1, 6);
  expect(embedder.dimensions).toBe(tinyDimensions);
  expect(embedder.model).toBe("tiny");
});

test("a word counts as often as it stands in the text", async () => {
  const [vector] = await embedder.embed(["hộ hộ nghèo"], "query");
  expectVector(vector, tinyVector("hộ", "hộ", "nghèo"));
});

test.each(["", " ", "\n\t", "xyz", "hoàn toàn lạ"])(
  "the vector of %j is all zeros, alone or among others",
  async (text) => {
    const zeros = new Array(tinyDimensions).fill(0);
    const [alone] = await embedder.embed([text], "query");
    expectVector(alone, zeros);
    const [before, within, after] = await embedder.embed(["lúa", text, "hộ nghèo"], "query");
    expectVector(before, tinyVector("lúa"));
    expectVector(within, zeros);
    expectVector(after, tinyVector("hộ", "nghèo"));
  },
);

test("padding beside a longer text changes nothing", async () => {
  const long = "quận ".repeat(400);
  const [short, other] = await embedder.embed(["hộ nghèo", long], "query");
  expectVector(short, tinyVector("hộ", "nghèo"));
  expectVector(other, tinyVector("quận"));
});

test("no texts give no vectors", async () => {
  expect(await embedder.embed([], "passage")).toEqual([]);
});

test("vectors come in the order of the texts, however many they are", async () => {
  const words = ["hộ", "nghèo", "lúa", "vườn", "quận"] as const;
  const asked = Array.from({ length: 83 }, (_, at) => [words[at % 5], words[(at * 3) % 5]] as const);
  const vectors = await embedder.embed(
    asked.map((pair) => pair.join(" ")),
    "passage",
  );
  expect(vectors).toHaveLength(asked.length);
  asked.forEach((pair, at) => {
    expectVector(vectors[at], tinyVector(...(pair as ["hộ", "hộ"])));
  });
});

test("each vector has memory of its own", async () => {
  const [first, second] = await embedder.embed(["hộ", "lúa"], "passage");
  first?.fill(9);
  expectVector(second, tinyVector("lúa"));
});

test("a model is named by its folder under the models folder, by an absolute path or by a relative one", async () => {
  const modelsDir = await temporaryFolder();
  const folder = join(modelsDir, "nested", "tiny");
  await writeTinyModel(folder);
  const elsewhere = await temporaryFolder();
  const settings = [
    { model: join("nested", "tiny"), modelsDir },
    { model: folder, modelsDir: elsewhere },
    { model: relative(process.cwd(), folder), modelsDir: elsewhere },
  ];
  for (const setting of settings) {
    const loaded = await loadEmbedder({ ...setting, hubUrl });
    expect(loaded.model).toBe(setting.model);
    expect(loaded.fingerprint).toBe(embedder.fingerprint);
    const [vector] = await loaded.embed(["hộ nghèo"], "query");
    expectVector(vector, [0.6, 0.8, 0, 0]);
  }
});

test("a model that is not quantised is read from onnx/model.onnx", async () => {
  const modelsDir = await temporaryFolder();
  await writeTinyModel(join(modelsDir, "tiny"));
  const onnx = join(modelsDir, "tiny", "onnx");
  await cp(join(onnx, "model_quantized.onnx"), join(onnx, "model.onnx"));
  await rm(join(onnx, "model_quantized.onnx"));
  const loaded = await loadEmbedder({ model: "tiny", modelsDir, hubUrl });
  const [vector] = await loaded.embed(["lúa"], "query");
  expectVector(vector, tinyVector("lúa"));
  expect(loaded.fingerprint).not.toBe(embedder.fingerprint);
});

test("an E5 model is told a question from a passage by its prefix, any other model is not", async () => {
  const modelsDir = await temporaryFolder();
  const names = ["multilingual-e5-small", "tiny-e50", "some5"];
  for (const name of names) await writeTinyModel(join(modelsDir, name));
  const loaded: Embedder[] = [];
  for (const model of names) loaded.push(await loadEmbedder({ model, modelsDir, hubUrl }));
  const [e5, ...others] = loaded;
  expectVector((await e5?.embed(["hộ"], "query"))?.[0], tinyVector("query:", "hộ"));
  expectVector((await e5?.embed(["hộ"], "passage"))?.[0], tinyVector("passage:", "hộ"));
  for (const other of others) {
    expectVector((await other.embed(["hộ"], "query"))[0], tinyVector("hộ"));
    expectVector((await other.embed(["hộ"], "passage"))[0], tinyVector("hộ"));
    expect(other.fingerprint).toBe(embedder.fingerprint);
  }
  expect(e5?.fingerprint).not.toBe(embedder.fingerprint);
});

test("a model that is nowhere is told of with the folder that was searched", async () => {
  const modelsDir = await temporaryFolder();
  await writeFile(join(modelsDir, "tiny"), "a file, not a folder");
  for (const model of ["absent", "tiny", "./owner/name", "../owner/name", "a/b/c", "owner/name with space"]) {
    const error = await errorOf(() => loadEmbedder({ model, modelsDir, hubUrl }));
    expect(error).toMatchObject({ code: "MODEL_MISSING", parameters: { model, folder: modelsDir } });
  }
});

test.each([
  [
    "an ONNX file of garbage",
    (folder: string) => writeFile(join(folder, "onnx/model_quantized.onnx"), "garbage"),
  ],
  ["an empty ONNX file", (folder: string) => truncate(join(folder, "onnx/model_quantized.onnx"), 0)],
  ["an ONNX file cut short", (folder: string) => truncate(join(folder, "onnx/model_quantized.onnx"), 150)],
  ["no ONNX file", (folder: string) => rm(join(folder, "onnx"), { recursive: true })],
  ["no tokenizer", (folder: string) => rm(join(folder, "tokenizer.json"))],
  ["a broken tokenizer", (folder: string) => writeFile(join(folder, "tokenizer.json"), "{\n\n")],
  [
    "a tokenizer of another kind",
    (folder: string) => writeFile(join(folder, "tokenizer.json"), '{"model":{}}'),
  ],
  ["no configuration", (folder: string) => rm(join(folder, "config.json"))],
  ["no tokenizer configuration", (folder: string) => rm(join(folder, "tokenizer_config.json"))],
])("a model with %s is told of in one line with its folder", async (_, damage) => {
  const modelsDir = await temporaryFolder();
  const folder = join(modelsDir, "tiny");
  await writeTinyModel(folder);
  await damage(folder);
  const error = await errorOf(() => loadEmbedder({ model: "tiny", modelsDir, hubUrl }));
  expect(error).toMatchObject({ code: "MODEL_INVALID", parameters: { model: "tiny", folder } });
  expect(error.message).toContain(folder);
  expect(error.message).not.toContain("\n");
  expect(error.cause ?? error.parameters.reason).toBeTruthy();
});
