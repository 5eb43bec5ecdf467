import type { BuiltIndex } from "./build.js";
import { type Catalogue, catalogueFile } from "./catalogue.js";
import { decodeForward, encodeForward, forwardFile } from "./forward/forward-format.js";
import { decodeLexical, encodeLexical, lexicalFile } from "./lexical/lexical-format.js";
import { decodeNames, encodeNames, namesFile } from "./names/names-format.js";
import { decodePassages, encodePassages, passageFile } from "./passages/passage-format.js";
import { PassageStore } from "./passages/passage-store.js";
import type { NamedArrays } from "./store/array-file.js";
import type { TableMemory } from "./vectors/table-memory.js";
import { decodeVectors, encodeVectors, vectorFile } from "./vectors/vector-format.js";

/** Name of the graph's file, which the native module writes and reads. */
export const graphFile = "graph.hnsw";

/** Names of an index's files of arrays, the form of each of which its own room knows. */
export const arrayFiles = [lexicalFile, forwardFile, passageFile, vectorFile, namesFile] as const;

/** Names of all files of an index. */
export const indexFiles = [...arrayFiles, catalogueFile, graphFile] as const;

/** A file of arrays. */
export type ArrayFile = (typeof arrayFiles)[number];

/** An index in memory, whole but for its graph and for what only building needs. */
export type IndexParts = Omit<BuiltIndex, "embedded" | "graph">;

/** What stands in which file of arrays. */
export function encodeIndex(index: IndexParts): Record<ArrayFile, NamedArrays> {
  return {
    [lexicalFile]: encodeLexical(index.lexical),
    [forwardFile]: encodeForward(index.forward),
    [passageFile]: encodePassages(index.passages.arrays),
    [vectorFile]: encodeVectors(index),
    [namesFile]: encodeNames(index.names),
  };
}

/**
 * The index out of its files.
 *
 * @param dimensions length of each vector
 * @param memory the one that the vectors' file was read into, if it was
 * @throws Error naming what is missing, of another kind, or does not belong together
 */
export function decodeIndex(
  files: Readonly<Record<ArrayFile, NamedArrays>>,
  { articles, abbreviations }: Catalogue,
  dimensions: number,
  memory: TableMemory | null = null,
): IndexParts {
  return {
    lexical: decodeLexical(files[lexicalFile]),
    forward: decodeForward(files[forwardFile]),
    passages: new PassageStore(decodePassages(files[passageFile]), articles),
    names: { ...decodeNames(files[namesFile]), abbreviations },
    ...decodeVectors(files[vectorFile], dimensions, memory),
  };
}
