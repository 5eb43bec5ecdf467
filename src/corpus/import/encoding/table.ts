import { windows1252Byte } from "./windows-1252.js";

/** A decoder of one encoding: characters as a byte-wise format gives them, to Unicode. What the encoding does not have stays as it is. */
export type Decoder = (text: string) => string;

/** The vowels in the order of the tables below, each with its five tones behind it. */
const vowels = ["a", "â", "ă", "e", "ê", "o", "ô", "ơ", "u", "ư", "i", "y"];
/** None, sắc, huyền, hỏi, ngã, nặng. */
const tones = ["", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"];

/** Every Vietnamese letter but the plain consonants in the order in which the tables write them: small ones, `đ` at the end. */
export const smallLetters: readonly string[] = [
  ...vowels.flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize("NFC"))),
  "đ",
];
export const capitalLetters: readonly string[] = smallLetters.map((letter) => letter.toUpperCase());

/**
 * Bytes to letters.
 *
 * @param codes byte of each of `letters`, in hexadecimal, parted by white space; `--` for a letter that the encoding does not have
 */
export function byteTable(letters: readonly string[], codes: string): Map<number, string> {
  const table = new Map<number, string>();
  codes
    .trim()
    .split(/\s+/u)
    .forEach((code, at) => {
      const letter = letters[at];
      if (code !== "--" && letter !== undefined) table.set(Number.parseInt(code, 16), letter);
    });
  return table;
}

/** A decoder by a table of bytes. */
export function tableDecoder(table: ReadonlyMap<number, string>): Decoder {
  return (text) => {
    let decoded = "";
    for (const character of text) {
      const byte = windows1252Byte(character.codePointAt(0) ?? 0);
      decoded += (byte === undefined ? undefined : table.get(byte)) ?? character;
    }
    return decoded;
  };
}
