import { foldDiacritics } from "./syllable.js";

// Spaces that typesetting puts between thousands: they never part two numbers.
const thinSpace = "[\\u00a0\\u2002-\\u200a\\u202f]";
/** Words behind which a number is a name, so that the one after it counts something else: `tháng 5 300 hộ`. */
const numberingWords = "bài|kỳ|điều|khoản|trang|đường|khóa|khoá|lớp|tháng|ngày|trung ương|đt|sđt|điện thoại"
  .split("|")
  .map((word) => `[${word[0]?.toUpperCase()}${word[0]}]${word.slice(1)}`)
  .join("|");
/** Not behind a letter or a part of another number: of a phone, a date, a row of a table. */
const begins = "(?<![\\p{L}\\p{M}\\d+/–-]|\\d[.,\\s]|\\(0\\d{1,3}\\)\\s)[1-9]\\d{0,2}";
const ends = "(?:,\\d+)?(?![\\d\\p{L}]|[.,/–-]\\d|\\s\\d)";

/**
 * Source of a regular expression (flag `u`) for a number whose thousands are parted by spaces (`3 093 hộ`, `1 234 567,8`), as the
 * International System of Units writes them. An ordinary space is taken for one between thousands only where nothing tells of two numbers.
 */
export const spacedNumber = `(?:${begins}(?:${thinSpace}\\d{3})+${ends}|(?<!(?<![\\p{L}\\p{M}])(?:${numberingWords})\\s)${begins}(?: \\d{3})+${ends})`;

const spacedNumbers = new RegExp(spacedNumber, "gu");

/** A text whose numbers are written without spaces between thousands. */
export function joinThousands(text: string): string {
  return text.replace(spacedNumbers, (number) => number.replace(/\s+/gu, ""));
}

/**
 * One spelling for a number, so that what is typed finds what is printed: `3.093`, `3,093`, `3 093` → `3093`;
 * `4,68`, `4.68`, `4, 68` → `4,68`. Vietnamese groups thousands with a point and writes decimals with a comma;
 * people also type it the English way. Groups of exactly three digits are thousands.
 */
export function canonicalNumber(surface: string): string {
  const compact = surface.replace(/\s+/g, "");
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(compact)) return compact.replace(/[.,]/g, "");
  const thousandsAndDecimals =
    /^(\d{1,3}(?:\.\d{3})+),(\d+)$/.exec(compact) ?? /^(\d{1,3}(?:,\d{3})+)\.(\d+)$/.exec(compact);
  if (thousandsAndDecimals)
    return `${thousandsAndDecimals[1]?.replace(/[.,]/g, "")},${thousandsAndDecimals[2]}`;
  if (/^\d+[.,]\d+$/.test(compact)) return compact.replace(".", ",");
  return compact;
}

const smallNumbers = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"];

/** A number from 0 to 10 in words, for its canonical digits; undefined for any other. */
export function spelledNumber(digits: string): string | undefined {
  return /^\d+$/.test(digits) ? smallNumbers[Number(digits)] : undefined;
}

/** The digits of a number from 0 to 10, for its canonical word, or that without diacritics; undefined for any other word. */
export function digitsOf(word: string): string | undefined {
  const at = smallNumbers.findIndex((each) => each === word || foldDiacritics(each) === word);
  return at < 0 ? undefined : String(at);
}
