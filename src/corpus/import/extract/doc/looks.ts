import type { BlockRole, TextBlock } from "../../document.js";
import type { CodedFont } from "../flow/code-pages.js";
import type { CharacterLook, ParagraphLook } from "../flow/story.js";
import { symbolCharacter } from "../flow/symbol-font.js";
import { changesIn, type PropertyChange } from "./properties.js";
import { type DocStyle, lineageOf } from "./styles.js";

/** How characters look, and whether they are shown. */
export interface DocCharacterLook extends CharacterLook {
  /** As its file names it. */
  readonly codedFont: CodedFont | undefined;
  readonly isHidden: boolean;
  readonly isDeleted: boolean;
  readonly isInserted: boolean;
  /** Shown in place of the character; null where the character itself is. */
  readonly symbol: string | null;
}

/** How a paragraph is set, and where it stands. */
export interface DocParagraphLook extends ParagraphLook {
  readonly isInTable: boolean;
  readonly isRowEnd: boolean;
  /** Whether lines are drawn around the cells of the row that it ends. */
  readonly isRuled: boolean;
  /** Number of the use of a list, from 1; 0 for none. */
  readonly list: number;
  /** From 0. */
  readonly listLevel: number;
}

interface MutableCharacter {
  font: number;
  halfPoints: number;
  toggles: Record<"bold" | "italic" | "hidden" | "deleted" | "inserted", boolean>;
  isRaised: boolean;
  symbol: { readonly font: number; readonly code: number } | null;
}

type Toggle = keyof MutableCharacter["toggles"];
const toggles = new Map<number, Toggle>([
  [0x0835, "bold"],
  [0x0836, "italic"],
  [0x083c, "hidden"],
  [0x0802, "hidden"],
  [0x0800, "deleted"],
  [0x0801, "inserted"],
]);
const code = {
  characterStyle: 0x4a30,
  plain: 0x2a33,
  font: 0x4a4f,
  size: 0x4a43,
  raised: 0x2a48,
  symbol: 0x6a09,
};
const paragraphCode = {
  align: [0x2403, 0x2461],
  indent: [0x8411, 0x8460],
  inTable: 0x2416,
  rowEnd: 0x2417,
  list: 0x460b,
  listLevel: 0x260a,
};
/** Word's own size, in half points, where nothing tells another. */
const usualHalfPoints = 20;
const twipsPerPoint = 20;
const alignments: readonly TextBlock["align"][] = ["left", "center", "right", "justify", "justify"];

/** Works out looks from styles and changes. */
export class Looks {
  constructor(
    private readonly styles: readonly (DocStyle | null)[],
    private readonly fonts: readonly CodedFont[],
    private readonly isOld: boolean,
  ) {}

  /** @param changes direct ones of the paragraph */
  paragraph(style: number, changes: readonly Uint8Array[]): DocParagraphLook {
    const lineage = lineageOf(this.styles, style);
    const all = [...lineage.map(({ paragraph }) => paragraph), ...changes].flatMap((bytes) =>
      changesIn(bytes, this.isOld),
    );
    const last = (...codes: readonly number[]) =>
      all.findLast((change) => codes.includes(change.code))?.operand;
    const roleStyle = lineage.findLast(({ role }) => role !== null);
    const indent = signed(last(...paragraphCode.indent)?.short(0) ?? 0);
    return {
      align: alignments[last(...paragraphCode.align)?.byte(0) ?? -1] ?? null,
      indent: indent === 0 ? null : indent / twipsPerPoint,
      role: (roleStyle?.role ?? null) as BlockRole | null,
      level: roleStyle?.level ?? null,
      isInTable: last(paragraphCode.inTable)?.byte(0) === 1,
      isRowEnd: last(paragraphCode.rowEnd)?.byte(0) === 1,
      isRuled: all.some(drawsBorders),
      list: Math.max(0, signed(last(paragraphCode.list)?.short(0) ?? 0)),
      listLevel: Math.min(8, last(paragraphCode.listLevel)?.byte(0) ?? 0),
    };
  }

  /** @param changes direct ones of the characters, and those of their piece */
  characters(style: number, changes: readonly Uint8Array[]): DocCharacterLook {
    const own = plain();
    for (const { characters } of lineageOf(this.styles, style))
      this.#apply(own, changesIn(characters, this.isOld), own);
    const direct = changes.flatMap((bytes) => changesIn(bytes, this.isOld));
    const ofStyle = copy(own);
    const characterStyle = direct.findLast((change) => change.code === code.characterStyle)?.operand.short(0);
    if (characterStyle !== undefined)
      for (const { characters } of lineageOf(this.styles, characterStyle))
        this.#apply(own, changesIn(characters, this.isOld), own);
    this.#apply(own, direct, ofStyle);
    return this.#finish(own);
  }

  /** @param ofStyle what “as the style has it” and “the opposite” refer to */
  #apply(look: MutableCharacter, changes: readonly PropertyChange[], ofStyle: MutableCharacter): void {
    for (const change of changes) {
      const { operand } = change;
      const toggle = toggles.get(change.code);
      if (toggle !== undefined) look.toggles[toggle] = toggled(operand.byte(0), ofStyle.toggles[toggle]);
      else if (change.code === code.font) look.font = operand.short(0);
      else if (change.code === code.size) look.halfPoints = operand.short(0);
      else if (change.code === code.raised) look.isRaised = operand.byte(0) === 1;
      else if (change.code === code.plain) Object.assign(look, copy(ofStyle));
      // Word 6 names the sign by one byte.
      else if (change.code === code.symbol)
        look.symbol = {
          font: operand.short(0),
          code: operand.length > 3 ? operand.short(2) : operand.byte(2),
        };
    }
  }

  #finish({ font, halfPoints, toggles: on, isRaised, symbol }: MutableCharacter): DocCharacterLook {
    const codedFont = this.fonts[font];
    return {
      font: codedFont?.name ?? null,
      codedFont,
      size: halfPoints > 0 ? halfPoints / 2 : null,
      bold: on.bold,
      italic: on.italic,
      isRaised,
      isHidden: on.hidden,
      isDeleted: on.deleted,
      isInserted: on.inserted,
      symbol:
        symbol === null
          ? null
          : symbolCharacter(symbol.code & 0xff, this.fonts[symbol.font]?.name ?? "Symbol"),
    };
  }
}

/** Borders of all cells of a row, of four bytes each and of eight ([MS-DOC] 2.9.17, Brc80; 2.9.16, Brc), and the cells with borders of their own. */
const rowBorders = new Map([
  [0xd605, { length: 4, kindAt: 1 }],
  [0xd613, { length: 8, kindAt: 5 }],
]);
const cellDefinitions = 0xd608;
/** Bytes of a cell's definition; its four borders begin at the fourth ([MS-DOC] 2.9.321, TC80). */
const cellLength = 20;
const noBorder = new Set([0, 0xff]);

/** Whether a change draws a line around cells. */
function drawsBorders({ code: changed, operand }: PropertyChange): boolean {
  const row = rowBorders.get(changed);
  const kindsOf = (from: number, count: number, length: number, kindAt: number) =>
    Array.from({ length: count }, (_, border) => operand.byte(from + border * length + kindAt));
  if (row !== undefined) return kindsOf(0, 6, row.length, row.kindAt).some((kind) => !noBorder.has(kind));
  if (changed !== cellDefinitions) return false;
  const cells = operand.byte(2);
  // Behind the places of the cells' edges, of two bytes each.
  const start = 3 + (cells + 1) * 2;
  return Array.from({ length: cells }, (_, cell) => kindsOf(start + cell * cellLength + 4, 4, 4, 1))
    .flat()
    .some((kind) => !noBorder.has(kind));
}

function plain(): MutableCharacter {
  return {
    font: 0,
    halfPoints: usualHalfPoints,
    toggles: { bold: false, italic: false, hidden: false, deleted: false, inserted: false },
    isRaised: false,
    symbol: null,
  };
}

function copy(look: MutableCharacter): MutableCharacter {
  return { ...look, toggles: { ...look.toggles } };
}

/** On, off, as the style has it, or the opposite of that ([MS-DOC] 2.9.327, ToggleOperand). */
function toggled(operand: number, ofStyle: boolean): boolean {
  if (operand === 0x80) return ofStyle;
  return operand === 0x81 ? !ofStyle : operand === 1;
}

function signed(short: number): number {
  return short >= 0x8000 ? short - 0x1_0000 : short;
}
