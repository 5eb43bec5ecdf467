import { capitalLetters, type Decoder, smallLetters } from "./table.js";

/*
 * VNI for Windows, the encoding of the fonts whose names begin with `VNI-`: most letters are two characters, the vowel and a sign behind
 * it. Source: the tables of VNI Software, as keyboard drivers have them.
 */
const small = `
  a aù aø aû aõ aï  aâ aá aà aå aã aä  aê aé aè aú aü aë  e eù eø eû eõ eï  eâ eá eà eå eã eä
  o où oø oû oõ oï  oâ oá oà oå oã oä  ô ôù ôø ôû ôõ ôï  u uù uø uû uõ uï  ö öù öø öû öõ öï
  i í ì æ ó ò  y yù yø yû yõ î  ñ`;

const letters = new Map<string, string>();
for (const [at, written] of small.trim().split(/\s+/u).entries()) {
  const letter = smallLetters[at] ?? "";
  const capital = capitalLetters[at] ?? "";
  letters.set(written, letter);
  letters.set(written.toUpperCase(), capital);
  // The case of the sign is often not that of its vowel; the vowel's counts.
  if (written.length < 2) continue;
  const [vowel = "", sign = ""] = written;
  letters.set(vowel.toUpperCase() + sign, capital);
  letters.set(vowel + sign.toUpperCase(), letter);
}

/** Some converters write `i`, which has letters of its own, with a sign behind it as the other vowels (and `ỵ`, too). */
const alternatives = [
  ["iù iø iû iõ iï yï", "í ì ỉ ĩ ị ỵ"],
  ["IÙ IØ IÛ IÕ IÏ YÏ", "Í Ì Ỉ Ĩ Ị Ỵ"],
  ["Iù Iø Iû Iõ Iï Yï", "Í Ì Ỉ Ĩ Ị Ỵ"],
] as const;
for (const [written, shown] of alternatives) {
  const shownLetters = shown.split(" ");
  for (const [at, pair] of written.split(" ").entries()) letters.set(pair, shownLetters[at] ?? "");
}

/** Text in VNI as Unicode. */
export const decodeVniFont: Decoder = (text) => {
  let decoded = "";
  for (let at = 0; at < text.length; at++) {
    const pair = letters.get(text.slice(at, at + 2));
    decoded += pair ?? letters.get(text[at] ?? "") ?? text[at];
    if (pair !== undefined && text.length > at + 1) at++;
  }
  return decoded;
};
