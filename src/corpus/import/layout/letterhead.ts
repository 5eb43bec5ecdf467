import { isAllCapitals } from "../../recognise.js";
import type { TextBlock, TextRun } from "../document.js";
import { emblemAt, isOfficeLine } from "./office-lines.js";
import { widthOf } from "./width.js";

/**
 * Parts a line of a paper's head where the state's name or its motto begins: the office on the left often reaches so far to it that both look like
 * one line. Text that only names the state is left as it is.
 */
export function partedAtEmblem(block: TextBlock): readonly TextBlock[] {
  const { text, box, style } = block;
  const at = emblemAt(text);
  if (at <= 0 || box === null || block.angle !== 0) return [block];
  const before = text.slice(0, at).trim();
  if (before === "" || !(isAllCapitals(before) || isOfficeLine(before))) return [block];
  const middle =
    box.left + ((box.right - box.left) * widthOf(text.slice(0, at))) / Math.max(1, widthOf(text));
  const size = style.size ?? box.bottom - box.top;
  const [left, right] = cutRuns(block, at);
  return [
    // With a gap between them, as two columns have.
    { ...block, text: before, runs: left, box: { ...box, right: Math.max(box.left + 1, middle - size) } },
    { ...block, text: text.slice(at), runs: right, box: { ...box, left: middle } },
  ];
}

function cutRuns({ runs }: TextBlock, at: number): readonly [TextRun[], TextRun[]] {
  const [left, right]: [TextRun[], TextRun[]] = [[], []];
  let start = 0;
  for (const run of runs) {
    const cut = Math.max(0, Math.min(run.text.length, at - start));
    if (cut > 0) left.push({ ...run, text: run.text.slice(0, cut) });
    if (cut < run.text.length) right.push({ ...run, text: run.text.slice(cut) });
    start += run.text.length;
  }
  return [left.length > 1 ? left : [], right.length > 1 ? right : []];
}
