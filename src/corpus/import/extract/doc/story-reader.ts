import type { LeftOutReason } from "../../document.js";
import { Fields } from "../flow/fields.js";
import type { NoteMarker } from "../flow/note-marks.js";
import type { PageCounter } from "../flow/page-counter.js";
import { Story } from "../flow/story.js";
import type { DocCharacterLook } from "./character-looks.js";
import { fieldMarks, isShown, letterFrom, mark, paragraphEnds, textOf } from "./characters.js";
import type { DocParts } from "./doc-parts.js";
import { openFieldsIn } from "./field-marks.js";
import type { DocNote, TextRange } from "./notes.js";
import { OldCounter } from "./old-numbers.js";
import { type DocParagraphLook, paragraphLookOf } from "./paragraph-looks.js";
import type { ParagraphSetting, TextStretch } from "./text-walk.js";

/** What hangs on a character. */
interface Hanging {
  readonly note: DocNote | null;
  readonly boxes: readonly TextRange[];
}

const nothing: Hanging = { note: null, boxes: [] };

/** What a paragraph that is being read holds: letters set alike, or a mark that stands for something. */
interface Pending extends Hanging {
  readonly stretch: TextStretch;
  /** Letters, or one mark. */
  readonly codes: number[];
  readonly isContents: boolean;
}

/** The same with how it looks. */
interface Part extends Pending {
  readonly look: DocCharacterLook;
  readonly text: string;
}

/** Reads a part of a document's text: its body, a note, a text box, heads. */
export class StoryReader {
  /** Stretches that were inserted while changes were tracked. */
  inserted = 0;
  /** Objects of other programs. */
  embedded = 0;
  readonly #fields = new Fields();
  readonly #oldCounter = new OldCounter();
  readonly #story: Story;
  #pending: Pending[] = [];
  #look: DocParagraphLook | null = null;
  /** Whether a page ended within the paragraph that is being read, so that its number was given. */
  #isGoingOn = false;
  #wasContents = false;

  /**
   * @param marks how notes are marked; in a note, its own mark too
   * @param pages counts pages; of the body only, to which notes and boxes hang
   */
  constructor(
    private readonly parts: DocParts,
    private readonly marks: NoteMarker,
    private readonly pages: PageCounter | null,
  ) {
    this.#story = new Story(pages);
  }

  read({ from, to }: TextRange): Story {
    const loose = openFieldsIn(this.parts.text, from, to);
    for (const stretch of this.parts.text.stretches(from, to)) {
      let open: Pending | null = null;
      for (const [at, code] of stretch.codes.entries()) {
        const character = stretch.start + at;
        if (fieldMarks.has(code)) {
          if (!loose.has(character)) this.#onFieldMark(code);
          open = null;
        } else if (paragraphEnds.has(code)) {
          this.#endParagraph(stretch, character, code);
          open = null;
        } else open = this.#onCharacter(stretch, character, code, open);
      }
    }
    // A story whose last mark is missing.
    if (this.#pending.length > 0) this.#addParts(this.#partsOf(0), this.#plainLook());
    return this.#story.finish(this.#look ?? this.#plainLook());
  }

  #plainLook(): DocParagraphLook {
    return paragraphLookOf({ style: 0, changes: [] }, this.parts.styles, this.parts.isOld);
  }

  #onFieldMark(code: number): void {
    if (code === mark.fieldEnd && /^\s*EMBED\b/u.test(this.#fields.instruction)) this.embedded += 1;
    const name = code === mark.fieldBegin ? "begin" : code === mark.fieldEnd ? "end" : "separate";
    this.#fields.onMark(name);
  }

  /** Takes a character into what is pending; gives the stretch that the next one may go on. */
  #onCharacter(stretch: TextStretch, character: number, code: number, open: Pending | null): Pending | null {
    const hanging = this.#hangingAt(character);
    const { isPrinted, isContents } = this.#fields;
    const isLetter = code >= letterFrom;
    if (!isPrinted && isLetter) this.#fields.onInstruction(String.fromCharCode(code));
    if (hanging === nothing) {
      if (!isPrinted) return null;
      if (isLetter && open !== null) {
        open.codes.push(code);
        return open;
      }
      if (!isShown(code)) return open;
    }
    const pending: Pending = { stretch, codes: isPrinted ? [code] : [], isContents, ...hanging };
    this.#pending.push(pending);
    return isLetter && hanging === nothing ? pending : null;
  }

  /** What hangs on a character: of the body only. */
  #hangingAt(character: number): Hanging {
    if (this.pages === null) return nothing;
    const note = this.parts.notes.referred.get(character) ?? null;
    const boxes = this.parts.boxes.anchored.get(character) ?? nothing.boxes;
    return note === null && boxes.length === 0 ? nothing : { note, boxes };
  }

  #endParagraph(stretch: TextStretch, character: number, code: number): void {
    const { text, styles, isOld } = this.parts;
    const setting = text.paragraphAt(character);
    const look = paragraphLookOf(setting, styles, isOld);
    // A paragraph whose mark was deleted goes on in the next one.
    if (code === mark.paragraph && look.depth === 0 && this.#isDeleted(stretch, setting)) return;
    if (look.beginsPage && !this.#isGoingOn) this.pages?.onNewPage();
    const parts = this.#partsOf(setting.style);
    const isItem = this.#addParts(parts, look);
    this.#closeParagraph(isItem && look.role === null ? { ...look, role: "list-item" } : look, code);
    this.#look = look;
    const isSectionEnd = this.pages !== null && this.parts.sections.ends.has(character);
    this.#isGoingOn = code === mark.page && !isSectionEnd && parts.some(isSeen);
    if (isSectionEnd) this.#endSection();
    else if (code === mark.page) this.pages?.onBreak();
  }

  /** The marks of cells and rows within cells are those of paragraphs. */
  #closeParagraph(look: DocParagraphLook, code: number): void {
    const { depth, isRowEnd, isCellEnd, isRuled } = look;
    if (depth > 0 && isRowEnd) this.#story.endRow(isRuled, depth);
    else if (depth > 0 && (code === mark.cell || isCellEnd)) this.#story.endCell(look, depth);
    else this.#story.endParagraph(look, depth);
  }

  #isDeleted(stretch: TextStretch, { style }: ParagraphSetting): boolean {
    return this.parts.looks.look(style, changesOf(stretch), []).isDeleted;
  }

  #endSection(): void {
    const { beginsPage } = this.parts.sections;
    if (beginsPage[this.marks.section + 1] ?? false) this.pages?.onNewPage();
    this.marks.onSectionEnd();
  }

  #partsOf(style: number): Part[] {
    const parts = this.#pending.map((pending): Part => {
      const look = this.parts.looks.look(style, changesOf(pending.stretch), pending.codes);
      return { ...pending, look, text: textOf(pending.codes, pending.stretch, look) };
    });
    this.#pending = [];
    return parts;
  }

  /** Adds what a paragraph holds behind the number that Word puts before it; tells whether it is an item of a list. */
  #addParts(parts: readonly Part[], look: DocParagraphLook): boolean {
    const first = parts.find(isSeen);
    const isInContents = look.isContents || parts.some((part) => part.isContents);
    const label = this.#labelOf(look, first !== undefined);
    if (label !== null && first !== undefined)
      this.#addText(`${label} `, { ...first.look, isRaised: false }, isInContents);
    for (const part of parts) this.#addPart(part, isInContents);
    this.#wasContents = false;
    return (look.list > 0 || label !== null) && first !== undefined;
  }

  /** The number of a paragraph: of a list, which counts empty ones, too, or of its own. */
  #labelOf({ list, listLevel, oldNumber }: DocParagraphLook, isSeen: boolean): string | null {
    if (this.#isGoingOn) return null;
    if (list > 0) return this.parts.lists.mark(list, listLevel);
    return isSeen ? this.#oldCounter.next(oldNumber) : null;
  }

  #addPart(part: Part, isInContents: boolean): void {
    const { look, note, boxes, codes } = part;
    if (look.isInserted && !look.isDeleted) this.inserted += 1;
    const isMark = codes[0] === mark.noteNumber;
    const number = note?.isNumbered === true && !look.isDeleted ? this.marks.next(note.kind) : "";
    if (!isMark) this.#addText(part.text, look, isInContents);
    else if (!look.isWhite) {
      const shown = note === null ? (this.marks.own ?? "") : number;
      this.#addText(shown, { ...look, isRaised: true }, isInContents);
    }
    if (note !== null) this.#addAside(note, look.isDeleted ? "deleted" : "note", this.marks.within(number));
    for (const box of boxes) this.#addAside(box, look.isDeleted ? "deleted" : "box", this.marks);
  }

  #addText(text: string, look: DocCharacterLook, isInContents: boolean): void {
    if (look.isDeleted) this.#story.leaveOut(text, "deleted", look.font);
    else if (look.isHidden) this.#story.leaveOut(text, "hidden", look.font);
    else if (isInContents) this.#leaveContents(text, look.font);
    else this.#story.addText(text, look);
  }

  /** Each paragraph of a table of contents is left out as one part. */
  #leaveContents(text: string, font: string | null): void {
    if (this.#wasContents) this.#story.leaveOut(text, "contents", font);
    else this.#story.beginLeavingOut(text, "contents", font);
    this.#wasContents = true;
  }

  #addAside(range: TextRange, as: "note" | "box" | LeftOutReason, marks: NoteMarker): void {
    const reader = new StoryReader(this.parts, marks, null);
    this.#story.take(reader.read(range), as);
    this.inserted += reader.inserted;
    this.embedded += reader.embedded;
  }
}

function changesOf({ characters, piece }: TextStretch): Uint8Array[] {
  return [...(characters === undefined ? [] : [characters.changes]), piece.changes];
}

/** Whether something of it is seen on paper. */
function isSeen({ text, look, note }: Part): boolean {
  return !look.isDeleted && !look.isHidden && (text.trim() !== "" || note !== null);
}
