import { splitSurfaces, splitWords } from "../../embedding/split-words.js";
import type { WordTokenizer } from "../../embedding/word-tokenizer.js";
import { isUsual, plainLetters } from "../../language/look-alikes.js";
import { joinThousands } from "../../language/number.js";
import { foldDiacritics } from "../../language/syllable.js";
import { detached, WordCache } from "../../language/word-cache.js";
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

/** What is known of a word as it is written. */
interface WrittenWord {
  /** See `WordTokenizer.numberOf`. */
  readonly number: number;
  /** Its key where it is a token alone, and as one of two words. */
  readonly key: string;
  readonly folded: string;
  readonly shape: TokenShape;
}

/** Words that are kept with what is known of them, some MB. */
const mostKept = 50_000;
const longestKept = 32;
const keptWords = new WeakMap<WordTokenizer, WordCache<WrittenWord>>();

/** Cuts a text into tokens, in order, however its letters and numbers are written. Takes any string, in time linear in its length. */
export function readTokens(given: string, tokenizer: WordTokenizer): ReaderToken[] {
  const text = joinThousands(plainLetters(given));
  // Of other letters the small ones may stand elsewhere, or be more.
  const words = isUsual(text) ? wordsOfSurfaces(text, tokenizer) : wordsOfText(text, tokenizer);
  let at = 0;
  return tokenizer.cutNumbers(words.map(({ number }) => number)).map(({ row, words: count }): ReaderToken => {
    const { key, folded, shape } = words[at] as WrittenWord;
    const second = count === 2 ? words[at + 1]?.folded : undefined;
    at += count;
    return { row, key: second === undefined ? key : `${folded} ${second}`, shape };
  });
}

function wordsOfText(text: string, tokenizer: WordTokenizer): WrittenWord[] {
  const words = splitWords(text);
  const written = splitSurfaces(text);
  // Lower-casing changes where words end for a few characters of other scripts only; letter case is then not known.
  const surfaces = written.length === words.length ? written : words;
  return words.map((word, at) => writtenWord(word, surfaces[at] ?? "", tokenizer));
}

/** The same, with words that were seen before. */
function wordsOfSurfaces(text: string, tokenizer: WordTokenizer): WrittenWord[] {
  let kept = keptWords.get(tokenizer);
  if (!kept) {
    kept = new WordCache(mostKept);
    keptWords.set(tokenizer, kept);
  }
  const words: WrittenWord[] = [];
  for (const surface of splitSurfaces(text)) {
    let word = kept.get(surface);
    if (!word) {
      const [normal, ...more] = splitWords(surface);
      if (normal === undefined || more.length > 0) return wordsOfText(text, tokenizer);
      word = writtenWord(normal, detached(surface), tokenizer);
      if (surface.length <= longestKept) kept.set(surface, word);
    }
    words.push(word);
  }
  return words;
}

function writtenWord(word: string, surface: string, tokenizer: WordTokenizer): WrittenWord {
  const folded = foldDiacritics(word);
  return {
    number: tokenizer.numberOf(word),
    key: word === numberWord ? surface : folded,
    folded,
    shape: shapeOf(surface),
  };
}
