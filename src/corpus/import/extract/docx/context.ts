import { FlowContext } from "../flow/flow-context.js";
import type { NoteKind } from "../flow/note-marks.js";
import type { XmlElement } from "../xml/xml-tree.js";
import type { Numbering } from "./numbering.js";
import type { DocxStyles } from "./styles.js";

/** What is known of a Word document while its text is read, and what is found on the way. */
export class DocxContext extends FlowContext {
  /** Notes and drawings that were read: each has one place, and a short file could name one of them very often. */
  private readonly read = new Set<string>();

  constructor(
    readonly styles: DocxStyles,
    readonly numbering: Numbering,
    /** Id → paragraphs and tables of the note. */
    readonly notes: Readonly<Record<NoteKind, ReadonlyMap<string, XmlElement>>>,
    /** Relationship id → paragraphs of a drawing whose text lies in a part of its own. */
    readonly drawings: ReadonlyMap<string, readonly string[]>,
  ) {
    super();
  }

  /** Whether a note or drawing was asked for before. */
  isRead(name: string): boolean {
    const isRead = this.read.has(name);
    this.read.add(name);
    return isRead;
  }
}
