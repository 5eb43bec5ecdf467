import { AppError } from "../../../../errors.js";
import { ByteReader } from "../byte-reader.js";
import type { CompoundFile } from "./compound-file.js";

/** Where a table stands in the stream of tables, in bytes. */
export interface TablePlace {
  readonly at: number;
  readonly length: number;
}

/** The tables that are read, named as in [MS-DOC] 2.5.6. */
const tables = {
  styles: 1,
  footnoteReferences: 2,
  footnoteTexts: 3,
  headers: 11,
  characterPages: 12,
  paragraphPages: 13,
  fonts: 15,
  pieces: 33,
  endnoteReferences: 46,
  endnoteTexts: 47,
  lists: 73,
  listUses: 74,
} as const;

/** The parts of a document's text, one after the other, in characters ([MS-DOC] 2.4.1). */
export interface TextLengths {
  readonly body: number;
  readonly footnotes: number;
  readonly headers: number;
  readonly comments: number;
  readonly endnotes: number;
  readonly boxes: number;
  readonly headerBoxes: number;
}

/** The head of a Word document (the FIB), and its streams. */
export interface FileInformation {
  /** Whether it is of Word 6 or 95: letters of one byte, shorter tables. */
  readonly isOld: boolean;
  readonly text: ByteReader;
  readonly tables: ByteReader;
  readonly place: (table: keyof typeof tables) => TablePlace;
  readonly lengths: TextLengths;
  /** Where the text of a file without a table of pieces begins, in bytes. */
  readonly firstLetter: number;
}

/** `wIdent` of Word 97 and later, and of Word 6 and 95. */
const marks = new Set([0xa5ec, 0xa5dc]);
/** `nFib` of Word 97; those of Word 6 and 95 are 101 to 105. */
const word97 = 0xc1;
const oldestRead = 101;
/** Bits of the flags at 10: encrypted, and which of the two streams holds the tables. */
const encrypted = 0x0100;
const otherTables = 0x0200;

/** @throws AppError IMPORT_ENCRYPTED, IMPORT_DAMAGED, IMPORT_OLD_OFFICE for Word 2 and before */
export function readFileInformation(fileName: string, file: CompoundFile): FileInformation {
  const stream = file.stream("WordDocument");
  const text = new ByteReader(stream ?? new Uint8Array(), true);
  const damaged = (reason: string) => new AppError("IMPORT_DAMAGED", { file: fileName, reason });
  if (!marks.has(text.short(0))) throw damaged("FIB");
  const version = text.short(2);
  if (version < oldestRead) throw new AppError("IMPORT_OLD_OFFICE", { file: fileName });
  const flags = text.short(10);
  if ((flags & encrypted) !== 0) throw new AppError("IMPORT_ENCRYPTED", { file: fileName });
  const isOld = version < word97;
  const table = isOld ? stream : file.stream((flags & otherTables) === 0 ? "0Table" : "1Table");
  if (table === null) throw damaged("0Table, 1Table");
  return {
    isOld,
    text,
    tables: new ByteReader(table, true),
    place: (name) => (isOld ? oldPlace(text, name) : placeAt(text, 0x9a + tables[name] * 8)),
    lengths: lengthsAt(text, isOld ? 0x34 : 0x4c),
    firstLetter: text.long(0x18),
  };
}

function lengthsAt(text: ByteReader, at: number): TextLengths {
  // The fourth is that of macros, which no document has.
  const [body = 0, footnotes = 0, headers = 0, , comments = 0, endnotes = 0, boxes = 0, headerBoxes = 0] =
    Array.from({ length: 8 }, (_, n) => text.long(at + n * 4));
  return { body, footnotes, headers, comments, endnotes, boxes, headerBoxes };
}

function placeAt(text: ByteReader, at: number): TablePlace {
  return { at: text.long(at), length: text.long(at + 4) };
}

/** Word 6 keeps the same tables in the same order, but for the later ones; that of pieces stands at 0x160. */
function oldPlace(text: ByteReader, name: keyof typeof tables): TablePlace {
  const number = tables[name];
  if (name === "pieces") return placeAt(text, 0x160);
  if (name === "endnoteReferences") return placeAt(text, 0x1d2);
  if (name === "endnoteTexts") return placeAt(text, 0x1da);
  return number > tables.fonts ? { at: 0, length: 0 } : placeAt(text, 0x58 + number * 8);
}
