import {
  isSameStyle,
  plainStyle,
  type TextBlock,
  type TextRun,
  type TextStyle,
  textBlock,
} from "../../document.js";

/** What is known of a paragraph beside its stretches. */
export type ParagraphFields = Partial<Omit<TextBlock, "text" | "unit" | "runs" | "style">>;

/** A paragraph of these stretches, without white space around it; null where nothing is left. */
export function paragraphOf(runs: readonly TextRun[], fields: ParagraphFields = {}): TextBlock | null {
  const trimmed = trimRuns(runs.map((run) => ({ ...run, text: oneLine(run.text) })));
  if (trimmed.length === 0) return null;
  const merged = mergeRuns(trimmed);
  return textBlock({
    ...fields,
    text: merged.map(({ text }) => text).join(""),
    unit: "paragraph",
    style: styleOfMost(merged),
    runs: isUniform(merged) ? [] : merged,
  });
}

/** A row of a table: its cells, each of some paragraphs, parted by tabs. Null where all are empty. */
export function rowOf(
  cells: readonly (readonly TextBlock[])[],
  fields: ParagraphFields = {},
): TextBlock | null {
  const runs = cells.flatMap((blocks, cell) => {
    const stretches = blocks.flatMap((block, index) => [
      ...(index === 0 ? [] : [plain(" ")]),
      ...runsOf(block).map((run) => ({ ...run, text: run.text.replaceAll("\t", " ") })),
    ]);
    return cell === 0 ? stretches : [plain("\t"), ...stretches];
  });
  if (runs.every(({ text }) => text.trim() === "")) return null;
  const merged = mergeRuns(runs);
  const text = merged.map((run) => run.text).join("");
  return textBlock({
    ...fields,
    text,
    unit: "paragraph",
    role: "table-row",
    style: styleOfMost(merged),
    runs: isUniform(merged) ? [] : merged,
  });
}

/** The stretches of a block, also of one in a single style. */
export function runsOf(block: TextBlock): readonly TextRun[] {
  return block.runs.length > 0 ? block.runs : [{ text: block.text, style: block.style }];
}

/** The text of stretches. */
export function textOfRuns(runs: readonly TextRun[]): string {
  return runs.map(({ text }) => text).join("");
}

function plain(text: string): TextRun {
  return { text, style: plainStyle };
}

/** A paragraph stands in one line; tabs tell its columns. */
function oneLine(text: string): string {
  return text.replace(/[\r\n\v\f\u2028\u2029]/gu, " ");
}

function trimRuns(runs: readonly TextRun[]): TextRun[] {
  const kept = [...runs];
  while (kept[0] !== undefined && kept[0].text.trimStart() === "") kept.shift();
  while (kept.at(-1)?.text.trimEnd() === "") kept.pop();
  const first = kept[0];
  if (first !== undefined) kept[0] = { ...first, text: first.text.trimStart() };
  const last = kept.at(-1);
  if (last !== undefined) kept[kept.length - 1] = { ...last, text: last.text.trimEnd() };
  return kept;
}

function mergeRuns(runs: readonly TextRun[]): TextRun[] {
  const merged: TextRun[] = [];
  for (const run of runs) {
    if (run.text === "") continue;
    const last = merged.at(-1);
    // White space has no look of its own.
    if (last !== undefined && (looksAlike(last, run) || (run.text.trim() === "" && run.isRaised !== true)))
      merged[merged.length - 1] = { ...last, text: last.text + run.text };
    else merged.push(run);
  }
  return merged;
}

function looksAlike(one: TextRun, other: TextRun): boolean {
  return (one.isRaised ?? false) === (other.isRaised ?? false) && isSameStyle(one.style, other.style);
}

function isUniform(runs: readonly TextRun[]): boolean {
  return runs.length === 1 && runs[0]?.isRaised !== true;
}

/** The style in which most letters stand. */
function styleOfMost(runs: readonly TextRun[]): TextStyle {
  const counts = new Map<string, { style: TextStyle; letters: number }>();
  for (const { text, style } of runs) {
    const letters = text.replace(/\s/gu, "").length;
    const key = `${style.bold}/${style.italic}/${style.size}/${style.font}`;
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { style, letters });
    else known.letters += letters;
  }
  return [...counts.values()].reduce((most, count) => (count.letters > most.letters ? count : most), {
    style: plainStyle,
    letters: 0,
  }).style;
}
