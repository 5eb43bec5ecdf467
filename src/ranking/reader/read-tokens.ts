import { splitSurfaces, splitWords } from "../../embedding/split-words.js";
import type { WordTokenizer } from "../../embedding/word-tokenizer.js";
import { plainLetters } from "../../language/look-alikes.js";
import { joinThousands } from "../../language/number.js";
import { foldDiacritics } from "../../language/syllable.js";
import { shapeOf, type TokenShape } from "./token-shape.js";

/** One or two words of a text as the reader sees them. */
export interface ReaderToken {
  /** Row of the reader's table; 0 where no entry covers the word. */
  readonly row: number;
  /** What must be equal for an exact match: the words without diacritics, in lower case; a long number with its digits. */
  readonly key: string;
  /** Shape of the first word. */
  readonly shape: TokenShape;
}

const numberWord = "#";

/** Cuts a text into tokens, in order, however its letters and numbers are written. Takes any string, in time linear in its length. */
export function readTokens(given: string, tokenizer: WordTokenizer): ReaderToken[] {
  const text = joinThousands(plainLetters(given));
  const words = splitWords(text);
  const written = splitSurfaces(text);
  // Lower-casing changes where words end for a few characters of other scripts only; letter case is then not known.
  const surfaces = written.length === words.length ? written : words;
  let at = 0;
  return tokenizer.cut(words).map(({ row, words: count }): ReaderToken => {
    const first = words[at] ?? "";
    const surface = surfaces[at] ?? "";
    const second = count === 2 ? (words[at + 1] ?? "") : null;
    at += count;
    const key = first === numberWord && second === null ? surface : foldDiacritics(first);
    return {
      row,
      key: second === null ? key : `${key} ${foldDiacritics(second)}`,
      shape: shapeOf(surface),
    };
  });
}
