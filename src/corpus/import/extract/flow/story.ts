import type { BlockRole, LeftOut, LeftOutReason, TextBlock, TextRun, TextStyle } from "../../document.js";
import type { PageCounter } from "./page-counter.js";
import type { PlacedBlock } from "./pages.js";
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

/** A table whose row is being read. */
interface OpenTable {
  cell: PlacedBlock[];
  row: PlacedBlock[][];
}

/** A story in the making. */
export class Story {
  /** Its blocks, with the page that each begins on: always 1 where pages are not counted. */
  readonly placed: PlacedBlock[] = [];
  readonly leftOut: LeftOut[] = [];
  #runs: TextRun[] = [];
  /** Page of the first letter of the paragraph that is being read; null before that. */
  #page: number | null = null;
  /** Tables that are open, each in a cell of the one before it. */
  readonly #tables: OpenTable[] = [];
  #notes: PlacedBlock[] = [];
  #isLeavingOut = false;

  /** @param pages counts the pages of the story; null where they are not known */
  constructor(private readonly pages: PageCounter | null = null) {}

  get blocks(): TextBlock[] {
    return this.placed.map(({ block }) => block);
  }

  /** Adds characters to the paragraph that is being read. */
  addText(text: string, { isRaised, font, size, bold, italic }: CharacterLook): void {
    if (text === "") return;
    this.#isLeavingOut = false;
    if (text.trim() !== "") {
      this.pages?.onText();
      this.#page ??= this.#currentPage;
    }
    const style: TextStyle = { font, size, bold, italic };
    this.#runs.push(isRaised ? { text, style, isRaised } : { text, style });
  }

  /** Notes down characters that are not shown; those that follow each other in one font are one part. */
  leaveOut(text: string, reason: LeftOutReason, font: string | null): void {
    if (text === "") return;
    const last = this.leftOut.at(-1);
    if (this.#isLeavingOut && last?.reason === reason && last.font === (font ?? undefined))
      this.leftOut[this.leftOut.length - 1] = { ...last, text: last.text + text };
    else this.leaveOutWhole(text, reason, font);
    this.#isLeavingOut = true;
  }

  /** Notes down characters that are not shown, which are no part of what was left out before them. */
  beginLeavingOut(text: string, reason: LeftOutReason, font: string | null): void {
    this.leaveOutWhole(text, reason, font);
    this.#isLeavingOut = true;
  }

  /** Notes down a part that is not shown. */
  leaveOutWhole(text: string, reason: LeftOutReason, font: string | null): void {
    const page = this.pages?.page ?? null;
    this.leftOut.push(font === null ? { text, reason, page } : { text, reason, page, font });
    this.#isLeavingOut = false;
  }

  /** Adds a note, which comes behind the paragraph (or the row) that is being read. */
  addNote(blocks: readonly TextBlock[]): void {
    const page = this.#page ?? this.#currentPage;
    for (const block of blocks) this.#notes.push({ block, page });
  }

  /** Takes a story that stands within this one: a note, a text box, or a part that is not shown, with the reason. */
  take({ blocks, leftOut }: Story, as: "note" | "box" | LeftOutReason): void {
    if (as === "note") this.addNote(blocks.map((block): TextBlock => ({ ...block, role: "footnote" })));
    else if (as === "box") this.addNote(blocks);
    else for (const { text, style } of blocks) this.leaveOutWhole(text, as, style.font);
    const page = this.pages?.page ?? null;
    for (const part of leftOut) this.leftOut.push({ ...part, page });
  }

  /** @param depth of the table in whose cell it stands: 1 for a table, 2 for one within a cell of that, …; 0 for no table */
  endParagraph(look: ParagraphLook, depth: number): void {
    const block = paragraphOf(this.#runs, look);
    const page = this.#page ?? this.#currentPage;
    this.#runs = [];
    this.#page = null;
    const table = this.#tableAt(depth);
    if (block !== null) (table?.cell ?? this.placed).push({ block, page });
    if (depth === 0) this.#flushNotes();
  }

  endCell(look: ParagraphLook, depth = 1): void {
    this.endParagraph(look, depth);
    const table = this.#tableAt(depth);
    table?.row.push(table.cell);
    if (table !== null) table.cell = [];
  }

  /** Ends a row of a table, or what a table only places on the page. @param isRuled whether lines are drawn around its cells */
  endRow(isRuled = true, depth = 1): void {
    const table = this.#tableAt(depth);
    if (table === null) return;
    const cells = table.row.map((blocks) => ({ blocks, isRuled }));
    table.row = [];
    const around = this.#tables[depth - 2]?.cell ?? this.placed;
    around.push(...rowsOf([cells], isRuled));
    if (depth === 1) this.#flushNotes();
  }

  /** Ends what was not ended, as the last paragraph of many files. */
  finish(look: ParagraphLook): this {
    const depth = this.#tables.findLastIndex(({ cell, row }) => cell.length > 0 || row.length > 0) + 1;
    if (depth > 0) {
      this.endCell(look, depth);
      for (let open = depth; open > 0; open -= 1) {
        if (open < depth) this.#tables[open - 1]?.row.push(this.#tables[open - 1]?.cell ?? []);
        this.endRow(true, open);
      }
    } else this.endParagraph(look, 0);
    return this;
  }

  #tableAt(depth: number): OpenTable | null {
    while (this.#tables.length < depth) this.#tables.push({ cell: [], row: [] });
    return this.#tables[depth - 1] ?? null;
  }

  #flushNotes(): void {
    this.placed.push(...this.#notes);
    this.#notes = [];
  }

  get #currentPage(): number {
    return this.pages?.page ?? 1;
  }
}
