import { meanConfidence, type Recognition } from "../document.js";
import { findOpenTables } from "./booktabs.js";
import { goesOn, isCentred } from "./break-rules.js";
import { type DropCap, findDropCaps } from "./drop-cap.js";
import { beginsWithListLabel } from "./label.js";
import { roleByPlace } from "./marginal.js";
import type { PageContent, PageContext } from "./page-content.js";
import type { PageLine } from "./page-line.js";
import type { LaidOutParagraph } from "./paragraph.js";
import { readingOrder } from "./reading-order.js";
import { type ColumnMeasure, joinRuns, leadings, measureColumn, type Row, rowOf, rowsOf } from "./rows.js";
import { findTables, standIn, type Table, type TableRow } from "./tables.js";

/** A paragraph of a page, with what tells whether it goes on elsewhere. */
export interface PagePart {
  readonly paragraph: LaidOutParagraph;
  readonly rows: readonly Row[];
  readonly column: ColumnMeasure;
  /** Of a row of a table: the rows of each cell, from the left. */
  readonly cells?: readonly (readonly Row[])[];
  /** Whether it stands apart from the running text: a caption, a note, a row of a table. */
  readonly isAside: boolean;
}

/** A column of a page, and its paragraphs. */
interface MeasuredColumn {
  readonly rows: readonly Row[];
  readonly column: ColumnMeasure;
}

/** Distances between baselines on pages, by size. */
export function pageLeadings(pages: readonly PageContent[]): Map<number, number> {
  return leadings(
    pages.flatMap(({ lines }) => readingOrder(lines).map((column) => rowsOf(column, new Map()))),
  );
}

/** The paragraphs of a page in reading order. */
export function partsOf(content: PageContent, context: PageContext): PagePart[] {
  const ruled = findTables(content.lines, content.rules);
  const inRuled = linesOf(ruled);
  const open = findOpenTables(
    content.lines.filter((line) => !inRuled.has(line)),
    content.rules,
  );
  const tables = [...ruled, ...open];
  const inTables = linesOf(tables);
  const caps = findDropCaps(content.lines.filter((line) => !inTables.has(line)));
  const capLines = new Set(caps.map(({ cap }) => cap));
  const free = content.lines.filter((line) => !inTables.has(line) && !capLines.has(line));
  const tableOf = new Map(tables.map((table) => [standIn(table), table]));
  const columns = readingOrder([...free, ...tableOf.keys()], tableOf);
  return columns.flatMap((column) => {
    const shifts = shiftsOf(caps);
    const rows = rowsOf(column, shifts, content.pictures);
    const printed = rows.filter((row) => !row.lines.some((line) => tableOf.has(line)));
    const measure = measureColumn(printed.length > 0 ? printed : rows, context.leadings);
    return partsOfColumn({ rows, column: measure }, { content, context, tableOf, caps });
  });
}

function linesOf(tables: readonly Table[]): Set<PageLine> {
  return new Set(tables.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.flat())));
}

/** Lines beside a drop cap begin where it begins. */
function shiftsOf(caps: readonly DropCap[]): Map<PageLine, number> {
  return new Map(caps.flatMap(({ cap, beside }) => beside.map((line) => [line, cap.box.left] as const)));
}

interface Surroundings {
  readonly content: PageContent;
  readonly context: PageContext;
  readonly tableOf: ReadonlyMap<PageLine, Table>;
  readonly caps: readonly DropCap[];
}

function partsOfColumn({ rows, column }: MeasuredColumn, surroundings: Surroundings): PagePart[] {
  const parts: PagePart[] = [];
  let paragraph: Row[] = [];
  let before: Row | null = null;
  const end = () => {
    if (paragraph.length > 0) parts.push(textPart(paragraph, column, surroundings, before));
    before = paragraph.at(-1) ?? before;
    paragraph = [];
  };
  rows.forEach((row, at) => {
    const [line] = row.lines;
    const table = line === undefined ? undefined : surroundings.tableOf.get(line);
    if (table !== undefined) {
      end();
      parts.push(...table.rows.map((own) => tablePart(own, column)));
      return;
    }
    const last = paragraph.at(-1);
    const after = rows[at + 1] ?? null;
    const isCapped = surroundings.caps.some(({ first }) => row.lines.includes(first));
    if (isCapped || (last !== undefined && !goesOn({ paragraph, last, next: row, after, column }))) end();
    paragraph.push(row);
  });
  end();
  return parts;
}

function textPart(
  rows: readonly Row[],
  column: ColumnMeasure,
  { content, context, caps }: Surroundings,
  before: Row | null,
): PagePart {
  const [first] = rows as readonly [Row, ...Row[]];
  const cap = caps.find((each) => rows.some((row) => row.lines.includes(each.first)));
  const text = rows.map((row) => row.text).join(" ");
  const role = roleByPlace(rows, content, context) ?? (beginsWithListLabel(text) ? "list-item" : null);
  const lines = rows.flatMap((row) => row.lines);
  const leading = column.leading(first.size);
  const paragraph: LaidOutParagraph = {
    ...lookOf(rows),
    text: cap === undefined ? text : `${cap.cap.text}${text}`,
    role,
    align: alignOf(rows, column),
    page: first.page,
    lines: [...(cap === undefined ? [] : [cap.cap]), ...lines].map(({ page, box }) => ({ page, box })),
    spaceAbove: before === null ? null : (first.baseline - before.baseline - leading) / context.bodySize,
    recognition: recognitionOf(lines),
  };
  const isAside = role === "caption" || role === "footnote";
  return { paragraph: cap === undefined ? paragraph : withCap(paragraph, cap.cap), rows, column, isAside };
}

function withCap(paragraph: LaidOutParagraph, cap: PageLine): LaidOutParagraph {
  const runs =
    paragraph.runs.length > 0
      ? paragraph.runs
      : [{ text: paragraph.text.slice(cap.text.length), style: paragraph.style }];
  return { ...paragraph, runs: [{ text: cap.text, style: cap.block.style }, ...runs] };
}

function tablePart({ cells, box }: TableRow, column: ColumnMeasure): PagePart {
  const rows = cells.map((cell) => cell.map((line) => rowOf([line])));
  const flat = rows.flat();
  const text = rows.map((cell) => cell.map((row) => row.text).join(" ")).join("\t");
  const runs = joinRuns(
    rows.map((cell) => joinRuns(cell.map((row) => row.runs))),
    "\t",
  );
  const paragraph: LaidOutParagraph = {
    ...lookOf(flat),
    runs: runs.length > 1 ? runs : [],
    text,
    role: "table-row",
    align: null,
    page: flat[0]?.page ?? null,
    lines: [{ page: flat[0]?.page ?? 1, box }],
    spaceAbove: null,
    recognition: recognitionOf(cells.flat()),
  };
  return { paragraph, rows: flat, column, cells: rows, isAside: true };
}

function lookOf(rows: readonly Row[]): Pick<LaidOutParagraph, "level" | "style" | "runs"> {
  const widest = rows.reduce((one, other) => (other.text.length > one.text.length ? other : one));
  const runs = joinRuns(rows.map((row) => row.runs));
  return { level: null, style: widest.style, runs: runs.length > 1 ? runs : [] };
}

function alignOf(rows: readonly Row[], column: ColumnMeasure): LaidOutParagraph["align"] {
  if (rows.every((row) => isCentred(row, column))) return "center";
  const [first] = rows as readonly [Row, ...Row[]];
  const size = first.size;
  const isRight = rows.every(
    ({ box }) => box.left > column.left + size * 4 && Math.abs(box.right - column.right) <= size,
  );
  return isRight ? "right" : "left";
}

function recognitionOf(lines: readonly PageLine[]): Recognition | null {
  const read = lines.flatMap(({ block, text }) =>
    block.recognition === null ? [] : [{ ...block.recognition, length: text.length }],
  );
  if (read.length === 0) return null;
  return {
    confidence: meanConfidence(read),
    doubtful: read.flatMap(({ doubtful }) => doubtful),
  };
}
