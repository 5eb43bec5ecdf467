import type { PassageKind } from "../corpus/types.js";
import type { ForwardIndex } from "./forward/forward-index.js";
import type { LexicalIndex } from "./lexical/lexical-index.js";
import type { VectorIndex, VectorTable } from "./vectors/vector-index.js";

/** The structures over one set of passages that a question is searched in; a passage is meant by its ordinal, from 0. */
export interface SearchIndex {
  /** Term → passages. */
  readonly lexical: LexicalIndex;
  /** Passage → its sentences and their tokens. */
  readonly forward: ForwardIndex;
  /** A vector for each sentence, and for what a passage is where that is not printed; those of a passage stand together. */
  readonly vectors: VectorTable;
  /** First vector of each passage, plus the end of the last passage's vectors. */
  readonly vectorOffsets: Uint32Array;
  /** For each passage, the length of the sum of its vectors. */
  readonly vectorSums: Float32Array;
  /** For each vector, the number of its sentence in the passage plus one; 0 where it is of no sentence. */
  readonly sentenceOfVector: Uint32Array;
  /** Finds vectors near a question: of sentences in a small corpus, of whole passages in a large one. */
  readonly graph: VectorIndex;
  /** Whether it finds sentences. */
  readonly bySentence: boolean;
  /** Passage of each label that it finds. */
  passageOfLabel(label: number): number;
  /** Kind of a passage. */
  kindOf(passage: number): PassageKind;
}
