/*
 * VIQR, the seven-bit writing of VISCII (RFC 1456): vowel, then `^` `(` `+` for the letter's shape and `'` `` ` `` `?` `~` `.` for its tone,
 * `dd` for `đ`. `\` takes the meaning from the sign behind it.
 */
const shapes: Readonly<Record<string, string>> = {
  "a^": "â",
  "e^": "ê",
  "o^": "ô",
  "a(": "ă",
  "o+": "ơ",
  "u+": "ư",
  "o*": "ơ",
  "u*": "ư",
};
const tones: Readonly<Record<string, string>> = {
  "'": "\u0301",
  "`": "\u0300",
  "?": "\u0309",
  "~": "\u0303",
  ".": "\u0323",
};

const written = /\\([\^(+*'`?~.\\dD])|([dD])[dD]|([aeiouyAEIOUY])([\^(+*]?)(['`?~.]?)/gu;

// Who does not write `\.` for the full stop means one at the end of a sentence; within it, the tone of an open syllable.
const endsThere = /^["'”’)\]]*(?:$|\s*\n|\s+["'“‘(]*[A-Z])/u;
// Behind a capital, a word in capitals goes on with the line; one that only begins with a capital begins a sentence.
const endsAmongCapitals = /^["'”’)\]]*(?:$|\s*\n|\s+["'“‘(]*[A-Z](?![A-Z^(+'`?~.]))/u;
const alsoPunctuation = new Set([".", "?"]);

const escapesStops = /\\[.?]/u;

/** Text in VIQR as Unicode. */
export function decodeViqr(text: string): string {
  const isStrict = escapesStops.test(text);
  return text.replace(written, (whole: string, ...found: unknown[]) => {
    const [escaped, d, vowel = "", shape = "", tone = ""] = found as (string | undefined)[];
    if (escaped !== undefined) return escaped;
    if (d !== undefined) return d === "d" ? "đ" : "Đ";
    const at = found.find((each) => typeof each === "number") as number;
    const rest = text.slice(at + whole.length, at + whole.length + 16);
    const ends = vowel === vowel.toLowerCase() ? endsThere : endsAmongCapitals;
    const isStop = !isStrict && alsoPunctuation.has(tone) && ends.test(rest);
    const shaped = shape === "" ? vowel : shapeOf(vowel, shape);
    if (shaped === undefined) return whole;
    return tone === "" || isStop ? shaped + tone : (shaped + tones[tone]).normalize("NFC");
  });
}

function shapeOf(vowel: string, shape: string): string | undefined {
  const shaped = shapes[vowel.toLowerCase() + shape];
  return vowel === vowel.toLowerCase() ? shaped : shaped?.toUpperCase();
}

// What only VIQR writes; signs of sentences do not tell.
const sign = /[aeo]\^|a\(|[ou]\+|[aeiouy^(+]['`?~.][a-z]|[aeiouy^(+][`~]|(?<![a-z])dd[aeiouy]/iu;

/** Words that are surely written in VIQR, of a text's words. */
export function countViqrWords(text: string): { readonly words: number; readonly written: number } {
  if (!mayBeWritten.test(text)) return { words: countWords(text), written: 0 };
  const words = text.split(/\s+/u).filter((each) => /[a-z]/iu.test(each));
  return { words: words.length, written: words.filter((each) => sign.test(each)).length };
}

const mayBeWritten = /[aeiouy][\^(+*'`?~.]|dd/iu;

function countWords(text: string): number {
  return text.match(/\S+/gu)?.length ?? 0;
}
