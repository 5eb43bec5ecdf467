import type { NamedArrays } from "../store/array-file.js";
import { decodeStringTable, encodeStringTable, StringTable } from "../store/string-table.js";
import type { CorpusNames } from "./corpus-names.js";

/** Name of the names' file. */
export const namesFile = "names.bin";

/** The names that the corpus teaches, as they are kept in arrays; its abbreviations are kept as text. */
export type NameTables = Omit<CorpusNames, "abbreviations">;

/** The names as their file holds them. */
export function encodeNames({ names, printedNames }: NameTables): NamedArrays {
  return { ...encodeStringTable("name", names.arrays), ...encodeStringTable("printed", printedNames.arrays) };
}

/**
 * The names out of their file.
 *
 * @throws Error naming the array that is missing or of another kind
 */
export function decodeNames(arrays: NamedArrays): NameTables {
  return {
    names: new StringTable(decodeStringTable("name", arrays, namesFile)),
    printedNames: new StringTable(decodeStringTable("printed", arrays, namesFile)),
  };
}
