import { averageLength, lengthNorm, mostOfTerm, shareOf } from "../lexical/bm25.js";
import type { LexicalArrays } from "../lexical/lexical-index.js";
import type { EmbeddedLibrary } from "../library.js";
import type { SearchIndex } from "../search-index.js";
import { type GenerationTables, impactSteps } from "./generation-tables.js";
import { encodeMemoryParts } from "./memory-parts.js";
import { bytesColumn, type Column } from "./rows.js";
import { termWord } from "./term-word.js";
import { encodeTokens } from "./token-record.js";
import { encodeVectors } from "./vector-record.js";

/** Rows of a table, made as they are asked for. */
export interface TableRows {
  readonly table: keyof GenerationTables;
  readonly columns: readonly Column[];
  readonly rows: Iterable<readonly (number | string)[]>;
}

/** Bytes of a piece of a file that is kept in memory: some milliseconds of work to read. */
const pieceSize = 2 ** 19;
/** Whole numbers up to this stand in a `halfvec` as they are: it has eleven digits of two. */
const largestWhole = 2_047;

const int: Column = { type: "int" };
const vectorColumn: Column = { type: "text", as: (value) => `${value}::halfvec` };

/** All rows of a generation. */
export function rowsOf(
  library: EmbeddedLibrary,
  { withGraph, withWords }: { readonly withGraph: boolean; readonly withWords: boolean },
): TableRows[] {
  const { search } = library;
  const arrayOf = (type: string): Column => ({ type: "text", as: (value) => `${value}::${type}[]` });
  return [
    { table: "parts", columns: [{ type: "text" }, int, bytesColumn], rows: partRows(library) },
    { table: "passages", columns: [int, bytesColumn, bytesColumn], rows: passageRows(search) },
    {
      table: "postings",
      columns: [int, arrayOf("int"), arrayOf("int2")],
      rows: postingRows(search.lexical.arrays),
    },
    { table: "sentences", columns: [int, int, { type: "real" }, vectorColumn], rows: sentenceRows(search) },
    ...(withGraph ? [{ table: "means", columns: [int, vectorColumn], rows: meanRows(search) } as const] : []),
    ...(withWords
      ? [{ table: "words", columns: [int, { type: "text" }], rows: wordRows(search) } as const]
      : []),
  ];
}

function* partRows({ passages, names, search }: EmbeddedLibrary): Generator<(number | string)[]> {
  const { lexical, forward } = search;
  const files = encodeMemoryParts(passages, names, lexical.arrays, forward.arrays);
  for (const [name, blocks] of Object.entries(files)) {
    let number = 0;
    for (const block of blocks)
      for (let at = 0; at < block.length; at += pieceSize)
        yield [name, number++, block.toString("hex", at, at + pieceSize)];
  }
}

function* passageRows(index: SearchIndex): Generator<(number | string)[]> {
  const { forward, vectors, vectorOffsets, vectorSums, sentenceOfVector } = index;
  for (let passage = 0; passage < index.lexical.size; passage++) {
    const own = {
      first: vectorOffsets[passage] as number,
      end: vectorOffsets[passage + 1] as number,
      sum: vectorSums[passage] as number,
    };
    yield [
      passage,
      encodeTokens(forward.arrays, passage).toString("hex"),
      encodeVectors(vectors, sentenceOfVector, own).toString("hex"),
    ];
  }
}

function* postingRows(arrays: LexicalArrays): Generator<(number | string)[]> {
  const { postingOffsets, postingPassages, postingCounts, lengths } = arrays;
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const average = averageLength(total, lengths.length);
  const norms = Float32Array.from(lengths, (length) => lengthNorm(length, average));
  const impactOf = (times: number, norm: number) =>
    Math.round((impactSteps * shareOf(times, norm)) / mostOfTerm);
  for (let term = 0; term + 1 < postingOffsets.length; term++) {
    const [first, end] = [postingOffsets[term] as number, postingOffsets[term + 1] as number];
    const passages = postingPassages.subarray(first, end);
    const impacts = Array.from(passages, (passage, at) =>
      impactOf(postingCounts[first + at] as number, norms[passage] as number),
    );
    yield [term, `{${passages.join(",")}}`, `{${impacts.join(",")}}`];
  }
}

function* sentenceRows({ vectors, vectorOffsets }: SearchIndex): Generator<(number | string)[]> {
  const { dimensions, values, scales } = vectors;
  for (let passage = 0; passage + 1 < vectorOffsets.length; passage++)
    for (let row = vectorOffsets[passage] as number; row < (vectorOffsets[passage + 1] as number); row++)
      yield [
        row,
        passage,
        scales[row] as number,
        `[${values.subarray(row * dimensions, (row + 1) * dimensions).join(",")}]`,
      ];
}

/** Of each passage that has vectors, the direction of their sum in whole numbers. */
function* meanRows({ vectors, vectorOffsets }: SearchIndex): Generator<(number | string)[]> {
  for (let passage = 0; passage + 1 < vectorOffsets.length; passage++) {
    const sum = new Float32Array(vectors.dimensions);
    for (let row = vectorOffsets[passage] as number; row < (vectorOffsets[passage + 1] as number); row++)
      vectors.addTo(sum, row);
    const most = sum.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    if (most === 0) continue;
    yield [passage, `[${sum.map((value) => Math.round((value / most) * largestWhole)).join(",")}]`];
  }
}

/** Of each passage, its terms as words, each as often as it occurs. */
function* wordRows({ lexical, forward }: SearchIndex): Generator<(number | string)[]> {
  const { dictionary, size } = lexical;
  const { foldedOf } = dictionary.arrays;
  const known: string[] = [];
  const wordOf = (term: number) => (known[term] ??= termWord(term));
  for (let passage = 0; passage < size; passage++) {
    const words: string[] = [];
    const add = (term: number) => term >= 0 && words.push(wordOf(term));
    const tokens = forward.sentences(passage).flatMap((sentence) => [...sentence.tokens]);
    for (const [at, token] of tokens.entries()) {
      const folded = foldedOf[token] as number;
      add(dictionary.findIds("syllable", token));
      add(dictionary.findIds("foldedSyllable", folded));
      const next = tokens[at + 1];
      if (next === undefined) continue;
      add(dictionary.findIds("pair", token, next));
      add(dictionary.findIds("foldedPair", folded, foldedOf[next] as number));
    }
    for (const token of forward.context(passage))
      add(dictionary.findIds("context", foldedOf[token] as number));
    yield [passage, words.join(" ")];
  }
}
