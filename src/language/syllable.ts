import { plainLetters } from "./look-alikes.js";
import { detached, WordCache } from "./word-cache.js";

/**
 * Vietnamese writes the tone of `oa`, `oe`, `uy` on either vowel (hòa/hoà, thủy/thuỷ); both are right and both are typed.
 * One form is kept for matching: the tone on the second vowel, which has no exceptions (`quý` never moves).
 * Only an open syllable has the choice; in a closed one (`hòan`, `thúyêt`) the first vowel is a slip, and is mended likewise.
 */
const movableTone = /(?:([òóỏõọ])([ae])|([ùúủũụ])(y))/gu;

const toneMarks: Readonly<Record<string, string>> = {
  ò: "\u0300",
  ó: "\u0301",
  ỏ: "\u0309",
  õ: "\u0303",
  ọ: "\u0323",
  ù: "\u0300",
  ú: "\u0301",
  ủ: "\u0309",
  ũ: "\u0303",
  ụ: "\u0323",
};

/** Moves the tone of `oa`, `oe`, `uy` to the second vowel. Expects NFC, lower case. */
export function unifyTonePlacement(text: string): string {
  return text.replace(movableTone, (_whole, o?: string, afterO?: string, u?: string, y?: string) => {
    const [first, marked, second] = o ? ["o", o, afterO] : ["u", u, y];
    return first + `${second ?? ""}${toneMarks[marked ?? ""] ?? ""}`.normalize("NFC");
  });
}

/** The form of a word that is compared: plain letters, NFC, lower case, one tone placement. Diacritics stay. */
export function canonicalForm(text: string): string {
  return unifyTonePlacement(plainLetters(text).toLowerCase().normalize("NFC"));
}

/** Text as people type it without diacritics: marks removed, `đ` → `d`. Letter case stays. */
export function foldDiacritics(text: string): string {
  if (text.length > longestKept) return fold(text);
  const known = foldedTexts.get(text);
  if (known !== undefined) return known;
  const folded = detached(fold(text));
  foldedTexts.set(text, folded);
  return folded;
}

/** A text as it is compared without diacritics: plain letters, NFC, lower case, folded. */
export function plainForm(text: string): string {
  return foldDiacritics(plainLetters(text).normalize("NFC").toLowerCase());
}

/** The words of a question are folded again and again while it is read. */
const foldedTexts = new WordCache<string>(50_000);
const longestKept = 32;

function fold(text: string): string {
  return beyondAscii.test(text) ? text.replace(/[^\0-\x7f]/gu, foldCharacter) : text;
}

const beyondAscii = /[^\0-\x7f]/;

const foldedCharacters = new Map<string, string>();

/** Folding is done for every word of a corpus; each character is decomposed only once. */
function foldCharacter(character: string): string {
  const known = foldedCharacters.get(character);
  if (known !== undefined) return known;
  const bare = character.normalize("NFD").replace(/\p{M}+/gu, "");
  const folded = bare === "đ" ? "d" : bare === "Đ" ? "D" : bare;
  foldedCharacters.set(character, folded);
  return folded;
}

/** Whether a text carries any Vietnamese diacritic (a mark, or `đ`). */
export function hasDiacritics(text: string): boolean {
  return /[\p{M}đĐ]/u.test(text.normalize("NFD"));
}
