import type { BlockRole, LeftOut, LeftOutReason, TextBlock, TextRun, TextStyle } from "../../document.js";
import { textBlock } from "../../document.js";
import { decodeBlock } from "../../encoding/index.js";

/*
 * Word processors' files are a flow of text: characters with a look, marks that end paragraphs, cells and rows, notes within. A story is such a
 * flow (a document's body, a note, a header) as blocks.
 */

/** How a stretch of characters looks. */
export interface CharacterLook extends TextStyle {
  readonly isRaised: boolean;
}

/** How a paragraph is set, as far as its mark says. */
export interface ParagraphLook {
  readonly align: TextBlock["align"];
  /** White space before its first line beyond that of the others, in points. */
  readonly indent: number | null;
  readonly role: BlockRole | null;
  /** 1 to 6 for a heading. */
  readonly level: number | null;
}

/** A story in the making. */
export class Story {
  readonly blocks: TextBlock[] = [];
  readonly leftOut: LeftOut[] = [];
  #runs: TextRun[] = [];
  #cell: TextBlock[] = [];
  #row: TextBlock[][] = [];
  #notes: TextBlock[] = [];
  #isLeavingOut = false;

  /** Adds characters to the paragraph that is being read. */
  addText(text: string, { isRaised, font, size, bold, italic }: CharacterLook): void {
    if (text === "") return;
    this.#isLeavingOut = false;
    const last = this.#runs.at(-1);
    if (last !== undefined && isSameStyle(last, { isRaised, font, size, bold, italic })) {
      this.#runs[this.#runs.length - 1] = { ...last, text: last.text + text };
      return;
    }
    const style: TextStyle = { font, size, bold, italic };
    this.#runs.push(isRaised ? { text, style, isRaised } : { text, style });
  }

  /** Notes down characters that are not shown; those that follow each other are one part. */
  leaveOut(text: string, reason: LeftOutReason, font: string | null): void {
    const last = this.leftOut.at(-1);
    if (this.#isLeavingOut && last?.reason === reason)
      this.leftOut[this.leftOut.length - 1] = { ...last, text: last.text + decodeBlock(text, font).text };
    else this.leaveOutWhole(text, reason, font);
    this.#isLeavingOut = true;
  }

  /** Notes down a part that is not shown. */
  leaveOutWhole(text: string, reason: LeftOutReason, font: string | null): void {
    this.leftOut.push({ text: decodeBlock(text, font).text, reason, page: null });
    this.#isLeavingOut = false;
  }

  /** Adds a note, which comes behind the paragraph (or the row) that is being read. */
  addNote(blocks: readonly TextBlock[]): void {
    this.#notes.push(...blocks);
  }

  /** @param inTable whether it stands in a cell */
  endParagraph(look: ParagraphLook, inTable: boolean): void {
    const runs = this.#runs;
    this.#runs = [];
    if (runs.some(({ text }) => text.trim() !== ""))
      (inTable ? this.#cell : this.blocks).push(paragraphOf(runs, look));
    if (!inTable) this.#flushNotes();
  }

  endCell(look: ParagraphLook): void {
    this.endParagraph(look, true);
    this.#row.push(this.#cell);
    this.#cell = [];
  }

  /** A row of one cell is a frame around paragraphs; any other is a row of a table, its cells parted by tabs. */
  endRow(): void {
    const cells = this.#row;
    this.#row = [];
    const [only] = cells;
    if (only !== undefined && cells.length === 1) this.blocks.push(...only);
    else if (cells.some((cell) => cell.length > 0)) this.blocks.push(rowOf(cells));
    this.#flushNotes();
  }

  /** Ends what was not ended, as the last paragraph of many files. */
  finish(look: ParagraphLook): this {
    const isCell = this.#cell.length > 0 || this.#row.length > 0;
    if (isCell) {
      this.endCell(look);
      this.endRow();
    } else this.endParagraph(look, false);
    return this;
  }

  #flushNotes(): void {
    this.blocks.push(...this.#notes);
    this.#notes = [];
  }
}

function isSameStyle(run: TextRun, look: CharacterLook): boolean {
  const { font, size, bold, italic } = run.style;
  return (
    font === look.font &&
    size === look.size &&
    bold === look.bold &&
    italic === look.italic &&
    (run.isRaised ?? false) === look.isRaised
  );
}

function paragraphOf(runs: readonly TextRun[], { align, indent, role, level }: ParagraphLook): TextBlock {
  const style = mainStyle(runs);
  const text = runs.map((run) => run.text).join("");
  return textBlock({
    text,
    unit: "paragraph",
    role,
    level,
    style,
    runs: runs.length > 1 ? runs : [],
    align,
    indent,
  });
}

function rowOf(cells: readonly (readonly TextBlock[])[]): TextBlock {
  const runs: TextRun[] = [];
  cells.forEach((cell, at) => {
    if (at > 0) runs.push(separator("\t", runs));
    cell.forEach((block, place) => {
      if (place > 0) runs.push(separator(" ", runs));
      runs.push(...(block.runs.length > 0 ? block.runs : [{ text: block.text, style: block.style }]));
    });
  });
  return { ...paragraphOf(runs, { align: null, indent: null, role: "table-row", level: null }), runs };
}

function separator(text: string, before: readonly TextRun[]): TextRun {
  const style = before.at(-1)?.style ?? { font: null, size: null, bold: false, italic: false };
  return { text, style };
}

/** The style of most of a paragraph's letters. */
function mainStyle(runs: readonly TextRun[]): TextStyle {
  const letters = new Map<string, { readonly style: TextStyle; count: number }>();
  for (const { text, style } of runs) {
    const key = JSON.stringify(style);
    const entry = letters.get(key) ?? { style, count: 0 };
    entry.count += text.replace(/\s+/gu, "").length;
    letters.set(key, entry);
  }
  let most: { readonly style: TextStyle; readonly count: number } | null = null;
  for (const entry of letters.values()) if (most === null || entry.count > most.count) most = entry;
  return most?.style ?? { font: null, size: null, bold: false, italic: false };
}
