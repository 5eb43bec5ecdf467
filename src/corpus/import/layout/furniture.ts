import { isOrnament, isPageNumber } from "../../recognise.js";
import type { LeftOut, LeftOutReason } from "../document.js";
import type { LinedPage } from "./page-content.js";
import type { PageLine } from "./page-line.js";
import { onOneLine } from "./page-line.js";
import { sideFurniture } from "./side-furniture.js";

/** Furniture stands within this share of the page's height from its edge. */
const marginShare = 0.14;
/** Lines of one band of furniture lie within this many points of each other on all pages. */
const bandHeight = 5;
/** Rows from the edge of a page in which furniture is looked for: a running head of two lines and a page number. */
const mostRows = 4;
/** Furniture is set apart from the text by more than this part of the size of its letters. */
const leastGap = 0.35;
/** No longer line is furniture, in characters. */
const longest = 160;

/** A stamp stands on so many pages at least, and on this share of all: forms repeat their words, too, on fewer. */
const leastStamped = 3;
const stampedShare = 0.6;

/** A row at an edge of a page. */
interface EdgeRow {
  readonly page: number;
  readonly edge: "top" | "bottom";
  /** Distance from that edge, in points. */
  readonly distance: number;
  readonly lines: readonly PageLine[];
  /** Its text with every number made one, so that page numbers agree. */
  readonly pattern: string;
  readonly hasNumber: boolean;
}

/**
 * Parts running heads and page numbers from the text: rows at the edge of a page that stand there, with the same words or with a number,
 * on other pages too.
 */
export function withoutFurniture(pages: readonly LinedPage[]): {
  readonly pages: LinedPage[];
  readonly leftOut: LeftOut[];
} {
  // What stands in the side margins may stand beside a first or last line of text, and is no part of it.
  const furniture = sideFurniture(pages);
  const rows = pages.flatMap(({ lines, ...page }) => {
    const own = { ...page, lines: lines.filter((line) => !furniture.has(line) && !page.fixed.has(line)) };
    return [...edgeRows(own, "top"), ...edgeRows(own, "bottom")];
  });
  for (const row of rows) {
    const reason = reasonFor(row, rows, pages.length);
    if (reason === null) continue;
    for (const line of row.lines) furniture.set(line, isPageNumber(line.text) ? "page-number" : reason);
  }
  for (const line of stampsOf(pages)) if (!furniture.has(line)) furniture.set(line, "watermark");
  const leftOut: LeftOut[] = [];
  const kept = pages.map((page): LinedPage => {
    const lines = page.lines.filter((line) => {
      const reason = furniture.get(line);
      if (reason === undefined) return true;
      leftOut.push({ text: line.text, reason, page: page.number });
      return false;
    });
    return { ...page, lines };
  });
  return { pages: kept, leftOut };
}

/** Lines of the same words at the same place on most pages, wherever that is: stamps and watermarks. */
function stampsOf(pages: readonly LinedPage[]): PageLine[] {
  const places = new Map<string, PageLine[]>();
  for (const { lines, fixed } of pages)
    for (const line of lines) {
      if (fixed.has(line)) continue;
      const { left, top } = line.box;
      const key = `${Math.round(left / bandHeight)} ${Math.round(top / bandHeight)} ${line.text}`;
      places.set(key, [...(places.get(key) ?? []), line]);
    }
  const leastPages = Math.max(leastStamped, pages.length * stampedShare);
  const stamps = [...places.values()]
    .filter((lines) => new Set(lines.map(({ page }) => page)).size >= leastPages)
    .flat();
  // Pages of nothing else are copies of one page.
  const isOnText = pages.some(({ lines }) => lines.some((line) => !stamps.includes(line)));
  return isOnText ? stamps : [];
}

function edgeRows(page: LinedPage, edge: "top" | "bottom"): EdgeRow[] {
  const distanceOf = ({ box }: PageLine) => (edge === "top" ? box.top : page.height - box.bottom);
  const near = page.lines.filter((line) => distanceOf(line) < page.height * marginShare);
  near.sort((one, other) => distanceOf(one) - distanceOf(other));
  const rows: PageLine[][] = [];
  for (const line of near) {
    const row = rows.find((lines) => lines.some((other) => onOneLine(other.box, line.box)));
    if (row !== undefined) row.push(line);
    else rows.push([line]);
  }
  return rows.slice(0, mostRows).map((lines): EdgeRow => {
    lines.sort((one, other) => one.box.left - other.box.left);
    const text = lines.map((line) => line.text).join(" ");
    return {
      page: page.number,
      edge,
      distance: Math.min(...lines.map(distanceOf)),
      lines,
      pattern: patternOf(text),
      hasNumber: lines.some((line) => isPageNumber(line.text)),
    };
  });
}

function patternOf(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/\d+|\b[ivxl]+\b/gu, "#")
    .replace(/\s+/gu, "");
}

function reasonFor(row: EdgeRow, rows: readonly EdgeRow[], pages: number): LeftOutReason | null {
  const text = row.lines.map((line) => line.text).join(" ");
  if (text.length > longest) return null;
  const isAlone = row.lines.length === 1 && row.hasNumber;
  const others = rows.filter((other) => other.page !== row.page && other.edge === row.edge);
  const inBand = others.filter((other) => Math.abs(other.distance - row.distance) <= bandHeight);
  const same = others.filter((other) => other.pattern === row.pattern);
  // A page number stands alone at the edge, on a document of one page too.
  if (
    isAlone &&
    (inBand.some((other) => other.hasNumber) || pages === 1 || row.distance === edgeMost(row, rows))
  )
    return isFree(row, rows) ? "page-number" : null;
  if (same.some((other) => Math.abs(other.distance - row.distance) <= bandHeight * 2) && isShort(row))
    return "running-head";
  // The head of another article, or of the other side: in the place of heads that are told by their words or their number.
  const hasProven = inBand.some((other) => other.hasNumber || isRepeated(other, rows));
  return hasProven && row.hasNumber && isFree(row, rows) ? "running-head" : null;
}

function isShort({ lines, hasNumber, edge }: EdgeRow): boolean {
  return (
    hasNumber || edge === "top" || lines.every((line) => !isOrnament(line.text) || line.text.length < longest)
  );
}

function isRepeated(row: EdgeRow, rows: readonly EdgeRow[]): boolean {
  return rows.some(
    (other) => other.page !== row.page && other.edge === row.edge && other.pattern === row.pattern,
  );
}

function edgeMost(row: EdgeRow, rows: readonly EdgeRow[]): number {
  const own = rows.filter((other) => other.page === row.page && other.edge === row.edge);
  return Math.min(...own.map((other) => other.distance));
}

/** Whether a gap parts a row from the one that is farther from the edge. */
function isFree(row: EdgeRow, rows: readonly EdgeRow[]): boolean {
  const next = rows.find(
    (other) => other.page === row.page && other.edge === row.edge && other.distance > row.distance,
  );
  if (next === undefined) return true;
  const size = Math.max(...row.lines.map((line) => line.size));
  const gap =
    row.edge === "top"
      ? Math.min(...next.lines.map(({ box }) => box.top)) -
        Math.max(...row.lines.map(({ box }) => box.bottom))
      : Math.min(...row.lines.map(({ box }) => box.top)) -
        Math.max(...next.lines.map(({ box }) => box.bottom));
  return gap > size * leastGap;
}
