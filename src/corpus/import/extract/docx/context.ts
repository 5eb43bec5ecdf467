import type { LeftOut, LeftOutReason } from "../../document.js";
import { Fields } from "../flow/fields.js";
import type { NoteKind } from "../flow/note-marks.js";
import { PageCounter } from "../flow/page-counter.js";
import type { XmlElement } from "../xml/xml-tree.js";
import type { Numbering } from "./numbering.js";
import type { DocxStyles } from "./styles.js";

/** What is known of a Word document while its text is read, and what is found on the way. */
export class DocxContext {
  readonly pages = new PageCounter();
  readonly fields = new Fields();
  readonly leftOut: LeftOut[] = [];
  /** Stretches that were inserted and deleted while changes were tracked. */
  readonly changes = { inserted: 0, deleted: 0 };
  /** Notes and drawings that were read: each has one place, and a short file could name one of them very often. */
  private readonly read = new Set<string>();
  /** Things in the document whose text is not read, such as tables of another program. */
  embedded = 0;

  constructor(
    readonly styles: DocxStyles,
    readonly numbering: Numbering,
    /** Id → paragraphs and tables of the note. */
    readonly notes: Readonly<Record<NoteKind, ReadonlyMap<string, XmlElement>>>,
    /** Relationship id → paragraphs of a drawing whose text lies in a part of its own. */
    readonly drawings: ReadonlyMap<string, readonly string[]>,
  ) {}

  /** Whether a note or drawing was asked for before. */
  isRead(name: string): boolean {
    const isRead = this.read.has(name);
    this.read.add(name);
    return isRead;
  }

  /** Notes text that is in no article. */
  leave(text: string, reason: LeftOutReason): void {
    const last = this.leftOut.at(-1);
    const { page } = this.pages;
    if (text.trim() === "") return;
    // Word cuts one stretch into many.
    if (last !== undefined && last.reason === reason && last.page === page && reason !== "contents")
      this.leftOut[this.leftOut.length - 1] = { ...last, text: last.text + text };
    else this.leftOut.push({ text, reason, page });
  }
}
