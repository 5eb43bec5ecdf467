import { ByteReader } from "../byte-reader.js";
import type { FileInformation } from "./file-information.js";
import { changesIn } from "./properties.js";

/** A stretch of the file, in bytes, whose characters or paragraph are set alike. */
export interface FormattedStretch {
  readonly start: number;
  readonly end: number;
  /** Number of the paragraph's style; 0 of characters. */
  readonly style: number;
  /** Changes of properties, see `changesIn`. */
  readonly changes: Uint8Array;
}

/** Formatted pages are of this length, in bytes ([MS-DOC] 2.9.33, 2.9.175). */
const pageLength = 512;
const nothing = new Uint8Array();

/** How characters or paragraphs are set, by where they stand in the file, from its beginning. */
export function formattedStretches(
  file: FileInformation,
  kind: "character" | "paragraph",
): FormattedStretch[] {
  const long = longChangesOf(file);
  return pagesIn(file, kind === "character" ? "characterPages" : "paragraphPages")
    .flatMap((page) =>
      stretchesOf(new ByteReader(file.text.bytes(page * pageLength, pageLength), true), kind, file.isOld),
    )
    .filter(({ start, end }) => start < end)
    .map((stretch) => ({ ...stretch, changes: long(stretch.changes) }))
    .sort((one, other) => one.start - other.start);
}

/** The numbers of the pages, each once. Programs that save in haste list some only, and say where the others stand in a row. */
function pagesIn(file: FileInformation, name: "characterPages" | "paragraphPages"): number[] {
  const { at, length } = file.place(name);
  const table = new ByteReader(file.tables.bytes(at, length), true);
  const numberLength = file.isOld ? 2 : 4;
  const count = Math.max(0, Math.floor((table.length - 4) / (4 + numberLength)));
  const listed = Array.from({ length: count }, (_, page) => {
    const place = (count + 1) * 4 + page * numberLength;
    // The upper bits of the number mean something else.
    return file.isOld ? table.short(place) : table.long(place) & 0x3f_ffff;
  });
  const row = file.pageRows[name];
  const most = Math.ceil(file.text.length / pageLength);
  const isWhole = count >= row.count || row.count > most;
  const inRow = isWhole ? [] : Array.from({ length: row.count }, (_, page) => row.first + page);
  return [...new Set([...listed, ...inRow])].filter((page) => page < most);
}

/** Changes that are too long for a page stand in a stream of their own ([MS-DOC] 2.6.2, sprmPHugePapx). */
const longChanges = new Set([0x6645, 0x6646]);

/** How often their stream may be read: a short file could refer to long changes in each paragraph. */
const mostReadings = 8;

/** Gives the changes of a stretch with the long ones that it refers to. */
function longChangesOf({ isOld, data }: FileInformation): (changes: Uint8Array) => Uint8Array {
  let left = data.length * mostReadings;
  return (changes) => {
    if (isOld || left <= 0) return changes;
    const reference = changesIn(changes, isOld).find(({ code }) => longChanges.has(code));
    if (reference === undefined) return changes;
    const at = reference.operand.long(0);
    const long = data.bytes(at + 2, data.short(at));
    left -= long.length;
    return Buffer.concat([changes, long]);
  };
}

function stretchesOf(page: ByteReader, kind: "character" | "paragraph", isOld: boolean): FormattedStretch[] {
  if (page.length < pageLength) return [];
  const count = page.byte(pageLength - 1);
  // A paragraph's entry holds its measured height, too.
  const entryLength = kind === "character" ? 1 : isOld ? 7 : 13;
  return Array.from({ length: count }, (_, number): FormattedStretch => {
    const place = page.byte((count + 1) * 4 + number * entryLength) * 2;
    const [start, end] = [page.long(number * 4), page.long((number + 1) * 4)];
    if (place === 0) return { start, end, style: 0, changes: nothing };
    return { start, end, ...(kind === "character" ? charactersAt(page, place) : paragraphAt(page, place)) };
  });
}

function charactersAt(page: ByteReader, at: number): Pick<FormattedStretch, "style" | "changes"> {
  return { style: 0, changes: page.bytes(at + 1, page.byte(at)) };
}

/** The length is told in words: of one less than a byte where it fits there, else by the byte behind a zero ([MS-DOC] 2.9.174). */
function paragraphAt(page: ByteReader, at: number): Pick<FormattedStretch, "style" | "changes"> {
  const words = page.byte(at);
  const [start, length] = words === 0 ? [at + 2, page.byte(at + 1) * 2] : [at + 1, words * 2 - 1];
  return { style: page.short(start), changes: page.bytes(start + 2, Math.max(0, length - 2)) };
}

/** What stands at a place in the order of starts: the last that begins there or before; -1 for none. */
export function indexAt(stretches: readonly { readonly start: number }[], at: number): number {
  let [low, high] = [0, stretches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.start ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** What holds at a place of the file; undefined where nothing is told. */
export function stretchAt(stretches: readonly FormattedStretch[], at: number): FormattedStretch | undefined {
  const stretch = stretches[indexAt(stretches, at)];
  return stretch !== undefined && at < stretch.end ? stretch : undefined;
}
