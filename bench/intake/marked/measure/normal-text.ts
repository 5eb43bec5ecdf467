import { createHash } from "node:crypto";

/** Characters that no reader sees: soft hyphen, zero width, byte order mark. */
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/gu;
/** What lists begin their items with; many formats draw it and do not hold it as text. */
const bullet = /^(?:[•◦▪▫●○■□–—*+-]|\uf0b7)\s+/u;
/** What stands between the cells of a row where a system prints one. */
const cellMark = /(?:^|\s)\|(?=\s|$)/gu;

/** A paragraph as it is compared: composed, white space collapsed, without bullet, cell marks and invisible characters. */
export function normalText(text: string): string {
  const bare = text
    .normalize("NFC")
    .replace(invisible, "")
    .replace(cellMark, " ")
    .replace(/\s+/gu, " ")
    .trim();
  return bare.replace(bullet, "");
}

/** Its words. */
export function wordsOf(text: string): string[] {
  const normal = normalText(text);
  return normal === "" ? [] : normal.split(" ");
}

/** All of a text's letters, without white space. */
export function lettersOf(text: string): string {
  return text.normalize("NFC").replace(invisible, "").replace(/\s+/gu, "");
}

/** Numbers as they are printed: digits with what parts their groups. */
export function numbersIn(text: string): string[] {
  return text.match(/\d+(?:[.,/:]\d+)*/gu) ?? [];
}

const digits = new Map<string, string>();

/**
 * One hexadecimal digit for each word, in order: enough to tell whether a text is the one that was marked, and to align the two, but of
 * seven bits that a Vietnamese syllable carries three are not there, so the text cannot be had back from it.
 */
export function wordDigits(text: string): string {
  return wordsOf(text).map(digitOf).join("");
}

function digitOf(word: string): string {
  let digit = digits.get(word);
  if (digit === undefined) {
    digit = createHash("sha256").update(word).digest("hex").charAt(0);
    digits.set(word, digit);
  }
  return digit;
}
