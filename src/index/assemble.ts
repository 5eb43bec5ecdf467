import type { Lexicon } from "../language/lexicon.js";
import { EmbeddedSource } from "./embedded-source.js";
import { ForwardIndex } from "./forward/forward-index.js";
import { LexicalIndex } from "./lexical/lexical-index.js";
import type { EmbeddedLibrary } from "./library.js";
import type { SearchIndex } from "./search-index.js";
import type { StoredIndex } from "./stored-index.js";
import { nearVectors } from "./vectors/near-index.js";
import { codeSize } from "./vectors/table-memory.js";
import { isBySentence } from "./vectors/vector-format.js";

/**
 * Puts the parts of an index together, ready to be searched.
 * @throws a plain Error where they do not belong together
 */
export function assembleLibrary(
  index: StoredIndex,
  lexicon: Lexicon,
): Omit<EmbeddedLibrary, "corpusHash" | "state" | "embedded" | "problems"> {
  const { passages, vectorOffsets, vectorSums, sentenceOfVector, names } = index;
  const lexical = new LexicalIndex(index.lexical, index.scores);
  const forward = new ForwardIndex(index.forward);
  const bySentence = isBySentence(passages.size);
  const codes = bySentence ? 0 : passages.size * codeSize(index.vectors.dimensions);
  const belong =
    lexical.size === passages.size &&
    forward.size === passages.size &&
    vectorOffsets.length === passages.size + 1 &&
    vectorOffsets[passages.size] === index.vectors.size &&
    vectorSums.length === passages.size &&
    index.codes.length === codes &&
    (index.graph?.size ?? passages.size) === passages.size;
  if (!belong) throw new Error("the files do not belong together");
  const { vectors, graph } = nearVectors(index, index.graph);
  const ordinals = bySentence ? passagesOfVectors(vectorOffsets) : null;
  const search: SearchIndex = {
    lexical,
    forward,
    vectors,
    vectorOffsets,
    vectorSums,
    sentenceOfVector,
    graph,
    bySentence,
    passageOfLabel: ordinals ? (label) => ordinals[label] as number : (label) => label,
    kindOf: (ordinal) => passages.kindOf(ordinal),
  };
  return { passages, search, candidates: new EmbeddedSource(search), names, lexicon };
}

/** Passage of each vector; the vectors of a passage stand together. */
function passagesOfVectors(offsets: Uint32Array): Uint32Array {
  const ordinals = new Uint32Array(offsets.at(-1) ?? 0);
  for (let passage = 0; passage + 1 < offsets.length; passage++)
    ordinals.fill(passage, offsets[passage], offsets[passage + 1]);
  return ordinals;
}
