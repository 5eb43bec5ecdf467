import { ByteReader } from "../byte-reader.js";
import type { FileInformation } from "./file-information.js";

/** A note: where its text stands. */
export interface DocNote {
  /** Numbers of its first character and of the one behind its last. */
  readonly from: number;
  readonly to: number;
  /** Whether Word numbers it; the mark of others stands as text. */
  readonly isNumbered: boolean;
}

/** Each reference is followed by so many bytes on its number: 0 where it has none of its own ([MS-DOC] 2.9.105, FRD). */
const numberLength = 2;

/** Footnotes and endnotes by the character that refers to them. */
export function notesOf(file: FileInformation): Map<number, DocNote> {
  const { body, footnotes, headers, comments, endnotes } = file.lengths;
  const notes = new Map<number, DocNote>();
  const read = (
    references: "footnoteReferences" | "endnoteReferences",
    texts: "footnoteTexts" | "endnoteTexts",
    first: number,
    length: number,
  ) => {
    const ends = positionsAt(file, texts, 0);
    const found = positionsAt(file, references, numberLength).slice(0, -1);
    const numbers = file.place(references).at + (found.length + 1) * 4;
    found.forEach((reference, at) => {
      const [from, to] = [ends[at], ends[at + 1]];
      if (from === undefined || to === undefined || from >= to || to > length) return;
      const isNumbered = file.tables.short(numbers + at * numberLength) !== 0;
      notes.set(reference, { from: first + from, to: first + to, isNumbered });
    });
  };
  read("footnoteReferences", "footnoteTexts", body, footnotes);
  read("endnoteReferences", "endnoteTexts", body + footnotes + headers + comments, endnotes);
  return notes;
}

/** The positions of a table that has so many bytes behind them for each. */
function positionsAt(
  file: FileInformation,
  table: Parameters<FileInformation["place"]>[0],
  dataLength: number,
): number[] {
  const { at, length } = file.place(table);
  const reader = new ByteReader(file.tables.bytes(at, length), true);
  const count = Math.max(0, Math.floor((reader.length - 4) / (4 + dataLength)));
  return reader.length < 4 ? [] : Array.from({ length: count + 1 }, (_, number) => reader.long(number * 4));
}
