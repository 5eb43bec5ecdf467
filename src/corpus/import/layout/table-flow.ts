import { endsClause, endsSentence, startsLowerCase } from "../../recognise.js";
import type { LeftOut } from "../document.js";
import { around, overlap } from "./page-line.js";
import type { PagePart } from "./page-parts.js";
import type { Row } from "./rows.js";

/** The rows of one table so far, over all its pages. */
interface OpenTable {
  readonly rows: PagePart[];
  /** The row that was met last. */
  seen: PagePart;
  /** How many rows of the head were met again on the page at hand; null once another row was. */
  repeated: number | null;
}

/** A cell of so many characters may be parted. */
const longCell = 12;
/** A head has no more rows than this. */
const tallestHead = 4;

/**
 * Puts tables together that go on over pages or columns: their heads, printed again on each page, are left out, and a row that a page's end parts is
 * one.
 */
export function joinTables(parts: readonly PagePart[]): {
  readonly parts: PagePart[];
  readonly leftOut: LeftOut[];
} {
  const joined: PagePart[] = [];
  const leftOut: LeftOut[] = [];
  let table: OpenTable | null = null;
  for (const part of parts) {
    if (part.cells === undefined) {
      // Notes and captions may stand between the pages of a table.
      if (!part.isAside) table = null;
      joined.push(part);
      continue;
    }
    if (table === null) table = { rows: [], repeated: null, seen: part };
    const last = table.rows.at(-1);
    const added = addRow(table, part);
    if (added === "repeated")
      leftOut.push({ text: part.paragraph.text, reason: "repeated", page: part.paragraph.page });
    else if (added === "joined") joined[joined.lastIndexOf(last as PagePart)] = table.rows.at(-1) as PagePart;
    else joined.push(part);
  }
  return { parts: joined, leftOut };
}

/** Adds a row to a table: as one of its own, as the rest of its last one, or not, where it is a row of the head printed again. */
function addRow(table: OpenTable, part: PagePart): "added" | "joined" | "repeated" {
  const last = table.rows.at(-1);
  if (last === undefined) {
    table.rows.push(part);
    return "added";
  }
  if (pageOf(table.seen) !== pageOf(part) || part.column !== table.seen.column) table.repeated = 0;
  table.seen = part;
  const { repeated } = table;
  const head = repeated === null || repeated >= tallestHead ? undefined : table.rows[repeated];
  if (head !== undefined && isSameRow(head, part)) {
    table.repeated = (repeated ?? 0) + 1;
    return "repeated";
  }
  table.repeated = null;
  const isRest = repeated !== null && goesOnInto(last, part);
  if (isRest) table.rows[table.rows.length - 1] = joinRows(last, part);
  else table.rows.push(part);
  return isRest ? "joined" : "added";
}

function pageOf({ rows }: PagePart): number | undefined {
  return rows.at(-1)?.page;
}

function isSameRow(one: PagePart, other: PagePart): boolean {
  const bare = ({ paragraph }: PagePart) => paragraph.text.normalize("NFC").replace(/\s+/gu, " ");
  return bare(one) === bare(other);
}

/** Whether a row is the rest of the one before it: a sentence goes on in one of its cells, and nothing begins in another. */
function goesOnInto(last: PagePart, part: PagePart): boolean {
  const pairs = (part.cells ?? []).map((cell) => [cellAbove(last, cell), cell] as const);
  const isGoing = ([above, cell]: (typeof pairs)[number]) =>
    above !== undefined && isLong(above) && !hasEnded(textOf(above)) && startsLowerCase(textOf(cell));
  const isOther = ([above, cell]: (typeof pairs)[number]) =>
    above === undefined || (!startsLowerCase(textOf(cell)) && (cell.length === 1 || hasEnded(textOf(above))));
  return pairs.some(isGoing) && !pairs.some(isOther);
}

/** Whether a cell holds more than a word or a figure. */
function isLong(cell: readonly Row[]): boolean {
  return textOf(cell).length >= longCell;
}

function cellAbove({ cells = [] }: PagePart, cell: readonly Row[]): readonly Row[] | undefined {
  const { left, right } = around(cell.map(({ box }) => box));
  return cells.find((other) => {
    const box = around(other.map((row) => row.box));
    return overlap(left, right, box.left, box.right) > 0;
  });
}

function textOf(cell: readonly Row[]): string {
  return cell.map(({ text }) => text).join(" ");
}

function hasEnded(text: string): boolean {
  return endsSentence(text) || endsClause(text);
}

function joinRows(last: PagePart, part: PagePart): PagePart {
  const cells = (last.cells ?? []).map((own) => [
    ...own,
    ...(part.cells ?? []).filter((cell) => cellAbove(last, cell) === own).flat(),
  ]);
  return {
    ...last,
    cells,
    rows: cells.flat(),
    paragraph: {
      ...last.paragraph,
      text: cells.map(textOf).join("\t"),
      runs: [],
      lines: [...last.paragraph.lines, ...part.paragraph.lines],
    },
  };
}
