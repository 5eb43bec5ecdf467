/*
 * Old Vietnamese encodings put their letters at the places of Western ones. Programs that know nothing of them read the bytes as
 * Windows-1252, and what arrives are Western letters and signs: this is the way from such a character to its byte.
 */

// The upper half of the first two rows of Windows-1252; a dot stands at the five places that it leaves free.
const upperRows = "€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ";

/** By code point: the byte that reads as it in Windows-1252. C1 controls stand for themselves, as they do where nothing was read at all. */
const bytes = new Map<number, number>();
for (let byte = 0; byte < 0x100; byte++) bytes.set(byte, byte);
[...upperRows].forEach((character, at) => {
  if (character !== ".") bytes.set(character.codePointAt(0) ?? 0, 0x80 + at);
});

/**
 * Characters that stand in the place of one of Windows-1252: a font's glyph has one name and two code points, and PDF writers choose the
 * other one (Adobe Glyph List: `mu`, `periodcentered`, `macron`, `hyphen`, `minus`, `Dcroat`, `Delta`, …).
 */
const otherCodePoints: Readonly<Record<string, number>> = {
  "\u2212": 0xad,
  "\u2010": 0xad,
  "\u2219": 0xb7,
  "\u22c5": 0xb7,
  "\u03bc": 0xb5,
  "\u02c9": 0xaf,
  "\u0110": 0xd0,
  "\u00a4": 0xa4,
  "\u02d9": 0xb7,
  "\u2215": 0x2f,
};
for (const [character, byte] of Object.entries(otherCodePoints))
  bytes.set(character.codePointAt(0) ?? 0, byte);

/** The byte (0 to 255) that a character stands for where a program read bytes as Windows-1252; undefined where there is none. */
export function windows1252Byte(codePoint: number): number | undefined {
  return bytes.get(codePoint);
}

/** By byte: the character that it reads as. */
const characters = Array.from({ length: 0x100 }, (_none, byte) => {
  const upper = byte >= 0x80 && byte < 0xa0 ? upperRows[byte - 0x80] : undefined;
  return upper === undefined || upper === "." ? String.fromCharCode(byte) : upper;
});

/** The character that a byte reads as; at the five places that are free, a C1 control. */
export function windows1252Character(byte: number): string {
  return characters[byte & 0xff] ?? "";
}

/** The text of bytes as Windows-1252. Never fails, and loses nothing. (`TextDecoder` takes it for Latin-1 in some versions of Node.js.) */
export function windows1252Text(source: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < source.length; start += chunk)
    parts.push(Array.from(source.subarray(start, start + chunk), windows1252Character).join(""));
  return parts.join("");
}

/** Bytes turned into text at once, to keep what is in memory small. */
const chunk = 65_536;
