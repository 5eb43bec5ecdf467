import { formatNumber } from "./number-format.js";

/** Notes at the foot of a page, or at the end of the text. */
export type NoteKind = "footnote" | "endnote";

/** How notes are marked. */
export interface NoteMarks {
  /** The mark of the note whose text is read, or null outside notes. */
  readonly own: string | null;
  /** Counts a reference and gives its mark. */
  next(kind: NoteKind): string;
}

/** How the notes of a section are counted. */
export interface NoteNumbering {
  readonly format: string;
  readonly start: number;
  /** Whether each section begins anew. */
  readonly restarts: boolean;
}

/** The numbering of each section, in order. */
export type SectionNotes = readonly Readonly<Record<NoteKind, NoteNumbering>>[];

/** Word's own way. */
export const defaultNotes: Readonly<Record<NoteKind, NoteNumbering>> = {
  footnote: { format: "decimal", start: 1, restarts: false },
  endnote: { format: "lowerRoman", start: 1, restarts: false },
};

interface Count {
  section: number;
  readonly given: Record<NoteKind, number>;
}

/** Counts notes as they are referred to. */
export class NoteMarker implements NoteMarks {
  private constructor(
    readonly own: string | null,
    private readonly sections: SectionNotes,
    private readonly count: Count,
  ) {}

  static of(sections: SectionNotes): NoteMarker {
    return new NoteMarker(null, sections, { section: 0, given: { footnote: 0, endnote: 0 } });
  }

  /** For the text of the note with that mark. */
  within(mark: string): NoteMarker {
    return new NoteMarker(mark, this.sections, this.count);
  }

  /** Number of the section that is being read, from 0. */
  get section(): number {
    return this.count.section;
  }

  next(kind: NoteKind): string {
    const { format, start } = (this.sections[this.count.section] ?? defaultNotes)[kind];
    const number = start + this.count.given[kind];
    this.count.given[kind] += 1;
    return formatNumber(number, format);
  }

  /** The section that was read is at its end. */
  onSectionEnd(): void {
    if (this.own !== null) return;
    this.count.section += 1;
    const next = this.sections[this.count.section] ?? defaultNotes;
    for (const kind of ["footnote", "endnote"] as const) if (next[kind].restarts) this.count.given[kind] = 0;
  }
}
