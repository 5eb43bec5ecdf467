import { AppError } from "../../../../errors.js";
import { ByteReader } from "../byte-reader.js";
import type { Streams } from "./compound-file.js";

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
  sections: 6,
  headers: 11,
  characterPages: 12,
  paragraphPages: 13,
  fonts: 15,
  properties: 31,
  pieces: 33,
  drawings: 40,
  endnoteReferences: 46,
  endnoteTexts: 47,
  drawingShapes: 50,
  boxTexts: 56,
  lists: 73,
  listUses: 74,
} as const;

/** The parts of a document's text, one after the other, in characters ([MS-DOC] 2.4.1). */
export interface TextLengths {
  readonly body: number;
  readonly footnotes: number;
  readonly headers: number;
  readonly macros: number;
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
  /** Changes of looks that are too long for their page. */
  readonly data: ByteReader;
  readonly place: (table: keyof typeof tables) => TablePlace;
  readonly lengths: TextLengths;
  /** Where the text of a file without a table of pieces begins, in bytes. */
  readonly firstLetter: number;
  /** Pages of looks in a row, where the table of them does not list all. */
  readonly pageRows: Readonly<Record<"characterPages" | "paragraphPages", PageRow>>;
}

/** Pages of looks that stand one after the other. */
export interface PageRow {
  readonly first: number;
  readonly count: number;
}

/** `wIdent` of Word 97 and later, of Word 6 and 95, and of Word 2. */
const marks = new Set([0xa5ec, 0xa5dc, 0xa5db]);
/** `nFib` of Word 97; those of Word 6 and 95 are 101 to 105. */
const word97 = 0xc1;
const oldestRead = 101;
/** Bits of the flags at 10: encrypted, and which of the two streams holds the tables. */
const encrypted = 0x0100;
const otherTables = 0x0200;

/** @throws AppError IMPORT_ENCRYPTED, IMPORT_DAMAGED, IMPORT_OLD_OFFICE for Word 2 and before */
export function readFileInformation(fileName: string, file: Streams): FileInformation {
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
    data: new ByteReader((isOld ? null : file.stream("Data")) ?? new Uint8Array(), true),
    pageRows: {
      characterPages: pageRow(text, isOld, 0x18a, 0x70),
      paragraphPages: pageRow(text, isOld, 0x18c, 0x7c),
    },
  };
}

function lengthsAt(text: ByteReader, at: number): TextLengths {
  const length = (part: number) => text.long(at + part * 4);
  return {
    body: length(0),
    footnotes: length(1),
    headers: length(2),
    macros: length(3),
    comments: length(4),
    endnotes: length(5),
    boxes: length(6),
    headerBoxes: length(7),
  };
}

/** The number of the first page and, four bytes behind that, how many there are: in two bytes each in Word 6, in four later. */
function pageRow(text: ByteReader, isOld: boolean, oldAt: number, at: number): PageRow {
  return isOld
    ? { first: text.short(oldAt), count: text.short(oldAt + 4) }
    : { first: text.long(at), count: text.long(at + 4) };
}

function placeAt(text: ByteReader, at: number): TablePlace {
  return { at: text.long(at), length: text.long(at + 4) };
}

const laterOldPlaces = new Map<keyof typeof tables, number>([
  ["endnoteReferences", 0x1d2],
  ["endnoteTexts", 0x1da],
  ["boxTexts", 0x222],
]);

/** Word 6 keeps the same tables in the same order, but for the later ones. */
function oldPlace(text: ByteReader, name: keyof typeof tables): TablePlace {
  const at = laterOldPlaces.get(name);
  if (at !== undefined) return placeAt(text, at);
  const number = tables[name];
  return number > tables.pieces ? { at: 0, length: 0 } : placeAt(text, 0x58 + number * 8);
}
