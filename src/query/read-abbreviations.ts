import { foldDiacritics } from "../language/syllable.js";
import type { Token } from "../language/token.js";
import type { Vocabulary } from "./vocabulary.js";

/** What joins the letters of an abbreviation that is written in pieces: `TN & MT`, `VH-TT-DL`, `đ/c`, `TP.HCM`. */
const joint = /^\s?[&,./–-]\s?$/;

/** Trung ương, whose abbreviation is also a word (`tư`), in the spelling that is no word. */
const central = "tw";
const alsoWord = "tư";
/** Words that it follows. */
const beforeCentral: ReadonlySet<string> = new Set([
  "nq",
  "quyết",
  "quyet",
  "nghị",
  "nghi",
  "qđ",
  "qd",
  "ct",
  "bch",
  "bct",
]);

/**
 * The tokens of a question with its abbreviations made whole: pieces that spell a known one as one token, and `TƯ` for Trung ương
 * as `tw`, which is what it is looked up by.
 */
export function readAbbreviations(
  tokens: readonly Token[],
  question: string,
  vocabulary: Vocabulary,
): Token[] {
  const read: Token[] = [];
  const isShouted = question === question.toUpperCase();
  for (let at = 0; at < tokens.length; ) {
    const pieces = piecesAt(tokens, at, question, vocabulary);
    const [first, last] = [tokens[at] as Token, tokens[at + pieces - 1] as Token];
    const whole = pieces > 1 ? joined(tokens.slice(at, at + pieces)) : first.text;
    const surface = question.slice(first.start, last.end);
    const text = withCentral(whole, surface, isShouted, read.at(-1)?.text ?? "", vocabulary);
    read.push(text === first.text ? first : { ...first, text, folded: foldDiacritics(text), end: last.end });
    at += pieces;
  }
  return read;
}

/** How many tokens from here on spell a known abbreviation, as many as possible; 1 where none do. */
function piecesAt(tokens: readonly Token[], at: number, question: string, vocabulary: Vocabulary): number {
  let known = 1;
  for (let pieces = 2; isJoined(tokens[at + pieces - 2], tokens[at + pieces - 1], question); pieces++)
    if (vocabulary.meanings(joined(tokens.slice(at, at + pieces))).length > 0) known = pieces;
  return known;
}

function isJoined(before: Token | undefined, after: Token | undefined, question: string): boolean {
  if (!before || !after || !joint.test(question.slice(before.end, after.start))) return false;
  return before.kind === "word" && after.kind === "word";
}

function joined(pieces: readonly Token[]): string {
  const letters = pieces.map(({ text }) => text).join("");
  return letters === alsoWord ? central : letters;
}

/** An abbreviation with `tw` in the place of a `tư` that is Trung ương: in capitals among small letters, after what it follows, or in `NQTƯ4`. */
function withCentral(
  text: string,
  surface: string,
  isShouted: boolean,
  before: string,
  vocabulary: Vocabulary,
): string {
  const isCapital = surface.length > 1 && /^\p{Lu}+\d*$/u.test(surface);
  if (text === alsoWord) return (isCapital && !isShouted) || beforeCentral.has(before) ? central : text;
  if (!isCapital || !text.includes(alsoWord)) return text;
  const spelt = text.replace(alsoWord, central);
  const isKnown = vocabulary.passagesWith(spelt, false) > 0 || vocabulary.meanings(spelt).length > 0;
  return isKnown ? spelt : text;
}
