import { locatedPlainLetters } from "./look-alikes.js";
import { canonicalNumber, spacedNumber } from "./number.js";
import { canonicalForm, foldDiacritics } from "./syllable.js";
import { detached, WordCache } from "./word-cache.js";

/** One syllable, abbreviation or number of a text. */
export interface Token {
  /** Canonical form with diacritics; an abbreviation without what joins its letters, a number without separators of thousands. */
  readonly text: string;
  /** `text` without diacritics. */
  readonly folded: string;
  /** Start in the original text, in UTF-16 code units. */
  readonly start: number;
  /** End (exclusive) in the original text, in UTF-16 code units. */
  readonly end: number;
  readonly kind: "word" | "number";
}

// A number may hold separators (3.093; 3 093; 4,68), and the stray space that typesetting leaves in a percentage (4, 68%).
const strayed = String.raw`(?=\d{1,3},\s)(?<![\p{L}\p{M}])\d{1,3},\s\d{1,2}(?=\s?%)`;
const spaced = String.raw`(?=\d{1,3}\s\d{3})${spacedNumber}`;
const number = String.raw`(?=\d)(?:${strayed}|${spaced}|\d+(?:[.,]\d+)*)`;
// An abbreviation may hold an ampersand between capitals (NN&PTNT), and then commas and hyphens too (VH,TT&DL; LĐ-TB&XH). It may end in
// digits (NQTW4). The bounds keep a long row of capitals from being tried again and again.
const joined = String.raw`\p{Lu}{1,8}(?:[,–-]\p{Lu}{1,8}){0,3}(?:&\p{Lu}{1,8}){1,4}`;
// Trung ương: T.Ư, T.W, and TƯ, which among other capitals is the word (ĐẦU TƯ).
const amongSmall = String.raw`(?:(?<!\p{Lu}\sT)|(?<=(?:NQ|BCH|UBKT)\sT))(?:Ư|U\u031b)(?!\s\p{Lu}{2})`;
const central = String.raw`(?<central>T(?<![\p{L}\p{M}\p{N}]T)(?:\.(?:Ư|U\u031b|W)|${amongSmall})(?![\p{L}\p{M}\p{N}]))`;
const rest = String.raw`[\p{L}\p{M}\p{N}]*`;
// What most words begin with is tried first, and what can be told by its first character next.
const tokenPattern = new RegExp(
  String.raw`[a-zđ]${rest}|(?<number>${number})|(?=\p{Lu})(?:${joined}|${central}|\p{Lu}${rest})|[\p{L}\p{M}]${rest}|\p{N}+`,
  "gu",
);

/**
 * Cuts a text into tokens, in order. Offsets point into the text as given, whatever its Unicode form, and whatever letters it
 * has that only look like Vietnamese ones (`plainLetters`).
 */
export function tokenize(text: string): Token[] {
  const plain = locatedPlainLetters(text);
  if (plain === null) return cut(text);
  return cut(plain.text).map((token) => ({
    ...token,
    start: plain.starts[token.start] ?? 0,
    end: plain.ends[token.end - 1] ?? 0,
  }));
}

function cut(text: string): Token[] {
  const tokens: Token[] = [];
  // `matchAll` would copy the expression, which takes longer than to cut a short question.
  tokenPattern.lastIndex = 0;
  for (let match = tokenPattern.exec(text); match !== null; match = tokenPattern.exec(text)) {
    const surface = match[0];
    const isNumber = match.groups?.number !== undefined;
    const isCentral = match.groups?.central !== undefined;
    const { text: canonical, folded } = isNumber
      ? numberForms(surface)
      : isCentral
        ? centralForms
        : wordForms(surface);
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

/** Trung ương in its commoner spelling. */
const centralForms: Forms = { text: "tw", folded: "tw" };

function numberForms(surface: string): Forms {
  const text = canonicalNumber(surface);
  return { text, folded: text };
}

/** Words come back again and again: a corpus of millions has some ten thousand. */
const knownForms = new WordCache<Forms>(100_000);
const longestKept = 32;

function wordForms(surface: string): Forms {
  const known = knownForms.get(surface);
  if (known) return known;
  const text = detached(spelledForm(canonicalForm(surface)));
  const forms = { text, folded: foldDiacritics(text) };
  if (surface.length <= longestKept) knownForms.set(surface, forms);
  return forms;
}

/** An abbreviation as its letters alone, however they are joined. */
function spelledForm(canonical: string): string {
  return canonical.length > 1 ? canonical.replace(joints, "") : canonical;
}

const joints = /[&,–-]/g;
