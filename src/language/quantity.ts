import { locatedPlainLetters } from "./look-alikes.js";
import { spacedNumber } from "./number.js";
import { units } from "./quantity-units.js";

/** Half-open range in UTF-16 code units. */
export interface QuantityRange {
  readonly start: number;
  readonly end: number;
}

// Digits with points, commas or spaces inside; a space may stand behind a comma that a slip of the press put there (`4, 68%`).
const plain = `(?:${spacedNumber}|\\d+(?:[.,]\\d+)*(?:, \\d+(?=\\s?%))?)`;
// One number, a share (`47/50`) or a range (`5-7`).
const number = new RegExp(`(?<![\\p{L}\\p{M}\\d])${plain}(?:[/–-]${plain})?(?!\\d)`, "gu");

// What looks like numbers but is none: dates, terms of office, clock times, numbers of documents and phones.
const year = "(?:19|20)\\d\\d";
const noNumbers: readonly RegExp[] = [
  String.raw`\d{1,2}\s?[/.–-]\s?\d{1,2}\s?[/.–-]\s?${year}`,
  String.raw`(?:[Nn]gày|[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối|[Đđ]êm|[Hh]ôm)\s\d{1,2}\s?[/–-]\s?\d{1,2}(?!\d)`,
  String.raw`(?<!\d)\d{1,2}\s?[/–-]\s?${year}(?!\d)`,
  String.raw`(?<!\d)${year}\s?[/–-]\s?(?:${year}|\d\d)(?!\d)`,
  String.raw`\d{1,2}\s?(?:giờ|g|h)\s?\d{1,2}(?:\s?phút|(?![\p{L}\d]))`,
  String.raw`(?:[Ll]úc|[Hh]ồi)\s\d{1,2}\s?(?:giờ|g|h)(?![\p{L}\d])`,
  String.raw`(?<!\d)\d+(?:/\d+)?[/–-]\p{Lu}{2,}`,
  String.raw`(?:\+84|(?<!\d)(?<!\d[.,\s])0(?=\d))\d{1,3}(?:[ .-]?\d{2,7}){1,3}(?!\d)`,
].map((source) => new RegExp(source, "gu"));

// Behind these words stands the number of a thing, not how many there are of it.
const ordinal =
  /(?:^|[^\p{L}\p{M}])(?:số|thứ|hạng|khóa|khoá|bài|đoạn|mục|chương|điều|khoản|điểm|trang|hình|bảng|quý|trung ương|tw|nghị quyết|quyết định|chỉ thị|công văn|thông tư|nghị định|luật|kỳ|thế kỷ|niên khóa|quốc lộ|ql|tỉnh lộ|khu vực|khu phố|chi bộ|sđt|điện thoại|đt|kỳ họp|đại hội)\s*(?:số\s*|thứ\s*)?$/iu;
// Behind these, too, unless a unit tells that something is counted: `lớp 5`, but `cấp 5 tỷ đồng`.
const ordinalAlone =
  /(?:^|[^\p{L}\p{M}])(?:phần|đường|ấp|tổ|tầng|phòng|lớp|cấp|vòng|đợt|nhóm|cột|câu|lần|năm|tháng|ngày)\s*$/iu;
// A day or month has a number (`tháng 3 xã họp`), but so much may be done in each (`mỗi tháng 3 lần`).
const date = /(?<!(?:mỗi|một|hàng|hằng|từng)\s)(?<![\p{L}\p{M}])(?:ngày|tháng|ngày mùng|mùng)\s*$/iu;
const yearLike = /^(?:19|20)\d\d$/;
const beforeYear = /(?:^|[^\p{L}\p{M}])(?:năm|cuối|đầu|giữa)\s*$/iu;
const nameBefore = /[\p{L}\p{M}\d]\s\p{Lu}[\p{L}\p{M}]*\s$/u;
/** UTF-16 code units before and behind a number that tell what it is. */
const lookAround = 32;

/**
 * The quantities that a text states: numbers of something, shares, sums, areas, each with its unit as printed. Not years,
 * dates, numbers of documents, parts, phones or of things that are named by one (`Trường Tiểu học Trung An 1`).
 */
export function findQuantities(text: string): QuantityRange[] {
  const plain = locatedPlainLetters(text);
  if (plain === null) return quantitiesOf(text);
  return quantitiesOf(plain.text).map(({ start, end }) => ({
    start: plain.starts[start] ?? 0,
    end: plain.ends[end - 1] ?? 0,
  }));
}

function quantitiesOf(text: string): QuantityRange[] {
  if (!/\d/.test(text)) return [];
  const masked = noNumbers.reduce(
    (kept, pattern) => kept.replace(pattern, (match) => match.replace(/\d/g, "\u0000")),
    text,
  );
  const found: QuantityRange[] = [];
  for (const match of masked.matchAll(number)) {
    const start = match.index;
    const end = start + match[0].length;
    const after = text.slice(end, end + lookAround);
    const measured = units.exec(after)?.[0] ?? "";
    const before = text.slice(Math.max(0, start - lookAround), start);
    if (isNumbering(before, match[0], after, measured !== "")) continue;
    found.push({ start, end: end + measured.length });
  }
  return found;
}

function isNumbering(before: string, digits: string, after: string, isMeasured: boolean): boolean {
  // Point 1. of a list.
  if (/(?:^|\n)\s{0,32}$/.test(before) && /^[.)]\s/.test(after)) return true;
  if (ordinal.test(before) || date.test(before)) return true;
  if (yearLike.test(digits) && beforeYear.test(before)) return true;
  if (isMeasured) return false;
  if (/^\p{L}/u.test(after)) return true;
  // A year, a number of an account, a name that ends with a number.
  const isName = nameBefore.test(before) && !/[.,]/.test(digits);
  return yearLike.test(digits) || /^\d{7,}$/.test(digits) || ordinalAlone.test(before) || isName;
}
