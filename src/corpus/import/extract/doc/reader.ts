import { type ExtractedDocument, type LeftOutReason, NO_METADATA } from "../../document.js";
import { windows1252Character } from "../../encoding/index.js";
import { readerOf } from "../flow/code-pages.js";
import { flowWarnings } from "../flow/flow-warnings.js";
import { Story } from "../flow/story.js";
import { withSymbols } from "../flow/symbol-font.js";
import type { FileInformation } from "./file-information.js";
import { fontsOf } from "./fonts.js";
import { DocLists } from "./lists.js";
import { type DocCharacterLook, type DocParagraphLook, Looks } from "./looks.js";
import { type DocNote, notesOf } from "./notes.js";
import { stylesOf } from "./styles.js";
import { DocText, type TextStretch } from "./text-walk.js";

/** Characters that are marks ([MS-DOC] 2.4.1 and 2.8.25). */
const mark = {
  noteNumber: 0x02,
  cell: 0x07,
  page: 0x0c,
  paragraph: 0x0d,
  fieldBegin: 0x13,
  fieldResult: 0x14,
  fieldEnd: 0x15,
  symbol: 0x28,
};
const paragraphEnds = new Set([mark.cell, mark.page, mark.paragraph]);
/** Marks that stand for a character. */
const characterOf = new Map([
  [0x09, "\t"],
  [0x0b, " "],
  [0x0e, " "],
  [0x1e, "\u2011"],
  [0x1f, "\u00ad"],
]);
const western = 1252;
const firstLetter = 0x20;

/** A stretch of visible text of the paragraph that is being read. */
interface Pending {
  readonly stretch: TextStretch;
  readonly codes: number[];
  readonly text: string | null;
}

/** Where a story is in the fields that it is within: whose instructions are being read, or whose result. */
type FieldPart = "instructions" | "result";

/** Reads the text of a Word document into blocks. */
export class DocReader {
  readonly #text: DocText;
  readonly #looks: Looks;
  readonly #lists: DocLists;
  readonly #notes: ReadonlyMap<number, DocNote>;
  #noteCount = 0;
  #inserted = 0;

  constructor(private readonly file: FileInformation) {
    this.#text = new DocText(file);
    this.#looks = new Looks(stylesOf(file), fontsOf(file), file.isOld);
    this.#lists = new DocLists(file);
    this.#notes = notesOf(file);
  }

  /** The document: its body with the notes behind their paragraphs, then what stands in text boxes. Heads and comments are left out. */
  read(): ExtractedDocument {
    const { body, footnotes, headers, comments, endnotes, boxes, headerBoxes } = this.file.lengths;
    const story = this.#story(0, body, null);
    const afterNotes = body + footnotes;
    this.#leaveOut(story, afterNotes, headers, "running-head");
    this.#leaveOut(story, afterNotes + headers, comments, "comment");
    const firstBox = afterNotes + headers + comments + endnotes;
    const inBoxes = this.#story(firstBox, firstBox + boxes, null);
    this.#leaveOut(story, firstBox + boxes, headerBoxes, "running-head");
    const leftOut = [...story.leftOut, ...inBoxes.leftOut];
    return {
      pages: [
        { number: null, size: null, blocks: [...story.blocks, ...inBoxes.blocks], rules: [], pictures: [] },
      ],
      metadata: NO_METADATA,
      leftOut,
      warnings: flowWarnings({
        changes: {
          inserted: this.#inserted,
          deleted: leftOut.filter(({ reason }) => reason === "deleted").length,
        },
        embedded: 0,
      }),
    };
  }

  /** Heads of several sections are often the same: each is told once. */
  #leaveOut(story: Story, from: number, length: number, reason: LeftOutReason): void {
    const { blocks, leftOut } = this.#story(from, from + length, null);
    for (const text of new Set(blocks.map((block) => block.text)))
      story.leaveOutWhole(text, reason, blocks.find((block) => block.text === text)?.style.font ?? null);
    story.leftOut.push(...leftOut);
  }

  /** @param noteNumber the number of the note whose text it is */
  #story(from: number, to: number, noteNumber: string | null): Story {
    const story = new Story();
    const fields: FieldPart[] = [];
    let pending: Pending[] = [];
    let look: DocParagraphLook = this.#looks.paragraph(0, []);
    for (const stretch of this.#text.stretches(from, to)) {
      let open: Pending | null = null;
      for (const [at, code] of stretch.codes.entries()) {
        const character = stretch.start + at;
        const note = this.#notes.get(character);
        const number = note === undefined ? null : this.#addNote(story, note);
        const text = code === mark.noteNumber ? (number ?? noteNumber ?? undefined) : characterOf.get(code);
        if (paragraphEnds.has(code)) {
          look = this.#endParagraph(story, pending, character, code);
          pending = [];
          open = null;
        } else if (isFieldMark(code)) followField(fields, code);
        else if (fields.includes("instructions")) continue;
        else if (text !== undefined) {
          pending.push({ stretch, codes: [], text });
          open = null;
        } else if (code >= firstLetter) {
          if (open === null) {
            open = { stretch, codes: [], text: null };
            pending.push(open);
          }
          open.codes.push(code);
        }
      }
    }
    // A story whose last mark is missing.
    if (pending.length > 0) this.#addPending(story, pending, 0);
    return story.finish(look);
  }

  /** Adds a note to the story that refers to it, and tells its number: empty where its mark stands as text. */
  #addNote(story: Story, { from, to, isNumbered }: DocNote): string {
    if (isNumbered) this.#noteCount += 1;
    const number = isNumbered ? String(this.#noteCount) : "";
    story.take(this.#story(from, to, number), "note");
    return number;
  }

  #endParagraph(
    story: Story,
    pending: readonly Pending[],
    character: number,
    code: number,
  ): DocParagraphLook {
    const { style, changes } = this.#text.paragraphAt(character);
    const look = this.#looks.paragraph(style, changes);
    const label = look.list > 0 && pending.length > 0 ? this.#lists.mark(look.list, look.listLevel) : "";
    if (label !== "") story.addText(`${label} `, this.#look(pending[0] as Pending, style));
    this.#addPending(story, pending, style);
    const own = label !== "" && look.role === null ? { ...look, role: "list-item" as const } : look;
    if (code === mark.cell && look.isRowEnd) story.endRow(look.isRuled);
    else if (code === mark.cell && look.isInTable) story.endCell(own);
    else story.endParagraph(own, look.isInTable);
    return look;
  }

  #addPending(story: Story, pending: readonly Pending[], style: number): void {
    for (const part of pending) {
      const look = this.#look(part, style);
      const text = part.text ?? textOf(part, look);
      if (look.isDeleted) story.leaveOut(text, "deleted", look.font);
      else if (look.isHidden) story.leaveOut(text, "hidden", look.font);
      else story.addText(text, look);
      if (look.isInserted && !look.isDeleted) this.#inserted += 1;
    }
  }

  #look({ stretch: { characters, piece } }: Pending, style: number): DocCharacterLook {
    return this.#looks.characters(style, [
      ...(characters === undefined ? [] : [characters.changes]),
      piece.changes,
    ]);
  }
}

function isFieldMark(code: number): boolean {
  return code >= mark.fieldBegin && code <= mark.fieldEnd;
}

/** A field is its instructions, then what it shows; one may stand within the other. */
function followField(fields: FieldPart[], code: number): void {
  if (code === mark.fieldBegin) fields.push("instructions");
  else if (code === mark.fieldResult && fields.length > 0) fields[fields.length - 1] = "result";
  else if (code === mark.fieldEnd) fields.pop();
}

function textOf({ codes, stretch }: Pending, look: DocCharacterLook): string {
  const { symbol } = look;
  if (symbol !== null)
    return codes.map((code) => (code === mark.symbol ? symbol : String.fromCharCode(code))).join("");
  if (!stretch.isBytes) return withSymbols(String.fromCharCode(...codes), look.font);
  // Of Word 97 on, bytes are Western whatever the font.
  return stretch.piece.isCoded
    ? readerOf(look.codedFont, western)(codes)
    : codes.map(windows1252Character).join("");
}
