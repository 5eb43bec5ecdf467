import type { TextBlock } from "../../document.js";
import type { ParagraphLook } from "../flow/story.js";
import { drawsBorders } from "./borders.js";
import { changesIn, signed } from "./properties.js";
import type { StyleSheet } from "./styles.js";
import type { ParagraphSetting } from "./text-walk.js";

/** How a paragraph is set, and where it stands. */
export interface DocParagraphLook extends ParagraphLook {
  /** 1 in a table, 2 in a table within its cell, …; 0 outside. */
  readonly depth: number;
  readonly isCellEnd: boolean;
  readonly isRowEnd: boolean;
  /** Whether lines are drawn around the cells of the row that it ends. */
  readonly isRuled: boolean;
  readonly beginsPage: boolean;
  /** Whether it stands in a table of contents. */
  readonly isContents: boolean;
  /** Number of the use of a list, from 1; 0 for none. */
  readonly list: number;
  /** From 0. */
  readonly listLevel: number;
}

const code = {
  align: [0x2403, 0x2461],
  indent: [0x8411, 0x8460],
  outline: [0x2640],
  inTable: [0x2416],
  depth: [0x6649],
  rowEnd: [0x2417],
  innerCellEnd: [0x244b],
  innerRowEnd: [0x244c],
  pageBefore: [0x2407],
  list: [0x460b],
  listLevel: [0x260a],
};
const twipsPerPoint = 20;
const alignments: readonly TextBlock["align"][] = ["left", "center", "right", "justify", "justify"];
/** Levels of an outline from 0 on; the next is running text. */
const outlineLevels = 9;
const headingLevels = 6;
const listLevels = 9;
/** Tables within tables; nobody nests so many. */
const deepestTable = 20;

/** Works out how a paragraph is set from its style and its own changes. */
export function paragraphLookOf(
  { style, changes }: ParagraphSetting,
  styles: StyleSheet,
  isOld: boolean,
): DocParagraphLook {
  const lineage = styles.lineage(style);
  const own = changes.flatMap((bytes) => changesIn(bytes, isOld));
  const ofStyle = styles.paragraph(style);
  const last = ([code = 0, newer = code]: readonly number[]) =>
    own.findLast((change) => change.code === code || change.code === newer)?.operand ??
    ofStyle.get(newer) ??
    ofStyle.get(code) ??
    null;
  const number = (codes: readonly number[]) => last(codes)?.long(0) ?? 0;
  const isOn = (codes: readonly number[]) => last(codes)?.byte(0) === 1;
  const named = lineage.findLast(({ role }) => role !== null) ?? null;
  const outline = last(code.outline)?.byte(0) ?? outlineLevels;
  const isHeading = outline < outlineLevels && named?.role !== "title";
  const indent = last(code.indent)?.short(0) ?? null;
  return {
    align: alignments[last(code.align)?.byte(0) ?? -1] ?? null,
    indent: indent === null ? null : signed(indent) / twipsPerPoint,
    role: isHeading ? "heading" : (named?.role ?? null),
    level: isHeading ? Math.min(outline + 1, headingLevels) : (named?.level ?? null),
    depth: Math.min(deepestTable, Math.max(Number(isOn(code.inTable)), number(code.depth))),
    isCellEnd: isOn(code.innerCellEnd),
    isRowEnd: isOn(code.rowEnd) || isOn(code.innerRowEnd),
    isRuled: own.some((change) => drawsBorders(change, isOld)),
    beginsPage: isOn(code.pageBefore),
    isContents: lineage.some(({ isContents }) => isContents),
    list: Math.max(0, signed(last(code.list)?.short(0) ?? 0)),
    listLevel: Math.min(listLevels - 1, last(code.listLevel)?.byte(0) ?? 0),
  };
}
