import type { BuiltIndex } from "./build.js";
import type { ForwardArrays } from "./forward/forward-index.js";
import type { LexicalArrays } from "./lexical/lexical-index.js";
import type { PassageArrays } from "./passages/passage-store.js";
import type { TypedArray } from "./store/array-file.js";
import { StringTable, type StringTableArrays } from "./store/string-table.js";
import { VectorTable } from "./vectors/vector-index.js";

/** Arrays of a file by their names. */
export type NamedArrays = Readonly<Record<string, TypedArray>>;

/** Names of an index's files besides the graph. */
export const arrayFiles = ["lexical.bin", "forward.bin", "passages.bin", "vectors.bin", "names.bin"] as const;

/** A file of arrays. */
export type ArrayFile = (typeof arrayFiles)[number];

/** What stands in which file. */
export function filesOf(index: BuiltIndex): Record<ArrayFile, NamedArrays> {
  const { terms, ...postings } = index.lexical;
  const { words, ...dictionary } = terms;
  const { vectors, vectorOffsets, vectorSums, sentenceOfVector, unitKeys, names } = index;
  return {
    "lexical.bin": { ...prefixed("word", words), ...dictionary, ...postings },
    "forward.bin": { ...index.forward },
    "passages.bin": { ...index.passages.arrays },
    "vectors.bin": {
      values: vectors.values,
      scales: vectors.scales,
      vectorOffsets,
      vectorSums,
      sentenceOfVector,
      unitKeys,
    },
    "names.bin": {
      ...prefixed("name", names.names.arrays),
      ...prefixed("printed", names.printedNames.arrays),
    },
  };
}

/** The arrays of the lexical index, as `filesOf` named them. */
export function lexicalArrays(file: NamedArrays): LexicalArrays {
  const { foldedOf, firstKeys, secondKeys, slots, ...rest } = file;
  const terms = { words: tableArrays("word", file), foldedOf, firstKeys, secondKeys, slots };
  return { ...rest, terms } as unknown as LexicalArrays;
}

/** The arrays of the forward index. */
export function forwardArrays(file: NamedArrays): ForwardArrays {
  return file as unknown as ForwardArrays;
}

/** The arrays of the passages. */
export function passageArrays(file: NamedArrays): PassageArrays {
  return file as unknown as PassageArrays;
}

/** The vectors, what each is of, and the keys of their texts. */
export function vectorParts(file: NamedArrays, dimensions: number) {
  return {
    vectors: new VectorTable(dimensions, file.values as Int8Array, file.scales as Float32Array),
    vectorOffsets: file.vectorOffsets as Uint32Array,
    vectorSums: file.vectorSums as Float32Array,
    sentenceOfVector: file.sentenceOfVector as Uint32Array,
    unitKeys: file.unitKeys as Uint8Array,
  };
}

/** The names that the corpus taught. */
export function nameTables(file: NamedArrays) {
  return {
    names: new StringTable(tableArrays("name", file)),
    printedNames: new StringTable(tableArrays("printed", file)),
  };
}

function prefixed(prefix: string, { bytes, offsets, slots }: StringTableArrays): NamedArrays {
  return { [`${prefix}Bytes`]: bytes, [`${prefix}Offsets`]: offsets, [`${prefix}Slots`]: slots };
}

function tableArrays(prefix: string, file: NamedArrays): StringTableArrays {
  return {
    bytes: file[`${prefix}Bytes`],
    offsets: file[`${prefix}Offsets`],
    slots: file[`${prefix}Slots`],
  } as StringTableArrays;
}
