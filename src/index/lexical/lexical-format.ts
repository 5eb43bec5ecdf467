import { type ArrayKind, type NamedArrays, pickArrays } from "../store/array-file.js";
import { decodeStringTable, encodeStringTable } from "../store/string-table.js";
import type { LexicalArrays } from "./lexical-index.js";
import type { TermArrays } from "./term-dictionary.js";

/** Name of the lexical index's file. */
export const lexicalFile = "lexical.bin";

const termLayout = {
  foldedOf: "Uint32Array",
  firstKeys: "Uint32Array",
  secondKeys: "Uint32Array",
  slots: "Uint32Array",
} as const satisfies Record<Exclude<keyof TermArrays, "words">, ArrayKind>;

const postingLayout = {
  postingOffsets: "Uint32Array",
  postingPassages: "Uint32Array",
  postingCounts: "Uint8Array",
  lengths: "Uint32Array",
} as const satisfies Record<Exclude<keyof LexicalArrays, "terms">, ArrayKind>;

/** The lexical index as its file holds it. */
export function encodeLexical({ terms: { words, ...terms }, ...postings }: LexicalArrays): NamedArrays {
  return { ...encodeStringTable("word", words), ...terms, ...postings };
}

/**
 * The lexical index out of its file.
 *
 * @throws Error naming the array that is missing or of another kind
 */
export function decodeLexical(arrays: NamedArrays): LexicalArrays {
  const words = decodeStringTable("word", arrays, lexicalFile);
  const terms = { words, ...pickArrays(arrays, termLayout, lexicalFile) };
  return { terms, ...pickArrays(arrays, postingLayout, lexicalFile) };
}
