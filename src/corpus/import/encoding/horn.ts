/*
 * Word 2007 named the glyph of `ư` after its neighbour in PDFs that it wrote, so that their text has U+01A3 in its place; some of its PDFs
 * have a blank before each combining mark, too.
 */
const wrongHorn = /[\u01a2\u01a3]/gu;
const hornOf: Readonly<Record<string, string>> = { "\u01a3": "ư", "\u01a2": "Ư" };

// Only marks of Vietnamese, behind a vowel.
const partedMark =
  /([aăâeêioôơuưyAĂÂEÊIOÔƠUƯY])[ \u00a0](?=[\u0300\u0301\u0303\u0306\u0309\u031b\u0302\u0323])/gu;

/** The text with `ư` where it has `ƣ`, and without blanks before combining marks. Nothing is composed. */
export function decodeHorns(text: string): string {
  return text.replace(wrongHorn, (letter) => hornOf[letter] ?? letter).replace(partedMark, "$1");
}
