import type { PageLine } from "./page-line.js";
import { around, onOneLine, overlap } from "./page-line.js";

/** So many of the lines beside each other in a table or list without ruled lines have a partner. */
const pairedShare = 0.75;
/** So many cells of a column of figures are figures: a heading may stand above them. */
const figureShare = 0.6;
/** A cell with figures holds no more than so many words beside them, such as a unit. */
const mostWords = 2;
/** A label of an item and nothing else: `a.`, `1)`, `–`, `(iii)`. */
const bareLabel =
  /^(?:[-–—•●○▪■□◦‣·*+✓➢❖►]|\(?(?:\p{L}|\d{1,3}|[ivxlcIVXLC]{1,6})[).:]{0,2}|\d{1,3}(?:\.\d{1,3}){1,5}\.?|\[\d{1,3}\]|\p{Lu}\p{Ll}{1,8}\s\d{1,3}[.:])$/u;
const figure = /^[(+−–-]?\d[\d.,]*[%)]?$/u;

/**
 * Whether stretches on both sides of a gutter are rows of a table or items of a list, to be read line by line, and not columns of text: each
 * has its partner on the other side, and one side is figures or bare labels.
 */
export function areItemRows(left: readonly PageLine[], right: readonly PageLine[]): boolean {
  const { top, bottom } = around(right.map(({ box }) => box));
  const beside = left.filter(({ box }) => overlap(box.top, box.bottom, top, bottom) > 0);
  const lone = beside.filter((line) => !right.some((other) => onOneLine(line.box, other.box)));
  if (lone.length > beside.length * (1 - pairedShare)) return false;
  if (beside.length > 0 && beside.every(({ text }) => isBareLabel(text))) return true;
  const alone = right.filter((line) => !left.some((other) => onOneLine(line.box, other.box)));
  return alone.length <= right.length * (1 - pairedShare) && areFigures(right);
}

/** Whether a line is the label of an item and nothing else. */
export function isBareLabel(text: string): boolean {
  return bareLabel.test(text.normalize("NFC"));
}

/** Whether most lines of a column are figures, each with no more than a unit beside it. */
export function areFigures(lines: readonly PageLine[]): boolean {
  return lines.filter(({ text }) => isFigure(text)).length >= lines.length * figureShare;
}

function isFigure(text: string): boolean {
  const words = text.split(/\s+/u);
  const figures = words.filter((word) => figure.test(word)).length;
  return figures > 0 && words.length - figures <= mostWords;
}
