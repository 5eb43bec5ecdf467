import { canonicalNumber } from "./number.js";
import { canonicalForm, foldDiacritics } from "./syllable.js";

/** One syllable, abbreviation or number of a text. */
export interface Token {
  /** Canonical form with diacritics; a number without separators of thousands. */
  readonly text: string;
  /** `text` without diacritics. */
  readonly folded: string;
  /** Start in the original text, in UTF-16 code units. */
  readonly start: number;
  /** End (exclusive) in the original text, in UTF-16 code units. */
  readonly end: number;
  readonly kind: "word" | "number";
}

// A number may hold separators (3.093; 4,68), and the stray space that typesetting leaves in a percentage (4, 68%).
// An abbreviation may hold an ampersand between capitals (NN&PTNT) and end in digits (NQTW4).
const tokenPattern =
  /(?<number>(?<![\p{L}\p{M}])\d{1,3},\s\d{1,2}(?=\s?%)|\d+(?:[.,]\d+)*)|\p{Lu}+(?:&\p{Lu}+)+|[\p{L}\p{M}][\p{L}\p{M}\p{N}]*|\p{N}+/gu;

/** Cuts a text into tokens, in order. Offsets point into the text as given, whatever its Unicode form. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(tokenPattern)) {
    const surface = match[0];
    const isNumber = match.groups?.number !== undefined;
    const canonical = isNumber ? canonicalNumber(surface) : canonicalForm(surface);
    tokens.push({
      text: canonical,
      folded: isNumber ? canonical : foldDiacritics(canonical),
      start: match.index,
      end: match.index + surface.length,
      kind: isNumber ? "number" : "word",
    });
  }
  return tokens;
}
