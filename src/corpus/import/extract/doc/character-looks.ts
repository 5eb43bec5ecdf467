import type { ByteReader } from "../byte-reader.js";
import type { CodedFont } from "../flow/code-pages.js";
import type { CharacterLook } from "../flow/story.js";
import { symbolCharacter } from "../flow/symbol-font.js";
import { changesIn, type PropertyChange, signed } from "./properties.js";
import type { StyleSheet } from "./styles.js";

/** How characters look, and whether they are shown. */
export interface DocCharacterLook extends CharacterLook {
  /** As its file names it. */
  readonly codedFont: CodedFont | undefined;
  readonly isHidden: boolean;
  readonly isDeleted: boolean;
  readonly isInserted: boolean;
  /** On white paper it is not seen. */
  readonly isWhite: boolean;
  /** Whether a mark is no character but stands for a thing, such as a picture. */
  readonly isSpecial: boolean;
  /** Shown in place of the character; null where the character itself is. */
  readonly symbol: string | null;
}

interface MutableLook {
  /** Number of the font of plain letters, and of all others; null where none is named. */
  plainFont: number | null;
  otherFont: number | null;
  halfPoints: number;
  toggles: Record<Toggle, boolean>;
  isRaised: boolean;
  isWhite: boolean;
  symbol: { readonly font: number; readonly code: number } | null;
}

type Toggle = "bold" | "italic" | "hidden" | "deleted" | "inserted" | "special";
const toggles = new Map<number, Toggle>([
  [0x0835, "bold"],
  [0x0836, "italic"],
  [0x083c, "hidden"],
  [0x0802, "hidden"],
  [0x0800, "deleted"],
  [0x0801, "inserted"],
  [0x0855, "special"],
]);
const characterStyle = 0x4a30;
/** Word's own size, in half points, where nothing tells another. */
const usualHalfPoints = 20;
const superscript = 1;
/** White among the sixteen colours of Word 97, and as a colour of its own. */
const whiteNumber = 8;
const whiteColor = 0xff_ffff;
/** From here on letters are no plain ones, and may stand in another font. */
const beyondPlain = 0x80;

/** What single changes set. */
const setters = new Map<number, (operand: ByteReader) => Partial<MutableLook>>([
  [0x4a4f, (operand) => ({ plainFont: operand.short(0) })],
  [0x4a51, (operand) => ({ otherFont: operand.short(0) })],
  [0x4a43, (operand) => ({ halfPoints: operand.short(0) })],
  [0x2a48, (operand) => ({ isRaised: operand.byte(0) === superscript })],
  [0x4845, (operand) => ({ isRaised: signed(operand.short(0)) > 0 })],
  [0x2a42, (operand) => ({ isWhite: operand.byte(0) === whiteNumber })],
  [0x6870, (operand) => ({ isWhite: operand.long(0) === whiteColor })],
  // Word 6 names the sign by one byte.
  [
    0x6a09,
    (operand) => ({
      symbol: {
        font: operand.short(0),
        code: operand.length > 3 ? operand.short(2) : operand.byte(2),
      },
    }),
  ],
]);
/** Takes all direct changes back. */
const plainLetters = 0x2a33;

/** Works out how characters look, from the style of their paragraph, their own, and their own changes. */
export class CharacterLooks {
  /** By style. */
  readonly #ofStyles = new Map<number, MutableLook>();

  constructor(
    private readonly styles: StyleSheet,
    private readonly fonts: readonly CodedFont[],
    private readonly isOld: boolean,
  ) {}

  /**
   * @param style that of the paragraph
   * @param changes direct ones of the characters, and those of their piece
   * @param codes the characters, whose font depends on them
   */
  look(style: number, changes: readonly Uint8Array[], codes: readonly number[]): DocCharacterLook {
    const direct = changes.flatMap((bytes) => changesIn(bytes, this.isOld));
    const ofStyle = this.#ofStyle(style);
    const own = copy(ofStyle);
    const named = direct.findLast((change) => change.code === characterStyle)?.operand.short(0);
    if (named !== undefined)
      for (const { characters } of this.styles.lineage(named)) apply(own, characters, own);
    apply(own, direct, ofStyle);
    return this.#finish(own, codes);
  }

  #ofStyle(style: number): MutableLook {
    const known = this.#ofStyles.get(style);
    if (known !== undefined) return known;
    const look: MutableLook = {
      plainFont: this.styles.fonts.plain,
      // Word 6 knows one font for all.
      otherFont: this.isOld ? null : this.styles.fonts.other,
      halfPoints: usualHalfPoints,
      toggles: {
        bold: false,
        italic: false,
        hidden: false,
        deleted: false,
        inserted: false,
        special: false,
      },
      isRaised: false,
      isWhite: false,
      symbol: null,
    };
    for (const { characters } of this.styles.lineage(style)) apply(look, characters, look);
    this.#ofStyles.set(style, look);
    return look;
  }

  #finish(look: MutableLook, codes: readonly number[]): DocCharacterLook {
    const { plainFont, otherFont, halfPoints, toggles: on, symbol } = look;
    const isPlain = codes.every((code) => code < beyondPlain);
    const codedFont = this.fonts[(isPlain ? plainFont : (otherFont ?? plainFont)) ?? 0];
    return {
      font: codedFont?.name ?? null,
      codedFont,
      size: halfPoints > 0 ? halfPoints / 2 : null,
      bold: on.bold,
      italic: on.italic,
      isRaised: look.isRaised,
      isHidden: on.hidden,
      isDeleted: on.deleted,
      isInserted: on.inserted,
      isSpecial: on.special,
      isWhite: look.isWhite,
      symbol:
        symbol === null
          ? null
          : symbolCharacter(symbol.code & 0xff, this.fonts[symbol.font]?.name ?? "Symbol"),
    };
  }
}

function apply(look: MutableLook, changes: readonly PropertyChange[], ofStyle: MutableLook): void {
  for (const change of changes) {
    const toggle = toggles.get(change.code);
    if (toggle !== undefined) look.toggles[toggle] = toggled(change.operand.byte(0), ofStyle.toggles[toggle]);
    else if (change.code === plainLetters) Object.assign(look, copy(ofStyle));
    else Object.assign(look, setters.get(change.code)?.(change.operand));
  }
}

function copy(look: MutableLook): MutableLook {
  return { ...look, toggles: { ...look.toggles } };
}

/** On, off, as the style has it, or the opposite of that ([MS-DOC] 2.9.327, ToggleOperand). */
function toggled(operand: number, ofStyle: boolean): boolean {
  if (operand === 0x80) return ofStyle;
  return operand === 0x81 ? !ofStyle : operand === 1;
}
