import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { AppError, reasonOf } from "../../errors.js";
import type { Dense } from "./layers.js";

/** What `training/reader.py` writes and the reader computes with. */
export interface ReaderWeights {
  /** Directions, `rows` × `dimensions`: a row means its unit vector; rows 0 and 1 (unknown, padding) are zeros. */
  readonly table: Int8Array;
  readonly rows: number;
  readonly dimensions: number;
  /** Directions that types are made of, `rows` × inputs of `type`: the table's own, unless the folder has others. */
  readonly kinds: Int8Array;
  /** Direction of a kind → type vector. */
  readonly type: Dense;
  /** Added to the type vector, by shape; shapes × channels. */
  readonly shape: Float32Array;
  /** Windows of five tokens of a passage and three of a question, one layer a place. */
  readonly passageContext: readonly Dense[];
  readonly questionContext: readonly Dense[];
  /** How much each word of a question says of what is asked for, one output a head. */
  readonly attention: Dense;
  /** What a word asks for, one layer a head. */
  readonly want: readonly Dense[];
  /** How much a word of a question matters. */
  readonly gate: Dense;
  /** Two layers each: of a place in the passage, of a word of the question in a sentence, of a sentence. */
  readonly place: readonly [Dense, Dense];
  readonly word: readonly [Dense, Dense];
  readonly sentence: readonly [Dense, Dense];
}

interface ReaderConfig {
  readonly format: number;
  readonly rows: number;
  readonly dimensions: number;
  /** Numbers of a row of `kinds.bin`; absent where there is none. */
  readonly kinds: number | undefined;
  readonly tensors: readonly (readonly [name: string, ...shape: number[]])[];
}

interface Tensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

const knownFormat = 1;

/**
 * Reads a reader's folder: `config.json`, `weights.bin` (float32, little-endian, tensor by tensor) and `table.bin` (int8, row
 * by row; a row is a direction, its length is brought to 1); where `config.json` says so, `kinds.bin`, as the table.
 * @throws AppError MODEL_INVALID where a file is missing or does not fit the others
 */
export async function readReaderFolder(folder: string): Promise<ReaderWeights> {
  try {
    const config = checkConfig(JSON.parse(await readFile(join(folder, "config.json"), "utf8")));
    const tensors = readTensors(config, await readFile(join(folder, "weights.bin")));
    const table = readTable(
      "table.bin",
      config.rows * config.dimensions,
      await readFile(join(folder, "table.bin")),
    );
    const kinds =
      config.kinds === undefined
        ? table
        : readTable("kinds.bin", config.rows * config.kinds, await readFile(join(folder, "kinds.bin")));
    return assemble(config, { table, kinds }, tensors);
  } catch (cause) {
    throw new AppError("MODEL_INVALID", { model: "reader", folder, reason: reasonOf(cause) }, { cause });
  }
}

function checkConfig(json: unknown): ReaderConfig {
  if (typeof json !== "object" || json === null) throw new Error("config.json holds no object");
  const { format, rows, dimensions, kinds, tensors } = json as Readonly<Record<string, unknown>>;
  if (format !== knownFormat) throw new Error(`format ${String(format)}, not ${knownFormat}`);
  if (!isCount(rows) || !isCount(dimensions) || dimensions % 16 !== 0)
    throw new Error("config.json has no size");
  if (!Array.isArray(tensors) || !tensors.every(isTensorLine))
    throw new Error("config.json names no tensors");
  if (kinds !== undefined && !isCount(kinds)) throw new Error("config.json has no size of kinds");
  return { format, rows, dimensions, kinds, tensors };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

function isTensorLine(value: unknown): value is [string, ...number[]] {
  return Array.isArray(value) && typeof value[0] === "string" && value.slice(1).every(isCount);
}

function readTensors({ tensors }: ReaderConfig, bytes: Buffer): ReadonlyMap<string, Tensor> {
  const read = new Map<string, Tensor>();
  let at = 0;
  for (const [name, ...shape] of tensors) {
    const values = new Float32Array(shape.reduce((product, size) => product * size, 1));
    if (at + values.byteLength > bytes.length) throw new Error("weights.bin is too short");
    for (let index = 0; index < values.length; index++, at += 4) values[index] = bytes.readFloatLE(at);
    read.set(name, { shape, values });
  }
  if (at !== bytes.length) throw new Error("weights.bin is too long");
  return read;
}

function readTable(file: string, size: number, bytes: Buffer): Int8Array {
  if (bytes.length !== size) throw new Error(`${file} has another size`);
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

function assemble(
  { rows, dimensions }: ReaderConfig,
  tables: Pick<ReaderWeights, "table" | "kinds">,
  tensors: ReadonlyMap<string, Tensor>,
): ReaderWeights {
  const tensor = (name: string): Tensor => {
    const found = tensors.get(name);
    if (!found) throw new Error(`tensor ${name} is missing`);
    return found;
  };
  /** The layers of a tensor of one more dimension than a layer's; a plain layer is the only one. */
  const layers = (name: string): Dense[] => {
    const { shape, values } = tensor(`${name}.weight`);
    const bias = tensor(`${name}.bias`).values;
    const [outputs = 0, inputs = 0] = shape.slice(-2);
    const count = values.length / (outputs * inputs);
    return Array.from({ length: count }, (_unused, at) => ({
      inputs,
      outputs,
      weight: values.subarray(at * outputs * inputs, (at + 1) * outputs * inputs),
      bias: bias.length === count * outputs ? bias.subarray(at * outputs, (at + 1) * outputs) : bias,
    }));
  };
  const layer = (name: string): Dense => {
    const [only] = layers(name);
    if (!only) throw new Error(`tensor ${name}.weight is empty`);
    return only;
  };
  const type = layer("type");
  if (tables.kinds.length !== rows * type.inputs) throw new Error("types are made of kinds of another size");
  return {
    ...tables,
    rows,
    dimensions,
    type,
    shape: tensor("shape.weight").values,
    passageContext: layers("passageContext"),
    questionContext: layers("questionContext"),
    attention: layer("attention"),
    want: layers("want"),
    gate: layer("gate"),
    place: [layer("place1"), layer("place2")],
    word: [layer("word1"), layer("word2")],
    sentence: [layer("sentence1"), layer("sentence2")],
  };
}
