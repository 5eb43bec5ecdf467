import { ByteReader } from "../byte-reader.js";
import { defaultNotes, type NoteNumbering, type SectionNotes } from "../flow/note-marks.js";
import type { FileInformation } from "./file-information.js";
import { nameOfFormat } from "./number-formats.js";
import { changesIn } from "./properties.js";

/** The sections of a document. */
export interface DocSections {
  /** Number of the character that ends each. */
  readonly ends: ReadonlySet<number>;
  /** Whether each, in order, begins on a page of its own. */
  readonly beginsPage: readonly boolean[];
  /** How the notes of each are numbered. */
  readonly notes: SectionNotes;
}

/** Each entry of the table of sections ([MS-DOC] 2.9.243, Sed): where its changes stand, behind two bytes. */
const entryLength = 12;
const placeAt = 2;
const noPlace = 0xffff_ffff;
/** Kinds of breaks that do not end a page: none, and the end of a column. */
const kindOfBreak = 0x3009;
const withinPage = new Set([0, 1]);
/** How notes are numbered, as sections say it since Word 2002: beginning anew, first number, format. */
const ofNotes = {
  footnote: { restart: 0x303c, start: 0x503f, format: 0x5040 },
  endnote: { restart: 0x303e, start: 0x5041, format: 0x5042 },
} as const;
const eachSection = 1;

/** Reads the table of sections. */
export function sectionsOf(file: FileInformation): DocSections {
  const { at, length } = file.place("sections");
  const table = new ByteReader(file.tables.bytes(at, length), true);
  const count = Math.max(0, Math.floor((table.length - 4) / (4 + entryLength)));
  const usual = usualNotes(file);
  const changes = Array.from({ length: count }, (_, section) => {
    const place = table.long((count + 1) * 4 + section * entryLength + placeAt);
    const bytes = place === noPlace ? new Uint8Array() : file.text.bytes(place + 2, file.text.short(place));
    const values = new Map(changesIn(bytes, file.isOld).map(({ code, operand }) => [code, operand]));
    return (code: number) => values.get(code) ?? null;
  });
  return {
    ends: new Set(Array.from({ length: count }, (_, section) => table.long((section + 1) * 4) - 1)),
    beginsPage: changes.map((value) => !withinPage.has(value(kindOfBreak)?.byte(0) ?? 2)),
    notes:
      count === 0
        ? [usual]
        : changes.map((value) => ({
            footnote: numbering(value, ofNotes.footnote, usual.footnote),
            endnote: numbering(value, ofNotes.endnote, usual.endnote),
          })),
  };
}

function numbering(
  value: (code: number) => ByteReader | null,
  codes: (typeof ofNotes)[keyof typeof ofNotes],
  usual: NoteNumbering,
): NoteNumbering {
  const [restart, start, format] = [value(codes.restart), value(codes.start), value(codes.format)];
  return {
    restarts: restart === null ? usual.restarts : restart.byte(0) === eachSection,
    start: start === null ? usual.start : start.short(0),
    format: format === null ? usual.format : nameOfFormat(format.byte(0)),
  };
}

/** Where the document's properties ([MS-DOC] 2.7.2, DopBase) tell how notes are numbered, and where those of later versions tell the format again. */
const footnotesAt = 2;
const endnotesAt = 52;
const formatsAt = 54;
const laterFormatsAt = 492;
const shortest = 56;
const ofLater = 500;

function usualNotes(file: FileInformation): SectionNotes[number] {
  const { at, length } = file.place("properties");
  if (length < shortest) return defaultNotes;
  const reader = new ByteReader(file.tables.bytes(at, length), true);
  const formats = reader.short(formatsAt);
  const isLater = length >= ofLater;
  const read = (where: number, format: number): NoteNumbering => ({
    // Two bits for where numbers begin anew, then the first number.
    restarts: (reader.short(where) & 3) === eachSection,
    start: Math.max(1, reader.short(where) >> 2),
    format: nameOfFormat(format),
  });
  return {
    footnote: read(footnotesAt, isLater ? reader.short(laterFormatsAt) : (formats >> 2) & 15),
    endnote: read(endnotesAt, isLater ? reader.short(laterFormatsAt + 2) : (formats >> 6) & 15),
  };
}
