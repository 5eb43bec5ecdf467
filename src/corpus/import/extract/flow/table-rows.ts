import type { PlacedBlock } from "./pages.js";
import { rowOf } from "./runs.js";

/** A cell of a table. */
export interface TableCell {
  readonly blocks: readonly PlacedBlock[];
  /** Whether lines are drawn around it. */
  readonly isRuled: boolean;
}

/** Letters in a cell from which its several paragraphs are running text. */
const runningText = 500;

/**
 * The blocks of a table: one a row, its cells parted by tabs. A table that only places text on the page (one column, no lines
 * around cells of several paragraphs, tables in its cells, or columns of running text) gives the paragraphs themselves, cell by
 * cell. Notes stand behind the row that refers to them.
 */
export function rowsOf(rows: readonly (readonly TableCell[])[], isRuled: boolean): PlacedBlock[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  return rows.flatMap((row) => {
    if (columns === 1 || row.some((cell) => placesText(cell, isRuled || cell.isRuled)))
      return row.flatMap(({ blocks }) => blocks);
    const notes = row.flatMap(({ blocks }) => blocks.filter(isNote));
    const cells = row.map(({ blocks }) => blocks.flatMap((placed) => (isNote(placed) ? [] : placed.block)));
    const block = rowOf(cells);
    const page = row.flatMap(({ blocks }) => blocks)[0]?.page ?? 1;
    return block === null ? notes : [{ block, page }, ...notes];
  });
}

function placesText({ blocks }: TableCell, isRuled: boolean): boolean {
  const own = blocks.filter((placed) => !isNote(placed));
  if (own.some(({ block }) => block.role === "table-row")) return true;
  if (own.length < 2) return false;
  return !isRuled || own.reduce((sum, { block }) => sum + block.text.length, 0) > runningText;
}

function isNote({ block }: PlacedBlock): boolean {
  return block.role === "footnote";
}
