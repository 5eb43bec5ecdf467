import { ByteReader } from "../byte-reader.js";
import type { NoteKind } from "../flow/note-marks.js";
import { groupsOf } from "./drawing-groups.js";
import type { FileInformation } from "./file-information.js";

/** A stretch of a document's text: the numbers of its first character and of the one behind its last. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** A note: where its text stands. */
export interface DocNote extends TextRange {
  readonly kind: NoteKind;
  /** Whether Word numbers it; the mark of others stands as text. */
  readonly isNumbered: boolean;
}

/** Each reference is followed by so many bytes on its number: 0 where it has none of its own ([MS-DOC] 2.9.105, FRD). */
const numberLength = 2;

/** The notes of a document: by the character of the body that refers to them, and what else stands among their texts. */
export interface DocNotes {
  readonly referred: ReadonlyMap<number, DocNote>;
  readonly loose: readonly TextRange[];
}

/** Reads where the text of each footnote and endnote stands. */
export function notesOf(file: FileInformation): DocNotes {
  const { body, footnotes, headers, macros, comments, endnotes } = file.lengths;
  const referred = new Map<number, DocNote>();
  const loose: TextRange[] = [];
  const read = (kind: NoteKind, first: number, length: number) => {
    const texts = rangesIn(positionsAt(file, `${kind}Texts`, 0), length);
    const references = positionsAt(file, `${kind}References`, numberLength).slice(0, -1);
    const numbers = file.place(`${kind}References`).at + (references.length + 1) * 4;
    references.forEach((reference, at) => {
      const text = texts[at] ?? null;
      if (text === null || reference >= body || referred.has(reference)) return;
      const isNumbered = file.tables.short(numbers + at * numberLength) !== 0;
      referred.set(reference, { kind, ...moved(text, first), isNumbered });
    });
    const own = [...referred.values()].filter((note) => note.kind === kind);
    loose.push(...gapsBetween(own, { from: first, to: first + length }));
  };
  read("footnote", body, footnotes);
  read("endnote", body + footnotes + headers + macros + comments, endnotes);
  return { referred, loose };
}

/** Bytes of an anchor of a drawing ([MS-DOC] 2.9.253, Spa), and of a text box, with where its drawing's number stands in it (2.9.101, FTXBXS). */
const anchorLength = 26;
const boxLength = 22;
const drawingAt = 14;

/** Text boxes: by the character of the body that their drawing hangs on, and those whose character is not told. */
export interface DocBoxes {
  readonly anchored: ReadonlyMap<number, readonly TextRange[]>;
  readonly loose: readonly TextRange[];
}

/** Reads where the text of each box in the body stands. */
export function boxesOf(file: FileInformation): DocBoxes {
  const { body, footnotes, headers, macros, comments, endnotes, boxes } = file.lengths;
  const first = body + footnotes + headers + macros + comments + endnotes;
  const anchors = positionsAt(file, "drawings", anchorLength).slice(0, -1);
  const drawings = file.place("drawings").at + (anchors.length + 1) * 4;
  const groups = groupsOf(file);
  const anchorOf = new Map(
    anchors.map((anchor, at) => [file.tables.long(drawings + at * anchorLength), anchor]),
  );
  const positions = positionsAt(file, "boxTexts", file.isOld ? 0 : boxLength);
  const entries = file.place("boxTexts").at + positions.length * 4 + drawingAt;
  const anchored = new Map<number, TextRange[]>();
  rangesIn(positions, boxes).forEach((range, at) => {
    const number = file.tables.long(entries + at * boxLength);
    const anchor = file.isOld ? undefined : anchorOf.get(groups.get(number) ?? number);
    if (range === null || anchor === undefined || anchor >= body) return;
    const others = anchored.get(anchor);
    if (others === undefined) anchored.set(anchor, [moved(range, first)]);
    else others.push(moved(range, first));
  });
  return { anchored, loose: gapsBetween([...anchored.values()].flat(), { from: first, to: first + boxes }) };
}

function moved({ from, to }: TextRange, by: number): TextRange {
  return { from: from + by, to: to + by };
}

/** What of a range lies between others in it. */
function gapsBetween(ranges: readonly TextRange[], { from, to }: TextRange): TextRange[] {
  const gaps: TextRange[] = [];
  let end = from;
  for (const range of ranges.toSorted((one, other) => one.from - other.from)) {
    if (range.from > end) gaps.push({ from: end, to: range.from });
    end = Math.max(end, range.to);
  }
  return end < to ? [...gaps, { from: end, to }] : gaps;
}

/** The ranges between positions, each of which goes on where the one before it ended, or behind that; null for others. */
function rangesIn(positions: readonly number[], length: number): (TextRange | null)[] {
  let end = 0;
  return positions.slice(0, -1).map((from, at) => {
    const to = positions[at + 1] ?? 0;
    if (from < end || to <= from || to > length) return null;
    end = to;
    return { from, to };
  });
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
