import type { Field } from "../../../src/index/lexical/term.js";
import { foldDiacritics } from "../../../src/language/syllable.js";

/** A term by its words, and how much it counts. */
export interface PlainTerm {
  readonly field: Field;
  readonly words: string;
  readonly weight: number;
}

/** The words of a passage, and those around it. */
export interface PlainPassage {
  readonly words: readonly string[];
  readonly context: readonly string[];
}

// As the index has them.
const [k1, b] = [0.9, 0.5];

/** BM25 of every passage, as the textbook has it, counting words one by one. */
export function plainScores(passages: readonly PlainPassage[], terms: readonly PlainTerm[]): number[] {
  const total = passages.reduce((sum, { words }) => sum + words.length, 0);
  const average = Math.max(1, total / Math.max(1, passages.length));
  return passages.map((passage) => {
    const norm = k1 * (1 - b + (b * passage.words.length) / average);
    return terms.reduce((sum, { field, words, weight }) => {
      const count = termsOf(passage, field).filter((each) => each === words).length;
      return sum + (weight * count * (k1 + 1)) / (count + norm);
    }, 0);
  });
}

/** All terms of one kind in a passage. */
function termsOf({ words, context }: PlainPassage, field: Field): string[] {
  const folded = words.map(foldDiacritics);
  switch (field) {
    case "syllable":
      return [...words];
    case "foldedSyllable":
      return folded;
    case "pair":
      return pairs(words);
    case "foldedPair":
      return pairs(folded);
    case "context":
      return context.map(foldDiacritics);
  }
}

function pairs(words: readonly string[]): string[] {
  return words.slice(1).map((word, at) => `${words[at]} ${word}`);
}
