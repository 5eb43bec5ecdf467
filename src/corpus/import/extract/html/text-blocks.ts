import type { BlockRole, TextBlock, TextRun, TextStyle } from "../../document.js";
import { paragraphOf, rowOf } from "../flow/runs.js";
import { headingLevel, isControl, isInline } from "./element-kinds.js";
import { alignOf, outerStyle, styleWithin } from "./inline-style.js";
import { ListNumbers } from "./list-label.js";
import { isNote } from "./office-marks.js";
import { dataRows } from "./table.js";
import { ancestors, type HtmlElement, type HtmlNode } from "./tree.js";

/** A stretch of a page between two ends of lines, and where it stands. */
export interface HtmlBlock {
  readonly block: TextBlock;
  /** The innermost element around it that begins lines of its own. */
  readonly element: HtmlElement;
  /** Letters and digits, and how many of them are links. */
  readonly letters: number;
  readonly linked: number;
  /** Not shown, or shown to be pressed. */
  readonly visibility: "shown" | "hidden" | "control";
}

interface Piece extends TextRun {
  readonly isLinked: boolean;
}

/**
 * The text of a page, in order: every letter of it in one block.
 *
 * @param isHidden whether an element is not shown
 */
export function textBlocksOf(root: HtmlElement, isHidden: (element: HtmlElement) => boolean): HtmlBlock[] {
  return new BlockWalker(isHidden).walk(root);
}

/** Where text stands while the tree is walked. */
interface Place {
  readonly element: HtmlElement;
  readonly style: TextStyle;
  readonly isLinked: boolean;
  readonly isRaised: boolean;
  readonly isPreformatted: boolean;
  readonly visibility: HtmlBlock["visibility"];
}

/** Letters before and after the end of a line that make paragraphs of both. */
const longLine = 50;

/** Stretches that are looked at for it. */
const linePieces = 40;

class BlockWalker {
  private readonly blocks: HtmlBlock[] = [];
  private readonly numbers = new ListNumbers();
  private pieces: Piece[] = [];
  /** The number of an item of a list, until its first letter comes. */
  private label: string | null = null;
  /** Ends of lines since the last letter. */
  private lineBreaks = 0;

  constructor(private readonly isHidden: (element: HtmlElement) => boolean) {}

  walk(root: HtmlElement): HtmlBlock[] {
    const place: Place = {
      element: root,
      style: outerStyle,
      isLinked: false,
      isRaised: false,
      isPreformatted: false,
      visibility: "shown",
    };
    this.children(root, place);
    this.end(place);
    return this.blocks;
  }

  private children(parent: HtmlElement, place: Place): void {
    for (const node of parent.children) this.node(node, place);
  }

  private node(node: HtmlNode, place: Place): void {
    if (typeof node === "string") this.text(node, place);
    else if (node.name === "br") this.lineBreaks += 1;
    else if (node.name === "head" || node.name === "title") return;
    else if (node.name === "table") this.table(node, place);
    else this.element(node, place);
  }

  private element(element: HtmlElement, place: Place): void {
    const inner = this.within(element, place);
    const beginsLine = !isInline(element) || inner.visibility !== place.visibility;
    if (!beginsLine) {
      this.children(element, inner);
      return;
    }
    this.end(place);
    if (element.name === "li") this.label = this.numbers.next(element);
    this.children(element, inner);
    this.end(inner);
    this.label = null;
  }

  private within(element: HtmlElement, place: Place): Place {
    const isShown = place.visibility === "shown";
    const hidden = this.isHidden(element) ? "hidden" : isControl(element) ? "control" : "shown";
    return {
      element: isInline(element) ? place.element : element,
      style: styleWithin(element, place.style),
      isLinked: place.isLinked || (element.name === "a" && element.attributes.href !== undefined),
      isRaised: place.isRaised || element.name === "sup",
      isPreformatted: place.isPreformatted || element.name === "pre",
      visibility: isShown || hidden === "hidden" ? hidden : place.visibility,
    };
  }

  private table(table: HtmlElement, place: Place): void {
    const rows = dataRows(table);
    if (rows === null) {
      this.element(table, place);
      return;
    }
    this.end(place);
    const inner = this.within(table, place);
    for (const cells of rows) {
      const found = cells.map((cell) => {
        const walker = new BlockWalker(this.isHidden);
        walker.element(cell, { ...inner, element: cell });
        return walker.blocks;
      });
      const block = rowOf(found.map((blocks) => blocks.map((each) => each.block)));
      const element = cells[0]?.parent ?? table;
      const all = found.flat();
      if (block !== null)
        this.blocks.push({
          block,
          element,
          letters: all.reduce((sum, { letters }) => sum + letters, 0),
          linked: all.reduce((sum, { linked }) => sum + linked, 0),
          visibility: inner.visibility,
        });
    }
  }

  private text(text: string, place: Place): void {
    const isBlank = text.trim() === "";
    if (place.isPreformatted && text.includes("\n")) {
      for (const line of text.split("\n")) {
        if (line.trim() === "") this.end(place);
        else this.piece(`${line} `, place);
      }
      return;
    }
    if (!isBlank) this.lineEnds(text, place);
    if (!isBlank && this.label !== null) {
      this.piece(`${this.label} `, place);
      this.label = null;
    }
    this.piece(text.replace(/[ \t\r\n\f]+/gu, " "), place);
  }

  private piece(text: string, { style, isLinked, isRaised }: Place): void {
    this.pieces.push(isRaised ? { text, style, isLinked, isRaised } : { text, style, isLinked });
  }

  /** An end of a line ends a paragraph where there are two of them, where both lines are sentences, and where they look different. */
  private lineEnds(next: string, place: Place): void {
    if (this.lineBreaks === 0) return;
    const written = this.pieces
      .slice(-linePieces)
      .map(({ text }) => text)
      .join("");
    const isParagraph =
      this.lineBreaks > 1 ||
      this.looksOtherwise(place.style) ||
      (written.trim().length >= longLine &&
        next.trim().length >= longLine &&
        /[.!?…:;"”»)]\s*$/u.test(written.slice(-20)));
    this.lineBreaks = 0;
    if (isParagraph) this.end(place);
    else this.piece(" ", place);
  }

  /** Whether all that was written since the last paragraph is bold or slanted and what comes is not, or the other way round. */
  private looksOtherwise({ bold, italic }: TextStyle): boolean {
    const written = this.pieces.slice(-linePieces).filter(({ text }) => text.trim() !== "");
    return (
      written.length > 0 &&
      (written.every(({ style }) => style.bold !== bold) ||
        written.every(({ style }) => style.italic !== italic))
    );
  }

  private end(place: Place): void {
    const { pieces } = this;
    this.pieces = [];
    this.lineBreaks = 0;
    if (pieces.length === 0) return;
    const block = paragraphOf(collapse(pieces), fieldsOf(place.element));
    if (block === null) return;
    const linked = pieces.filter(({ isLinked }) => isLinked);
    this.blocks.push({
      block,
      element: place.element,
      letters: lettersIn(pieces),
      linked: lettersIn(linked),
      visibility: place.visibility,
    });
  }
}

/** One blank for many, also over the ends of stretches. */
function collapse(pieces: readonly Piece[]): TextRun[] {
  let endsBlank = true;
  return pieces.map(({ text, style, isRaised }) => {
    const collapsed = endsBlank ? text.replace(/^ +/u, "") : text;
    if (collapsed !== "") endsBlank = collapsed.endsWith(" ");
    return isRaised === true ? { text: collapsed, style, isRaised } : { text: collapsed, style };
  });
}

const roles: ReadonlyMap<string, BlockRole> = new Map([
  ["li", "list-item"],
  ["dt", "list-item"],
  ["dd", "list-item"],
  ["figcaption", "caption"],
  ["caption", "caption"],
]);

function fieldsOf(element: HtmlElement): Pick<TextBlock, "role" | "level" | "align"> {
  let role: BlockRole | null = null;
  let level: number | null = null;
  let align: TextBlock["align"] = null;
  for (const around of ancestors(element)) {
    if (isNote(around)) return { role: "footnote", level: null, align };
    level ??= headingLevel(around);
    role ??= roles.get(around.name) ?? null;
    align ??= alignOf(around);
    if (around.name === "table" || around.name === "article" || around.name === "section") break;
  }
  return { role: level === null ? role : "heading", level, align };
}

function lettersIn(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { text }) => sum + text.replace(/[^\p{L}\p{N}]/gu, "").length, 0);
}
