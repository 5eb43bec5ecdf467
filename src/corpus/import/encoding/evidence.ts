import { WordCache } from "../../../language/word-cache.js";
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
export const noEvidence: Evidence = { words: 0, unicode: 0, legacy: candidates.map(() => 0) };

const beyondAscii = /[^\0-\x7f]/u;
// Signs of ASCII are the same everywhere; above it the letters of one encoding are the signs of the other. Blanks of Unicode count as such signs.
const betweenWords = /[\t-\r -@[-`{-\x7f]+/u;
// Units of measure, whose sign is a letter of some encoding.
const unit = /^(?:[a-z]{1,3}[¹²³]|[µμ][a-z]{1,3}|°[a-z])$/iu;
const asciiLetter = /[a-z]/iu;
const edgeSigns: ReadonlySet<string> = new Set("“”‘’„–—…«»•");
const pieces = /[\s–—’]+/u;

/** Longer texts are judged by their beginning. */
const longestJudged = 20_000;

/** @param text characters as a byte-wise format gives them */
export function evidenceOf(text: string): Evidence {
  if (!beyondAscii.test(text)) return noEvidence;
  const words = text.slice(0, longestJudged).split(betweenWords).filter(tells);
  if (words.length === 0) return noEvidence;
  let unicode = 0;
  const legacy = candidates.map(() => 0);
  for (const word of words) {
    const readings = readingsOf(word);
    if (readings & unicodeReading) unicode++;
    for (let at = 0; at < legacy.length; at++)
      if (readings & (unicodeReading << (at + 1))) legacy[at] = (legacy[at] ?? 0) + 1;
  }
  return { words: words.length, unicode, legacy };
}

/** Bit of a word that reads well as it is; those of `candidates` follow it. */
const unicodeReading = 1;

/** The same words come again and again; to read one in every encoding takes long. */
const known = new WordCache<number>(50_000);
const longestKept = 24;

/** The readings in which a word is a Vietnamese syllable, or several, as bits. */
function readingsOf(word: string): number {
  const before = known.get(word);
  if (before !== undefined) return before;
  const isBytewise = isBytes(word);
  let readings = isReadable(word) ? unicodeReading : 0;
  candidates.forEach((candidate, at) => {
    if (candidate.isBytes && !isBytewise) return;
    if (isReadable(candidate.decode(word))) readings |= unicodeReading << (at + 1);
  });
  if (word.length <= longestKept) known.set(word, readings);
  return readings;
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
  return !beyondAscii.test(withoutEdges(word));
}

const letter = /[\p{L}\p{M}]/u;

function isBytes(word: string): boolean {
  for (const character of word) {
    if (windows1252Byte(character.codePointAt(0) ?? 0) === undefined && letter.test(character)) return false;
  }
  return true;
}

function isReadable(word: string): boolean {
  return withoutEdges(word).split(pieces).every(isSyllable);
}

/** A word without the quotation marks and dashes around it. */
function withoutEdges(word: string): string {
  let [start, end] = [0, word.length];
  while (start < end && edgeSigns.has(word.charAt(start))) start += 1;
  while (end > start && edgeSigns.has(word.charAt(end - 1))) end -= 1;
  return word.slice(start, end);
}
