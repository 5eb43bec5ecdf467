import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Words that the tiny model knows, and the vector of each. `query:` and `passage:` are what E5 models are prefixed with. */
export const tinyVectors = {
  hộ: [3, 0, 0, 0],
  nghèo: [0, 4, 0, 0],
  lúa: [0, 0, 2, 0],
  vườn: [0, 0, 1, 1],
  quận: [1, 1, 0, 1],
  phường: [-1, 2, 0, 1],
  "query:": [0, 0, 0, 5],
  "passage:": [0, 0, 0, -5],
} as const satisfies Record<string, readonly [number, number, number, number]>;

/** A word that the tiny model knows. */
export type TinyWord = keyof typeof tinyVectors;

/** Length of the tiny model's vectors. */
export const tinyDimensions = 4;

/** Paths of the tiny model's files inside its folder. */
export const tinyFiles = [
  "config.json",
  "tokenizer.json",
  "tokenizer_config.json",
  "onnx/model_quantized.onnx",
] as const;

const special = ["<unk>", "<pad>"];
const words = [...special, ...Object.keys(tinyVectors)];

/** The files of a model whose vector for a word is its row of `tinyVectors`, and zero for any other word. */
export function tinyModelFiles(): Map<string, Buffer> {
  const json = (content: unknown) => Buffer.from(`${JSON.stringify(content)}\n`);
  return new Map<string, Buffer>([
    ["config.json", json({ model_type: "bert", hidden_size: tinyDimensions, vocab_size: words.length })],
    ["tokenizer.json", json(tokenizer())],
    [
      "tokenizer_config.json",
      json({
        tokenizer_class: "PreTrainedTokenizerFast",
        unk_token: "<unk>",
        pad_token: "<pad>",
        model_max_length: 512,
        clean_up_tokenization_spaces: false,
      }),
    ],
    ["onnx/model_quantized.onnx", onnxModel()],
  ]);
}

/** Writes the tiny model into a folder, which is created. */
export async function writeTinyModel(folder: string): Promise<void> {
  await mkdir(join(folder, "onnx"), { recursive: true });
  for (const [path, content] of tinyModelFiles()) await writeFile(join(folder, path), content);
}

/** The vector that the model must give for a text of these words: their mean, at length 1. */
export function tinyVector(...known: readonly TinyWord[]): number[] {
  const sum = new Array<number>(tinyDimensions).fill(0);
  for (const word of known)
    tinyVectors[word].forEach((value, at) => {
      sum[at] = (sum[at] ?? 0) + value;
    });
  const norm = Math.hypot(...sum);
  return sum.map((value) => (norm === 0 ? 0 : value / norm));
}

function tokenizer(): unknown {
  return {
    version: "1.0",
    added_tokens: [],
    normalizer: { type: "Lowercase" },
    pre_tokenizer: { type: "WhitespaceSplit" },
    post_processor: null,
    decoder: null,
    model: {
      type: "WordPiece",
      unk_token: "<unk>",
      continuing_subword_prefix: "##",
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(words.map((word, id) => [word, id])),
    },
  };
}

// Just enough of protobuf and of https://github.com/onnx/onnx/blob/main/onnx/onnx.proto for one look-up in a table.
const float = 1;
const int64 = 7;

function onnxModel(): Buffer {
  const table = Float32Array.from([
    ...special.flatMap(() => [0, 0, 0, 0]),
    ...Object.values(tinyVectors).flat(),
  ]);
  const initializer = [
    integer(1, words.length),
    integer(1, tinyDimensions),
    integer(2, float),
    bytes(8, "table"),
    bytes(9, Buffer.from(table.buffer)),
  ];
  const gather = [
    bytes(1, "table"),
    bytes(1, "input_ids"),
    bytes(2, "last_hidden_state"),
    bytes(4, "Gather"),
  ];
  const tokens = ["batch", "sequence"];
  const graph = [
    message(1, gather),
    bytes(2, "tiny"),
    message(5, initializer),
    message(11, valueInfo("input_ids", int64, tokens)),
    message(11, valueInfo("attention_mask", int64, tokens)),
    message(12, valueInfo("last_hidden_state", float, [...tokens, tinyDimensions])),
  ];
  return Buffer.concat([integer(1, 8), message(7, graph), message(8, [bytes(1, ""), integer(2, 13)])]);
}

function valueInfo(name: string, type: number, shape: readonly (string | number)[]): Buffer[] {
  const dimensions = shape.map((size) =>
    message(1, [typeof size === "number" ? integer(1, size) : bytes(2, size)]),
  );
  return [bytes(1, name), message(2, [message(1, [integer(1, type), message(2, dimensions)])])];
}

function integer(field: number, value: number): Buffer {
  return Buffer.concat([varint(field << 3), varint(value)]);
}

function bytes(field: number, value: string | Buffer): Buffer {
  const content = Buffer.from(value as string);
  return Buffer.concat([varint((field << 3) | 2), varint(content.length), content]);
}

function message(field: number, parts: readonly Buffer[]): Buffer {
  return bytes(field, Buffer.concat(parts));
}

function varint(value: number): Buffer {
  const digits: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...digits, rest]);
    digits.push((rest % 128) | 128);
  }
}
