import { candidates } from "./encodings.js";
import { isSyllable } from "./phonotactics.js";
import { windows1252Byte } from "./windows-1252.js";

/** How well a text reads as it is and in each encoding. Only words with characters beyond ASCII tell; all encodings share the others. */
export interface Evidence {
  readonly words: number;
  /** Words that read as Vietnamese syllables as they are. */
  readonly unicode: number;
  /** The same by each of `candidates`. */
  readonly legacy: readonly number[];
}

/** Nothing is known. */
export const NO_EVIDENCE: Evidence = { words: 0, unicode: 0, legacy: candidates.map(() => 0) };

const beyondAscii = /[^\0-\x7f]/u;
// Signs of ASCII are the same everywhere; above it the letters of one encoding are the signs of the other. Blanks of Unicode count as such signs.
const betweenWords = /[\t-\r -@[-`{-\x7f]+/u;
// Units of measure, whose sign is a letter of some encoding.
const unit = /^(?:[a-z]{1,3}[¹²³]|[µμ][a-z]{1,3}|°[a-z])$/iu;
const asciiLetter = /[a-z]/iu;
const edges = /^[“”‘’„–—…«»•]+|[“”‘’„–—…«»•]+$/gu;
const pieces = /[\s–—’]+/u;

/** Longer texts are judged by their beginning. */
const LONGEST_JUDGED = 20_000;

/** @param text characters as a byte-wise format gives them */
export function evidenceOf(text: string): Evidence {
  if (!beyondAscii.test(text)) return NO_EVIDENCE;
  const words = text.slice(0, LONGEST_JUDGED).split(betweenWords).filter(tells);
  if (words.length === 0) return NO_EVIDENCE;
  const bytewise = words.filter(isBytes);
  return {
    words: words.length,
    unicode: countReadable(words),
    legacy: candidates.map(({ decode, isBytes }) => countReadable((isBytes ? bytewise : words).map(decode))),
  };
}

/** The evidence of several texts together. */
export function addEvidence(one: Evidence, other: Evidence): Evidence {
  if (other.words === 0) return one;
  return {
    words: one.words + other.words,
    unicode: one.unicode + other.unicode,
    legacy: one.legacy.map((count, at) => count + (other.legacy[at] ?? 0)),
  };
}

function tells(word: string): boolean {
  return beyondAscii.test(word) && asciiLetter.test(word) && !unit.test(word) && !isAllTypography(word);
}

function isAllTypography(word: string): boolean {
  return !beyondAscii.test(word.replace(edges, ""));
}

const letter = /[\p{L}\p{M}]/u;

function isBytes(word: string): boolean {
  for (const character of word) {
    if (windows1252Byte(character.codePointAt(0) ?? 0) === undefined && letter.test(character)) return false;
  }
  return true;
}

function countReadable(words: readonly string[]): number {
  return words.filter((word) => word.replace(edges, "").split(pieces).every(isSyllable)).length;
}
