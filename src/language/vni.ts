import { toneBearer } from "./telex.js";

/** Tones by their keys. */
const tones: Readonly<Record<string, string>> = {
  1: "\u0301",
  2: "\u0300",
  3: "\u0309",
  4: "\u0303",
  5: "\u0323",
};

/** Letters by the key that shapes them. */
const shapes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  6: { a: "â", e: "ê", o: "ô" },
  7: { o: "ơ", u: "ư" },
  8: { a: "ă" },
  9: { d: "đ" },
};

const keystrokePattern = /^(?=[a-z]+[1-9])[a-z1-9]{2,12}$/;

/**
 * The syllable that VNI keystrokes spell when the input method was off (`ho65` → `hộ`, `d9o6ng2` → `đồng`), in canonical letters
 * but for the place of the tone, or null where they are not VNI. A digit shapes the letter that it follows, or the last one
 * before it that takes that shape. Expects lower case without diacritics. The caller checks that the result is a word.
 */
export function decodeVni(keystrokes: string): string | null {
  if (!keystrokePattern.test(keystrokes)) return null;
  let letters = "";
  let tone = "";
  for (const key of keystrokes) {
    if (!/\d/.test(key)) {
      letters += key;
      continue;
    }
    // A tone is typed behind the vowel that it stands on (`ma4`): `m4a` is something else.
    if (key in tones && (tone !== "" || !/[aeiouyâêôơưă]/.test(letters))) return null;
    if (key in tones) tone = tones[key] ?? "";
    else {
      const shaped = shape(letters, shapes[key] ?? {});
      if (shaped === null) return null;
      letters = shaped;
    }
  }
  // An open syllable ends in `uơ` (thuở), never in `ươ`.
  letters = letters.replace(/ươ$/, "uơ");
  const vowel = tone ? toneBearer(letters) : 0;
  if (vowel < 0) return null;
  return (tone ? letters.slice(0, vowel + 1) + tone + letters.slice(vowel + 1) : letters).normalize("NFC");
}

/** Letters with the last of them that takes a shape shaped; `uo` as one (`nguo7i`); null where none takes it. */
function shape(letters: string, shapeOf: Readonly<Record<string, string>>): string | null {
  for (let at = letters.length - 1; at >= 0; at--) {
    const shaped = shapeOf[letters[at] ?? ""];
    // Only the first consonant of a syllable is a `đ`.
    if (shaped === undefined || (shaped === "đ" && at > 0)) continue;
    const pair = shaped === "ơ" && letters[at - 1] === "u" && letters.slice(0, at) !== "qu";
    return `${letters.slice(0, at - (pair ? 1 : 0))}${pair ? "ươ" : shaped}${letters.slice(at + 1)}`;
  }
  return null;
}
