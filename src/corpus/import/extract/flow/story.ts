import type { BlockRole, LeftOut, LeftOutReason, TextBlock, TextRun, TextStyle } from "../../document.js";
import { decodeBlock } from "../../encoding/index.js";
import { paragraphOf } from "./runs.js";
import { rowsOf } from "./table-rows.js";

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

  /** Takes a story that stands within this one: a note, a text box, or a part that is not shown, with the reason. */
  take({ blocks, leftOut }: Story, as: "note" | "box" | LeftOutReason): void {
    if (as === "note") this.addNote(blocks.map((block): TextBlock => ({ ...block, role: "footnote" })));
    else if (as === "box") this.addNote(blocks);
    else for (const { text, style } of blocks) this.leaveOutWhole(text, as, style.font);
    this.leftOut.push(...leftOut);
  }

  /** @param inTable whether it stands in a cell */
  endParagraph(look: ParagraphLook, inTable: boolean): void {
    const paragraph = paragraphOf(this.#runs, look);
    this.#runs = [];
    if (paragraph !== null) (inTable ? this.#cell : this.blocks).push(paragraph);
    if (!inTable) this.#flushNotes();
  }

  endCell(look: ParagraphLook): void {
    this.endParagraph(look, true);
    this.#row.push(this.#cell);
    this.#cell = [];
  }

  /** Ends a row of a table, or what a table only places on the page. @param isRuled whether lines are drawn around its cells */
  endRow(isRuled = true): void {
    const cells = this.#row.map((blocks) => ({
      blocks: blocks.map((block) => ({ block, page: 1 })),
      isRuled,
    }));
    this.#row = [];
    this.blocks.push(...rowsOf([cells], isRuled).map(({ block }) => block));
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
