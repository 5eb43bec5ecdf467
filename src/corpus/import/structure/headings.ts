import { areNames, isAllCapitals, isOrnament } from "../../recognise.js";
import { beginsWithPartLabel } from "../layout/label.js";
import { isLetterhead } from "../layout/office-lines.js";
import type { LaidOutParagraph } from "../layout/paragraph.js";
import { type BodyLook, isHeading } from "./heading-look.js";

/** Short lines that are set apart: what each is. */
export type Apart = "heading" | "letterhead" | "signature";

/**
 * What the paragraphs are that look like headings, by their index. Such lines around the emblem of an authority are its letterhead, and
 * those that nothing but a name follows are the offices of whoever signs: neither heads a text. What a format calls a heading is one.
 */
export function setApart(paragraphs: readonly LaidOutParagraph[], body: BodyLook): Map<number, Apart> {
  const found = new Map<number, Apart>();
  const looks = paragraphs.map((paragraph, at) => isHeading(paragraph, paragraphs[at + 1], body));
  const isShort = (at: number) => {
    const text = paragraphs[at]?.text;
    return text !== undefined && (looks[at] === true || isLetterhead(text) || isOrnament(text));
  };
  for (let start = 0; start < paragraphs.length; start++) {
    if (!isShort(start)) continue;
    let end = start;
    while (isShort(end)) end += 1;
    const kinds = kindsOf(paragraphs.slice(start, end), paragraphs.slice(end, end + 3));
    kinds.forEach((kind, at) => {
      if (looks[start + at] === true || kind === "letterhead") found.set(start + at, kind);
    });
    start = end;
  }
  return found;
}

/** What lines in a row are, of which each is set apart, by what stands among them and below them. */
function kindsOf(run: readonly LaidOutParagraph[], below: readonly LaidOutParagraph[]): Apart[] {
  const emblem = run.findLastIndex(({ text }) => isLetterhead(text));
  const isSigned = isSignedBy(below) && !run.some(({ text }) => beginsWithPartLabel(text));
  return run.map(({ role }, at) => {
    if (at <= emblem) return "letterhead";
    return isSigned && role !== "heading" ? "signature" : "heading";
  });
}

/** How to sign, or that it is signed, stands between an office and the name: `(Ký, ghi rõ họ tên)`, `(Đã ký)`. */
const signingNote = /^\(?(?:đã ký|ký|chữ ký)(?![\p{L}\p{M}])/iu;

/** Whether nothing but a name follows, or nothing at all: a list would go on with other names. Capitals may be any words. */
function isSignedBy(below: readonly LaidOutParagraph[]): boolean {
  const [name, next] = signingNote.test(below[0]?.text.normalize("NFC") ?? "") ? below.slice(1) : below;
  if (name === undefined) return true;
  return areNames(name.text) && (next === undefined || !areNames(next.text) || isAllCapitals(next.text));
}
