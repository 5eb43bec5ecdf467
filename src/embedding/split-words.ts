/** Kind of a character, as far as the cutting of words goes; 0 in the table: not looked at yet. */
const separator = 1;
const percent = 2;
const digit = 3;
/** A letter, or a sign of number other than 0 to 9; the kinds from here on make words. */
const letter = 4;
/** A letter that may stand before the vowel that should carry its tone. */
const tonedLetter = 5;

const comma = ",".charCodeAt(0);
const wordCharacter = /^[\p{L}\p{N}]$/u;
/** Kinds by UTF-16 code unit, filled as characters are met: to ask for all of them takes longer than most texts. */
const kinds = new Uint8Array(0x10000);

// \u0307 is the dot that lowercasing leaves of İ.
const invisible = /\u0307|[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const thousandsDot = /(?<=[0-9])\.(?=[0-9]{3}(?![0-9]))/g;
const brokenDecimal = /(?<=[0-9]), (?=[0-9]+%)/g;
const keptNumber = /^(?:[0-9]{1,2}|(?:19|20)[0-9]{2})$/;
const numberWord = "#";

const oldTone = /(?:[òóỏõọ][ae]|[ùúủũụ]y)(?!\p{L})/gu;
const newTones: ReadonlyMap<string, string> = new Map(
  [
    ["òa óa ỏa õa ọa òe óe ỏe õe ọe", "oà oá oả oã oạ oè oé oẻ oẽ oẹ"],
    ["ùy úy ủy ũy ụy", "uỳ uý uỷ uỹ uỵ"],
  ].flatMap(([olds = "", news = ""]) => {
    const written = news.split(" ");
    return olds.split(" ").map((old, at): [string, string] => [old, written[at] ?? old]);
  }),
);

const longMarks = /\p{M}{32,}/gu;
// In a shorter text, no run of marks is long enough to matter.
const shortText = 2_000;

/**
 * The words of a text in normal form, in order: composed (NFC), in lower case, with the tone on the second vowel of an open
 * syllable (hoà, khoẻ, thuý); `%` is a word, and so is a number, written `#` unless it has one or two digits or looks like a
 * year. What is no letter or digit parts words; so does the end of digits before a letter (`2ha`). The same, step for step, as
 * the normaliser that training/export.py writes into `tokenizer.json`. Takes any string, in time linear in its length.
 */
export function splitWords(text: string): string[] {
  return split(normalise(text, true), false);
}

/** The words of `splitWords` as they are written: with their letter case, tone placement and digits. */
export function splitSurfaces(text: string): string[] {
  return split(normalise(text, false), true);
}

function split(plain: string, asWritten: boolean): string[] {
  const words: string[] = [];
  for (let at = 0; at < plain.length; ) {
    const start = at;
    const kind = kindAt(plain, at);
    if (kind === digit) {
      at = endOfNumber(plain, at);
      const number = plain.slice(start, at);
      words.push(asWritten || keptNumber.test(number) ? number : numberWord);
    } else if (kind >= letter) {
      let toned = false;
      let next: number = kind;
      while (next >= letter) {
        toned ||= next === tonedLetter;
        at++;
        next = at < plain.length ? kindAt(plain, at) : separator;
      }
      if (next === digit) at = endOfNumber(plain, at);
      const word = plain.slice(start, at);
      words.push(toned && !asWritten ? word.replace(oldTone, (old) => newTones.get(old) ?? old) : word);
    } else {
      if (kind === percent) words.push("%");
      at++;
    }
  }
  return words;
}

function normalise(text: string, lower: boolean): string {
  const composable = text.length <= shortText ? text : text.replace(longMarks, withoutRepetition);
  const composed = composable.normalize("NFC");
  return (lower ? composed.toLowerCase() : composed)
    .replace(invisible, "")
    .replace(thousandsDot, "")
    .replace(brokenDecimal, ",");
}

/**
 * Composing takes time in the square of the number of marks on one letter. No letter has the same mark twice, so of three the
 * last one is never composed and changes nothing, as a mark that is left over only parts words.
 */
function withoutRepetition(marks: string): string {
  const seen = new Map<string, number>();
  return Array.from(marks)
    .filter((mark) => {
      const count = (seen.get(mark) ?? 0) + 1;
      seen.set(mark, count);
      return count <= 2;
    })
    .join("");
}

/** Digits, and the commas that stand between two of them. */
function endOfNumber(text: string, start: number): number {
  let at = start;
  while (isDigit(text, at) || (text.charCodeAt(at) === comma && isDigit(text, at + 1))) at++;
  return at;
}

function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 48 && unit <= 57;
}

function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return kinds[unit] || learnKind(text, at, unit);
}

/** Both halves of a character beyond the first 65,536 have its kind; half a character is no letter. */
function learnKind(text: string, at: number, unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdbff) return kindOf(text.slice(at, at + 2));
  if (unit >= 0xdc00 && unit <= 0xdfff) return at > 0 ? kindOf(text.slice(at - 1, at + 1)) : separator;
  const kind = kindOf(String.fromCharCode(unit));
  kinds[unit] = kind;
  return kind;
}

function kindOf(character: string): number {
  if (character === "%") return percent;
  if (/^[0-9]$/.test(character)) return digit;
  if (/^[òóỏõọùúủũụ]$/.test(character)) return tonedLetter;
  return wordCharacter.test(character) ? letter : separator;
}
