const tones: Readonly<Record<string, string>> = {
  s: "\u0301",
  f: "\u0300",
  r: "\u0309",
  x: "\u0303",
  j: "\u0323",
};

const shapes: readonly (readonly [RegExp, string])[] = [
  [/dd/, "đ"],
  [/aa/, "â"],
  [/ee/, "ê"],
  [/oo/, "ô"],
  // `w` is typed after its vowel, or at the end of the syllable.
  [/uwow|uwo|uow/, "ươ"],
  [/uo(\w{0,4}?)w/, "ươ$1"],
  [/a(\w{0,4}?)w/, "ă$1"],
  [/o(\w{0,4}?)w/, "ơ$1"],
  [/u(\w{0,4}?)w/, "ư$1"],
  // An open syllable ends in `uơ` (thuở, quơ), never in `ươ`.
  [/ươ$/, "uơ"],
];

// The tone is typed at the end of the syllable (`quaanj`), or behind the vowel and before the final consonant (`quaajn`).
const keystrokePattern = /^([a-z]+?)(?:([sfrxj])(c|ch|m|n|ng|nh|p|t)?)?$/;

/**
 * The syllable that Telex keystrokes spell when the input method was off (`hooj` → `hộ`, `ngheof` → `nghèo`),
 * or null where the letters are not Telex. Expects lower case without diacritics. The caller checks that the result is a word.
 */
export function decodeTelex(keystrokes: string): string | null {
  const match = keystrokePattern.exec(keystrokes);
  if (!match) return null;
  const [, before = "", key = "", after = ""] = match;
  let letters = before + after;
  const tone = tones[key] ?? "";
  for (const [keys, letter] of shapes) letters = letters.replace(keys, letter);
  if (letters === before + after && !tone) return null;
  const vowel = tone ? toneBearer(letters) : 0;
  if (vowel < 0) return null;
  const marked = tone ? letters.slice(0, vowel + 1) + tone + letters.slice(vowel + 1) : letters;
  return marked.normalize("NFC");
}

/** Index of the vowel that carries the tone (new placement), or -1 without a vowel. Expects lower case without tones. */
export function toneBearer(syllable: string): number {
  const onset = /^(?:qu|gi(?=[aăâeêioôơuưy]))/.exec(syllable)?.[0].length ?? 0;
  const nucleus = /[aăâeêioôơuưy]+/.exec(syllable.slice(onset));
  if (!nucleus) return -1;
  const at = onset + nucleus.index;
  const vowels = nucleus[0];
  const shaped = Math.max(...[..."ăâêôơư"].map((letter) => vowels.lastIndexOf(letter)));
  if (shaped >= 0) return at + shaped;
  const closed = at + vowels.length < syllable.length;
  if (vowels.length === 3) return at + 1;
  if (vowels.length === 2 && (closed || /^(?:oa|oe|uy)$/.test(vowels))) return at + 1;
  return at;
}
