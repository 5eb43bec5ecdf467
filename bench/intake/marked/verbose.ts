import { type Counts, f1 } from "./measure/layout-metrics.js";
import type { FileFigures } from "./run.js";

/** A line is cut after so many characters. */
const longestLine = 160;

/** What each file was read as by us, and every true paragraph that was missed, with what came nearest. */
export function intakeDetails(figures: readonly FileFigures[]): string {
  return figures
    .filter(({ system }) => system === "ours")
    .map(fileDetails)
    .join("\n\n");
}

function fileDetails({ name, refused, layout, letters, kept }: FileFigures): string {
  const lines = [`### ${name}${refused === null ? "" : `: refused, ${refused}`}`];
  if (letters !== null) lines.push(`letters: ${letters.errors} errors in ${letters.letters}`);
  if (kept !== null) lines.push(`kept: ${kept.right} of ${kept.all}`);
  if (layout !== null) {
    const { paragraphs, headings, order, pages, missed, added } = layout;
    lines.push(
      `paragraphs ${countsOf(paragraphs)}, headings ${countsOf(headings)}, order ${order.right}/${order.all}, page ${pages === null ? "–" : `${pages.right}/${pages.all}`}`,
    );
    for (const { kind, page, text, nearest, likeness } of missed)
      lines.push(
        `- missed ${kind}, page ${page ?? "–"}: ${cut(text)}`,
        `  ${likeness.toFixed(2)}: ${cut(nearest ?? "nothing")}`,
      );
    for (const text of added) lines.push(`- added: ${cut(text)}`);
    for (const text of layout.wrongHeadings) lines.push(`- no heading: ${cut(text)}`);
    for (const text of layout.missedHeadings) lines.push(`- heading not told: ${cut(text)}`);
  }
  return lines.join("\n");
}

function countsOf(counts: Counts): string {
  return `${counts.right} right, ${counts.made} made, ${counts.true} true: F1 ${f1(counts).toFixed(3)}`;
}

function cut(text: string): string {
  if (text.length <= longestLine) return text;
  const half = longestLine / 2;
  return `${text.slice(0, half)} … ${text.slice(-half)}`;
}
