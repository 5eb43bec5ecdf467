import { isCreditedCaption, isPhotoCredit } from "../../recognise.js";
import type { BlockRole } from "../document.js";
import type { PageContent, PageContext } from "./page-content.js";
import { around, overlap } from "./page-line.js";
import type { Row } from "./rows.js";

/** Captions and footnotes are set smaller than the text by more than this part. */
const smallerBy = 0.06;
/** A caption is no longer than this, in characters. */
const longestCaption = 500;
/** A caption stands this near to its picture, in sizes of its letters. */
const nearPicture = 2.5;
/** Footnotes stand in this lower part of a page. */
const footShare = 0.4;
/** A mark of a footnote: a figure, an asterisk or a letter in brackets, at the beginning. */
const noteMark = /^(?:\d{1,3}[).]?|[*†‡]+|\([*\d]{1,3}\)|\[\d{1,3}\])\s?\S/u;
/** How captions of pictures and tables begin in print. */
const captionLabel =
  /^(?:Hình(?: ảnh)?|Ảnh|Bảng|Biểu(?: đồ)?|Sơ đồ|Đồ thị|Bản đồ|Figure|Fig\.|Table)\s+\d{1,3}(?:[.\-–]\d{1,3})*\s*[.:–-]?/iu;

/** What a paragraph is by where it stands on its page and how its text begins: a caption, a footnote, or neither. */
export function roleByPlace(
  rows: readonly Row[],
  content: PageContent,
  context: PageContext,
): BlockRole | null {
  const text = rows.map((row) => row.text).join(" ");
  if (isCaption(text, rows, content, context)) return "caption";
  return isFootnote(text, rows, content, context) ? "footnote" : null;
}

function isCaption(
  text: string,
  rows: readonly Row[],
  content: PageContent,
  { bodySize }: PageContext,
): boolean {
  if (text.length > longestCaption) return false;
  if (isPhotoCredit(text) || isCreditedCaption(text)) return true;
  const composed = text.normalize("NFC");
  const [first] = rows as readonly [Row, ...Row[]];
  const differs = first.size < bodySize * (1 - smallerBy) || first.style.italic || first.style.bold;
  if (captionLabel.test(composed) && (differs || isBesidePicture(rows, content, first.size))) return true;
  return (
    (first.size < bodySize * (1 - smallerBy) || first.style.italic) &&
    isBesidePicture(rows, content, first.size)
  );
}

function isBesidePicture(rows: readonly Row[], { pictures }: PageContent, size: number): boolean {
  const box = around(rows.map((row) => row.box));
  return pictures.some((picture) => {
    // A picture that covers the page is its ground.
    if (picture.bottom - picture.top < size * 2) return false;
    const beside = overlap(box.left, box.right, picture.left, picture.right) > (box.right - box.left) / 3;
    const below = box.top - picture.bottom;
    return beside && below >= -size && below <= size * nearPicture;
  });
}

function isFootnote(
  text: string,
  rows: readonly Row[],
  content: PageContent,
  { bodySize }: PageContext,
): boolean {
  const [first] = rows as readonly [Row, ...Row[]];
  if (first.size >= bodySize * (1 - smallerBy) || first.box.top < content.height * footShare) return false;
  const isMarked = first.runs[0]?.isRaised === true || noteMark.test(text);
  // Nothing of the size of the text stands below it in its column.
  const isLowest = !content.lines.some(
    ({ box, size }) =>
      box.top > first.box.bottom &&
      size >= bodySize * (1 - smallerBy) &&
      overlap(box.left, box.right, first.box.left, first.box.right) > 0,
  );
  return isLowest && (isMarked || hasRuleAbove(first, content));
}

function hasRuleAbove({ box, size }: Row, { rules }: PageContent): boolean {
  return rules.some(
    (rule) =>
      rule.bottom - rule.top <= 3 &&
      rule.right - rule.left >= size * 3 &&
      rule.bottom <= box.top + size / 2 &&
      box.top - rule.bottom <= size * 2 &&
      overlap(rule.left, rule.right, box.left, box.right) > 0,
  );
}
