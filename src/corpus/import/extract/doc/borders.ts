import type { PropertyChange } from "./properties.js";

/** How a border's bytes tell whether it is drawn. */
interface BorderForm {
  /** Bytes of a border. */
  readonly length: number;
  readonly isDrawn: (change: PropertyChange, at: number) => boolean;
}

/** Kinds of lines that are none. */
const noLine = new Set([0, 0xff]);
const kindAt =
  (offset: number) =>
  ({ operand }: PropertyChange, at: number) =>
    !noLine.has(operand.byte(at + offset));
/** Of Word 6: two bytes, of which two bits are the kind. */
const old: BorderForm = { length: 2, isDrawn: ({ operand }, at) => (operand.short(at) & 0x18) !== 0 };
/** [MS-DOC] 2.9.17, Brc80. */
const usual: BorderForm = { length: 4, isDrawn: kindAt(1) };
/** [MS-DOC] 2.9.16, Brc. */
const wide: BorderForm = { length: 8, isDrawn: kindAt(5) };

/** Borders around and between all cells of a row: four sides, and the lines between rows and columns. */
const rowBorders = new Map([
  [0xd605, usual],
  [0xd613, wide],
]);
const bordersOfRow = 6;
const bordersOfCell = 4;
/** The cells of a row, each with its own borders at its end ([MS-DOC] 2.9.321, TC80; of Word 6: TC). */
const cellDefinitions = 0xd608;
const cellHead = 4;
const oldCellHead = 2;

/** Whether a change of a row draws a line around cells. */
export function drawsBorders(change: PropertyChange, isOld: boolean): boolean {
  const row = rowBorders.get(change.code);
  if (row !== undefined) return drawsAny(change, 0, bordersOfRow, isOld ? old : row);
  if (change.code !== cellDefinitions) return false;
  const [form, head] = isOld ? [old, oldCellHead] : [usual, cellHead];
  const cellLength = head + bordersOfCell * form.length;
  const cells = change.operand.byte(2);
  // Behind the length, the number of cells, and the places of their edges, of two bytes each.
  const start = 3 + (cells + 1) * 2;
  return Array.from({ length: cells }, (_, cell) => start + cell * cellLength + head).some((at) =>
    drawsAny(change, at, bordersOfCell, form),
  );
}

function drawsAny(
  change: PropertyChange,
  from: number,
  count: number,
  { length, isDrawn }: BorderForm,
): boolean {
  return Array.from({ length: count }, (_, border) => from + border * length).some((at) =>
    isDrawn(change, at),
  );
}
