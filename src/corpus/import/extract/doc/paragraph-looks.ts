import type { TextBlock } from "../../document.js";
import type { ParagraphLook } from "../flow/story.js";
import { drawsBorders } from "./borders.js";
import { type OldNumber, oldNumberOf } from "./old-numbers.js";
import { changesIn, signed } from "./properties.js";
import type { DocStyle, StyleSheet } from "./styles.js";
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
  /** A number of its own, as Word 6 sets them. */
  readonly oldNumber: OldNumber | null;
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
  oldNumberKind: [0x240d],
  oldNumber: [0xc63e],
};
/** Stands for no list, but says that the paragraph's own number holds ([MS-DOC] 2.6.2, sprmPIlfo). */
const listOfOldNumber = 0x7ff;
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
  const byte = (codes: readonly number[], otherwise: number) => last(codes)?.byte(0) ?? otherwise;
  const isOn = (codes: readonly number[]) => byte(codes, 0) === 1;
  const list = signed(last(code.list)?.short(0) ?? 0);
  const indent = last(code.indent)?.short(0) ?? null;
  return {
    align: alignments[byte(code.align, alignments.length)] ?? null,
    indent: indent === null ? null : signed(indent) / twipsPerPoint,
    ...roleOf(lineage, byte(code.outline, outlineLevels)),
    depth: Math.min(deepestTable, Math.max(Number(isOn(code.inTable)), last(code.depth)?.long(0) ?? 0)),
    isCellEnd: isOn(code.innerCellEnd),
    isRowEnd: isOn(code.rowEnd) || isOn(code.innerRowEnd),
    isRuled: own.some((change) => drawsBorders(change, isOld)),
    beginsPage: isOn(code.pageBefore),
    isContents: lineage.some(({ isContents }) => isContents),
    list: list === listOfOldNumber ? 0 : Math.max(0, list),
    oldNumber:
      isOld || list === listOfOldNumber
        ? oldNumberOf(byte(code.oldNumberKind, 0), last(code.oldNumber), isOld)
        : null,
    listLevel: Math.min(listLevels - 1, byte(code.listLevel, 0)),
  };
}

/** What a paragraph is: by its level in the outline, else by the nearest of its styles that says so. */
function roleOf(lineage: readonly DocStyle[], outline: number): Pick<ParagraphLook, "role" | "level"> {
  const named = lineage.findLast(({ role }) => role !== null) ?? { role: null, level: null };
  const isHeading = outline < outlineLevels && named.role !== "title";
  return isHeading
    ? { role: "heading", level: Math.min(outline + 1, headingLevels) }
    : { role: named.role, level: named.level };
}
