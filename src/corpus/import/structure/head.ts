import {
  areNames,
  endsClause,
  isAllCapitals,
  isContinuationNote,
  isOrnament,
  isPageNumber,
  readPartLine,
} from "../../recognise.js";
import type { BlockRole } from "../document.js";
import { beginsWithLabel } from "../layout/label.js";
import { isLetterhead } from "../layout/office-lines.js";
import type { LaidOutParagraph } from "../layout/paragraph.js";
import { type BodyLook, isLargerThan } from "./heading-look.js";
import { authorsIn } from "./names.js";

/** What the paragraphs above the text say. */
export interface Head {
  /** How many paragraphs it has. */
  readonly length: number;
  readonly series: string | null;
  readonly part: number | null;
  readonly title: string | null;
  readonly authors: readonly string[];
  /** Whether it is the letterhead of a paper of an authority: nobody's by-line. */
  readonly isPaper: boolean;
}

/** A title is at most this long, in characters. */
const longestTitle = 300;
/** The head of an article is at most so many paragraphs long: the letterhead, number, place and date, kind and subject of a decree. */
const longestHead = 16;

/** Reads the paragraphs above the text. `titleOf` a format that names the title itself is taken as it is. */
export function readHead(paragraphs: readonly LaidOutParagraph[], body: BodyLook): Head {
  const length = headLength(paragraphs, body);
  const head = paragraphs.slice(0, length);
  const parts = head.map(({ text }) => readPartLine(text));
  const partAt = parts.findIndex((part) => part !== null);
  const partLine = parts[partAt] ?? null;
  // Whoever a paper of an authority names above its text is the authority.
  const isPaper = head.some(({ text }) => isLetterhead(text) || isPaperName(text));
  const authors = isPaper
    ? []
    : head.filter(({ role }) => role !== "title").flatMap(({ text }) => authorsIn(text));
  const titled = head.filter(({ text }, at) => at !== partAt && isTitleLine(text));
  const main = mainTitle(titled, body, isPaper);
  if (partLine !== null && partLine.title !== "") {
    return {
      length,
      series: titled.find(namesNobody)?.text ?? null,
      part: partLine.part,
      title: partLine.title,
      authors,
      isPaper,
    };
  }
  // What stands above the title; a title may have several lines.
  const titleAt = titled.findIndex(({ text }) => main?.startsWith(text) === true);
  const above = titled.slice(0, Math.max(0, titleAt)).find(namesNobody);
  return {
    length,
    series: partLine === null ? null : (above?.text ?? null),
    part: partLine?.part ?? null,
    title: main,
    authors,
    isPaper,
  };
}

/** The number of paragraphs before the first that is running text, the first heading or the lead. */
function headLength(paragraphs: readonly LaidOutParagraph[], body: BodyLook): number {
  let end = 0;
  /** Size of the largest title so far; null before the first. */
  let titled: number | null = null;
  for (const [at, paragraph] of paragraphs.slice(0, longestHead).entries()) {
    if (!isHeadLine(paragraph, body, titled)) break;
    if (isProminent(paragraph, body) || paragraph.role === "title")
      titled = Math.max(titled ?? 0, paragraph.style.size ?? 0);
    end = at + 1;
  }
  // A document of nothing but short lines has no head beyond its first.
  return end === paragraphs.length ? Math.min(1, end) : end;
}

/** What a format itself says belongs to the head, and what does not. */
const headRoles: ReadonlySet<BlockRole> = new Set(["title", "by-line"]);
const textRoles: ReadonlySet<BlockRole> = new Set(["lead", "table-row", "caption", "heading"]);

/** Whether a line is neither a title nor text: a number, an ornament, a note, the number of the part. */
function isAside(text: string): boolean {
  return isPageNumber(text) || isOrnament(text) || isContinuationNote(text) || readPartLine(text) !== null;
}

function isHeadLine(paragraph: LaidOutParagraph, body: BodyLook, titled: number | null): boolean {
  const { text, role } = paragraph;
  if (role !== null && headRoles.has(role)) return true;
  // Some offices set the number of a paper as a heading.
  if (isLetterhead(text)) return true;
  if (role !== null && textRoles.has(role)) return false;
  if (isAside(text) || authorsIn(text).length > 0) return true;
  if (text.length > longestTitle || /[.…;]["”’»)\]]*$/u.test(text) || endsClause(text)) return false;
  if (isFirstHeading(paragraph, titled)) return false;
  if (isProminent(paragraph, body)) return true;
  return !beginsWithLabel(text) && (titled === null || text.length < shortLine);
}

/** Whether a line below the title is numbered, and smaller than it. */
function isFirstHeading({ text, style }: LaidOutParagraph, titled: number | null): boolean {
  return titled !== null && beginsWithLabel(text) && (style.size ?? 0) < titled;
}

/** Below a title short lines still belong to the head: an office, a place and date, in characters. */
const shortLine = 90;

function isProminent(paragraph: LaidOutParagraph, body: BodyLook): boolean {
  const { text, style, align } = paragraph;
  if (isLargerThan(paragraph, body) || isAllCapitals(text)) return true;
  return (style.bold && !body.isBold) || (align === "center" && !body.isCentred);
}

/** Whether a line is nobody's by-line. */
function namesNobody({ text, role }: LaidOutParagraph): boolean {
  return role !== "by-line" && authorsIn(text).length === 0;
}

function isTitleLine(text: string): boolean {
  return (
    !isLetterhead(text) &&
    !isOrnament(text) &&
    !isPageNumber(text) &&
    !isContinuationNote(text) &&
    readPartLine(text) === null
  );
}

/** The names of papers (Decree 30/2020/NĐ-CP, article 7, and laws), which a title begins with. */
const paperName =
  /^(?:nghị quyết|quyết định|chỉ thị|quy chế|quy định|thông cáo|thông báo|hướng dẫn|chương trình|kế hoạch|phương án|đề án|dự án|báo cáo|biên bản|tờ trình|hợp đồng|công văn|công điện|nghị định|thông tư(?: liên tịch)?|luật|bộ luật|pháp lệnh|hiến pháp|sắc lệnh|lệnh|quy chuẩn.{0,40}|tiêu chuẩn.{0,40}|điều lệ)(?![\p{L}\p{M}])/iu;

/** Whether a line is the name of a paper and nothing else (`NGHỊ ĐỊNH`). */
function isPaperName(text: string): boolean {
  const composed = text.normalize("NFC").trim();
  return isAllCapitals(composed) && paperName.exec(composed)?.[0] === composed;
}

/** The title among the lines of a head: the one that the format names, the paper's name with its subject, else the largest. */
function mainTitle(lines: readonly LaidOutParagraph[], body: BodyLook, isPaper: boolean): string | null {
  const named = lines.find(({ role }) => role === "title");
  if (named !== undefined) return named.text;
  // A paper of an authority names nobody above its text, and its name and subject in capitals look like names (`BỘ LUẬT LAO ĐỘNG`).
  const candidates = lines.filter((line) => isPaper || (namesNobody(line) && !areNames(line.text)));
  const paper = candidates.findIndex(
    ({ text }) => paperName.test(text.normalize("NFC")) && text.length < longestTitle,
  );
  const first = paper === -1 ? largest(candidates) : paper;
  const [line, ...rest] = candidates.slice(first);
  if (line === undefined) return null;
  const title = [line.text];
  for (const next of rest) {
    const isSame = next.style.size === line.style.size && next.style.bold === line.style.bold;
    const isSubject = paper !== -1 && title.length === 1 && isProminent(next, body);
    if (!isSame && !isSubject) break;
    if (isSame && paper === -1 && isAllCapitals(next.text) !== isAllCapitals(line.text)) break;
    title.push(next.text);
  }
  return title.join(" ").slice(0, longestTitle);
}

function largest(lines: readonly LaidOutParagraph[]): number {
  let best = 0;
  lines.forEach(({ style }, at) => {
    if ((style.size ?? 0) > (lines[best]?.style.size ?? 0) + 0.5) best = at;
  });
  return best;
}
