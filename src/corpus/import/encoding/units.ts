import type { TextBlock, TextRun } from "../document.js";
import type { Decoder } from "./table.js";

/** A stretch of a block in one font, which is in one encoding. */
export interface Unit {
  readonly text: string;
  readonly font: string | null;
  /** Where its runs stand in the block's; both 0 for a block without runs. */
  readonly from: number;
  readonly to: number;
}

/** The stretches of a block, in order. What is only white space goes with its neighbour. */
export function unitsOf(block: TextBlock): Unit[] {
  if (block.runs.length === 0) return [{ text: block.text, font: block.style.font, from: 0, to: 0 }];
  const units: Unit[] = [];
  block.runs.forEach((run, at) => {
    const last = units.at(-1);
    const isBlank = run.text.trim() === "";
    if (last !== undefined && (isBlank || last.font === run.style.font)) {
      units[units.length - 1] = { ...last, text: last.text + run.text, to: at + 1 };
    } else units.push({ text: run.text, font: run.style.font, from: at, to: at + 1 });
  });
  return units;
}

/** Signs of a letter that the decoder may need from the next run. */
const farthest = 3;

/** Runs decoded. A letter whose characters stand in two runs goes to the first of them. */
export function decodeRuns(runs: readonly TextRun[], decode: Decoder): TextRun[] {
  const texts = runs.map(({ text }) => text);
  for (let at = 0; at + 1 < texts.length; at++) {
    const [one = "", other = ""] = [texts[at], texts[at + 1]];
    const moved = movedCharacters(one.slice(-farthest), other, decode);
    texts[at] = one + other.slice(0, moved);
    texts[at + 1] = other.slice(moved);
  }
  return runs.map((run, at) => ({ ...run, text: decode(texts[at] ?? "") })).filter(({ text }) => text !== "");
}

function movedCharacters(end: string, next: string, decode: Decoder): number {
  const head = next.slice(0, 2 * farthest);
  const whole = decode(end + head);
  for (let moved = 0; moved <= farthest && moved <= head.length; moved++) {
    if (decode(end + head.slice(0, moved)) + decode(head.slice(moved)) === whole) return moved;
  }
  return 0;
}
