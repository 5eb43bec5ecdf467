import { markdownTable } from "../table.js";
import type { IntakeRow } from "./run.js";

const share = (value: number | null | undefined) =>
  value === null || value === undefined ? "–" : value.toFixed(3);
const whole = (value: number | null) => (value === null ? "–" : String(Math.round(value)));

/** One table a group. */
export function intakeTables(rows: readonly IntakeRow[]): string {
  const groups = [...new Set(rows.map(({ group }) => group))];
  return groups
    .map((group) => `### ${group}\n\n${tableOf(rows.filter((row) => row.group === group))}`)
    .join("\n\n");
}

function tableOf(rows: readonly IntakeRow[]): string {
  const hasParagraphs = rows.some(({ paragraphs }) => paragraphs !== null);
  const columns: readonly (readonly [head: string, cell: (row: IntakeRow) => string])[] = [
    ["document", ({ name }) => name],
    ["reader", ({ reader, code }) => (code === null ? reader : `${reader}: ${code}`)],
    ...(hasParagraphs
      ? ([
          ["order", ({ paragraphs }: IntakeRow) => share(paragraphs?.order)],
          ["paragraphs F1", ({ paragraphs }: IntakeRow) => share(paragraphs?.paragraphs)],
          ["headings F1", ({ paragraphs }: IntakeRow) => share(paragraphs?.headings)],
        ] as const)
      : []),
    ["letters right", ({ letters }) => share(letters)],
    ["numbers right", ({ numbers }) => share(numbers)],
    ["ms a page", ({ perPage }) => whole(perPage)],
    ["MB", ({ memory }) => whole(memory)],
  ];
  return markdownTable(
    columns.map(([head]) => head),
    rows.map((row) => columns.map(([, cell]) => cell(row))),
  );
}
