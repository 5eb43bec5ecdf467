/*
 * What a line of a Vietnamese newspaper is, told from its own text. Tests look at the NFC form, so that decomposed text is
 * recognised too; values taken out of a line keep its own form.
 */

/** Longest photo credit or by-line, in characters. */
const longestCredit = 80;

/** Longest caption with its credit, in characters: three or four full lines. */
const longestCaption = 400;

/** Whether a line ends with a full stop, a question or exclamation mark, or an ellipsis, perhaps inside quotes or brackets. */
export function endsSentence(text: string): boolean {
  return /[.!?…]["”’»)\]]*$/u.test(text);
}

/** Whether a line ends with a colon or semicolon, after which either a list item or the rest of the sentence may follow. */
export function endsClause(text: string): boolean {
  return /[:;]["”’»)\]]*$/u.test(text);
}

/** Whether the first letter, perhaps behind an opening quote or bracket, is a small one, and not that of an item `a)`. */
export function startsLowerCase(text: string): boolean {
  return /^["“‘«([]*(?!\p{Ll}[).]\s)\p{Ll}/u.test(text);
}

/** Whether a line has letters, at least two, and no small one among them. */
export function isAllCapitals(text: string): boolean {
  const composed = text.normalize("NFC");
  return !/\p{Ll}/u.test(composed) && /\p{Lu}\P{L}*\p{Lu}/u.test(composed);
}

/** Whether a line is nothing but a page number: `12`, `- 12 -`, `Trang 12`, `12/30`. */
export function isPageNumber(text: string): boolean {
  return /^(?:trang\s{1,40})?(?:[-–—]\s{0,40})?\d{1,4}(?:\s{0,40}\/\s{0,40}\d{1,4})?(?:\s{0,40}[-–—])?$/iu.test(
    text,
  );
}

/** Whether a line has no letter or digit at all, such as the `***` between two parts of a text. */
export function isOrnament(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text);
}

/** Whether a line is the credit of a photo and nothing else: `Ảnh: …`, `(Ảnh: …)`, `Ảnh minh họa`. */
export function isPhotoCredit(text: string): boolean {
  if (text.length > longestCredit || startsLowerCase(text)) return false;
  return /^\(?(?:Nguồn ảnh|Ảnh(?: minh họa| minh hoạ| tư liệu)?)\s*(?::|\)?\.?$)/iu.test(
    text.normalize("NFC"),
  );
}

/** Whether a paragraph is a photo's caption that ends with the photo's credit. */
export function isCreditedCaption(text: string): boolean {
  if (text.length > longestCaption) return false;
  // The full stop of an initial does not end the credit.
  const credit = /(?:^|[.!?…)]\s*|\()Ảnh\s*:(?:[^.:]|(?<=(?<!\p{L})\p{Lu})\.|\.(?=\)?$)){1,60}$/u;
  return credit.test(text.normalize("NFC"));
}

/** Whether a paragraph is short enough to be the caption above a credit. */
export function canBeCaption(text: string): boolean {
  return text.length <= longestCaption;
}

/** Whether a line begins as by-lines do: `* ANH DŨNG`, `Bài, ảnh: ANH DŨNG`, `Thực hiện: …`. */
export function isMarkedByLine(text: string): boolean {
  if (text.length > longestCredit || startsLowerCase(text)) return false;
  const composed = text.normalize("NFC");
  if (/^\*\s*\p{Lu}/u.test(composed))
    return !endsSentence(composed) && areNames(composed.replace(/^\*\s*/u, ""));
  return /^(?:Bài(?:\s*(?:,|và|&|-)\s*ảnh)?|Tin, ảnh|Tác giả|Thực hiện|Ghi chép|Nhóm (?:PV|phóng viên))\s*:/iu.test(
    composed,
  );
}

/**
 * Whether a line is one or more names of people and nothing else. Vietnamese writes only names with a capital at every
 * syllable, and a name has two to five of them.
 */
export function areNames(text: string): boolean {
  const names = splitNames(text);
  return names.length > 0 && names.every(isName);
}

/** Two to five words that begin with a capital; run together (`ANHDŨNG`), a word may be two. */
function isName(text: string): boolean {
  const words = text.split(/\s/u).filter((word) => word !== "");
  if (words.length > 5 || !words.every((word) => /^\p{Lu}[\p{L}\p{M}.]*$/u.test(word))) return false;
  return words.length > 1 || /\p{Lu}\P{Lu}*\p{Lu}/u.test(text);
}

/** The names in a by-line, as printed. */
export function namesInByLine(text: string): string[] {
  return splitNames(text.replace(/^\*\s*/u, "").replace(/^[^:]*:\s*/u, ""));
}

function splitNames(text: string): string[] {
  // White space is made one space first, so that a long row of it is not tried again from each of its characters. "và" may be decomposed.
  const names = text.replace(/\s+/gu, " ").split(/ [-–—] |[,;&]| v(?:\u00e0|a\u0300) /iu);
  return names.map((name) => name.trim()).filter((name) => name !== "");
}

/** Whether a line is a paragraph of its own, whatever stands around it. */
export function standsAlone(text: string): boolean {
  return isPhotoCredit(text) || isMarkedByLine(text) || isPageNumber(text) || isOrnament(text);
}

/** A line that names a part of the series. */
export interface PartLine {
  /** Null where the line gives no number: `Bài cuối: …`, `Kỳ sau: …`. */
  readonly part: number | null;
  /** Empty where the line gives none. */
  readonly title: string;
}

/** Reads `Bài 2: …`, `Kỳ 3 - …`, `Bài cuối: …`, `Kỳ sau: …`; null for any other line. */
export function readPartLine(text: string): PartLine | null {
  if (startsLowerCase(text)) return null;
  const composed = text.normalize("NFC");
  const found =
    /^\(?(?:(?:Mời )?(?:đón đọc|xem tiếp|đọc tiếp)\s+)?(?:Bài|Kỳ|Phần|Số)\s+(?:(\d{1,3})|cuối|kết|sau|tới|tiếp theo)\s*(?:[:.–—-]\s*|\)?$)/iu.exec(
      composed,
    );
  if (found === null) return null;
  // The title is cut from the line as printed: as many base characters in as the match is long.
  let remaining = found[0].length;
  let start = 0;
  for (const { segment } of graphemes.segment(text)) {
    if (remaining <= 0) break;
    remaining -= segment.normalize("NFC").length;
    start += segment.length;
  }
  return { part: found[1] === undefined ? null : Number(found[1]), title: text.slice(start).trim() };
}

const graphemes = new Intl.Segmenter("vi", { granularity: "grapheme" });

/** Whether a line says that the text goes on or ends here: `(Còn tiếp)`, `(Tiếp theo kỳ trước)`, `(Hết)`. */
export function isContinuationNote(text: string): boolean {
  if (text.length > longestCredit) return false;
  return /^\(?(?:còn tiếp|còn nữa|xem tiếp|tiếp theo|hết\)?\.?$)/iu.test(text.normalize("NFC"));
}
