import { isSyllable } from "./phonotactics.js";

/** How many words of a text were judged, and how many of them can be Vietnamese syllables. */
export interface SyllableCount {
  readonly words: number;
  readonly syllables: number;
}

// Between them stand words; hyphens and slashes part them too (`kinh tế-xã hội`).
const betweenWords = /[\s\p{P}\p{S}]+/u;
const hasLetter = /\p{L}/u;
const digitInWord = /\p{L}\p{N}+\p{L}/u;
const hasDigit = /\p{N}/u;

/** Abbreviations have so many letters at most (`UBTVQH`); longer words in capitals are words. */
const longestAbbreviation = 7;

/** The words of a text that tell whether it is Vietnamese, and those that can be syllables: see `syllableShare`. */
export function countSyllables(text: string): SyllableCount {
  let words = 0;
  let syllables = 0;
  for (const word of text.normalize("NFC").split(betweenWords)) {
    if (!hasLetter.test(word)) continue;
    if (isSyllable(word)) syllables++;
    else if (tellsNothing(word)) continue;
    words++;
  }
  return { words, syllables };
}

/**
 * Share of a text's words that can be Vietnamese syllables, in [0, 1]; 0 for a text without words. Numbers, words with digits at their
 * ends (`NQTW4`) and abbreviations in capitals (`UBND`, `TTg`) are no words here; digits between letters (`M1JC`) make a bad word, and
 * so does every foreign one, so that a text of another language has a low share.
 */
export function syllableShare(text: string): number {
  const { words, syllables } = countSyllables(text);
  return words === 0 ? 0 : syllables / words;
}

function tellsNothing(word: string): boolean {
  if (digitInWord.test(word)) return false;
  if (hasDigit.test(word)) return true;
  if ([...word].length > longestAbbreviation) return false;
  // `UBND`, `NĐ`, and those that end in a small letter: `TTg`, `BTc`.
  return isAbbreviation.test(word);
}

const isAbbreviation = /^[A-ZĐƯÂ]+[a-zđ]?$/u;
