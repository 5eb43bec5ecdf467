import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { turn } from "../turn.js";
import type { TextModel, TokenVectors } from "./embedder.js";
import { addScaled, normalise } from "./mean-pool.js";
import type { ModelLocation } from "./model-location.js";
import { readWordTable, type WordTable } from "./word-table.js";
import { WordTokenizer } from "./word-tokenizer.js";

// Others get a turn after so many characters, some milliseconds of work.
const charactersOfSlice = 8_192;
/** Vectors of rows that are kept at length 1: a few MB, and nearly all that questions come to. */
const mostUnits = 4_000;

/**
 * A model that is a table of word vectors, read without the loading library: that takes a third of the time and of the memory.
 * Its vectors are those that `GeneralModel` makes of the same files; of a text, the first `model_max_length` tokens count.
 */
export class StaticModel implements TextModel {
  private readonly units = new Map<number, Float32Array>();

  private constructor(
    private readonly table: WordTable,
    readonly words: WordTokenizer,
    private readonly longestText: number,
  ) {}

  /** Reads a model from its folder; null where it is not of this kind, or a file that would tell is missing or broken. */
  static async read({ folder }: ModelLocation): Promise<StaticModel | null> {
    const config = await readJson(join(folder, "config.json"));
    if (String(config?.architectures) !== "StaticEmbedding") return null;
    // At once: none of them waits for another to be read.
    const [settings, tokenizerJson, file] = await Promise.all([
      readJson(join(folder, "tokenizer_config.json")),
      readJson(join(folder, "tokenizer.json")),
      readFile(join(folder, "onnx", "model_quantized.onnx")).catch(() => null),
    ]);
    if (!isPlain(settings)) return null;
    const tokenizer = WordTokenizer.fromJson(tokenizerJson);
    if (!tokenizer) return null;
    const table = file && readWordTable(file);
    if (!table || table.rows < tokenizer.rows) return null;
    return new StaticModel(table, tokenizer, settings.model_max_length);
  }

  async embed(texts: readonly string[]): Promise<Float32Array[]> {
    const vectors: Float32Array[] = [];
    let characters = 0;
    for (const text of texts) {
      if (characters >= charactersOfSlice) {
        await turn();
        characters = 0;
      }
      vectors.push(this.vectorOf(text));
      characters += text.length + 1;
    }
    return vectors;
  }

  tokenVectors = (text: string): TokenVectors => {
    const { dimensions } = this.table;
    const rows = this.words.encode(text).slice(0, this.longestText);
    const values = new Float32Array(rows.length * dimensions);
    rows.forEach((row, at) => {
      // The unknown's row means nothing.
      if (row !== 0) values.set(this.unitOf(row), at * dimensions);
    });
    return { dimensions, count: rows.length, values };
  };

  /** Vector of a row, at length 1. */
  private unitOf(row: number): Float32Array {
    const known = this.units.get(row);
    if (known) return known;
    const { dimensions, values, scales } = this.table;
    const unit = new Float32Array(dimensions);
    addScaled(unit, values, row * dimensions, scales[row] as number);
    normalise(unit);
    if (this.units.size >= mostUnits) this.units.clear();
    this.units.set(row, unit);
    return unit;
  }

  /** Mean of a text's word vectors, at length 1. */
  private vectorOf(text: string): Float32Array {
    const { dimensions, values, scales } = this.table;
    const sum = new Float32Array(dimensions);
    for (const row of this.words.encode(text).slice(0, this.longestText))
      addScaled(sum, values, row * dimensions, scales[row] as number);
    return normalise(sum);
  }
}

/** Whether the loading library would do to a text only what `tokenizer.json` says. */
function isPlain(
  settings: Readonly<Record<string, unknown>> | null,
): settings is Readonly<Record<string, unknown>> & { readonly model_max_length: number } {
  return (
    settings?.tokenizer_class === "PreTrainedTokenizerFast" &&
    !settings.remove_space &&
    !settings.do_lowercase_and_remove_accent &&
    Number.isSafeInteger(settings.model_max_length) &&
    Number(settings.model_max_length) > 0
  );
}

/** Content of a file; null where it cannot be read, is no JSON or holds no object. */
async function readJson(path: string): Promise<Readonly<Record<string, unknown>> | null> {
  try {
    const content: unknown = JSON.parse(await readFile(path, "utf8"));
    return typeof content === "object" ? (content as Record<string, unknown> | null) : null;
  } catch {
    return null;
  }
}
