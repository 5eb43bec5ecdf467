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
    const { text: canonical, folded } = isNumber ? numberForms(surface) : wordForms(surface);
    tokens.push({
      text: canonical,
      folded,
      start: match.index,
      end: match.index + surface.length,
      kind: isNumber ? "number" : "word",
    });
  }
  return tokens;
}

/** A token's forms that are compared. */
type Forms = Pick<Token, "text" | "folded">;

function numberForms(surface: string): Forms {
  const text = canonicalNumber(surface);
  return { text, folded: text };
}

/** Words come back again and again: a corpus of millions has some ten thousand. */
const knownForms = new Map<string, Forms>();
const mostKept = 100_000;
const longestKept = 32;

function wordForms(surface: string): Forms {
  const known = knownForms.get(surface);
  if (known) return known;
  const text = canonicalForm(surface);
  const forms = { text, folded: foldDiacritics(text) };
  if (surface.length > longestKept) return forms;
  if (knownForms.size >= mostKept) knownForms.clear();
  // A copy: a slice of a text would keep the whole text in memory.
  knownForms.set(Buffer.from(surface).toString(), forms);
  return forms;
}
