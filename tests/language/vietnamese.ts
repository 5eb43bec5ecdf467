import fc from "fast-check";

const letters = "abcdđeghiklmnopqrstuvxyăâêôơư";
const vowels = new Set("aeiouyăâêôơư");
const tones = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"];

const letter = fc
  .tuple(fc.constantFrom(...letters), fc.constantFrom(...tones), fc.boolean())
  .map(([base, tone, upper]) => (upper ? base.toUpperCase() : base) + (vowels.has(base) ? tone : ""));

const word = fc.array(letter, { minLength: 1, maxLength: 7 }).map((parts) => parts.join(""));

/** Words of Vietnamese letters, right or wrong, with any tone anywhere, parted by single spaces; in any Unicode form. */
export const vietnameseWords = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 12 }), fc.constantFrom("NFC", "NFD"))
  .map(([words, form]) => words.join(" ").normalize(form));

/** Any text that Unicode can hold: lone surrogates, marks without a letter, every script. */
export const anyText = fc.string({ unit: "binary", maxLength: 60 });

/** Running text made of what newspapers print and people type, in any order. */
export const runningText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "TP",
        "ThS",
        "v.v",
        "NQTW4",
        "NN&PTNT",
        "3.093",
        "4, 68%",
        "2010-2015",
        "300ha",
        "Ô Môn",
      ),
      fc.constantFrom(".", "...", "…", "?", "!", ",", "(", ")", "“", "”", '"', "%", "\n", "\u00a0", " ", " "),
      vietnameseWords,
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(""));
