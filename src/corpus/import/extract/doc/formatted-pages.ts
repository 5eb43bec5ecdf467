import { ByteReader } from "../byte-reader.js";
import type { FileInformation } from "./file-information.js";

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
  const { at, length } = file.place(kind === "character" ? "characterPages" : "paragraphPages");
  const table = new ByteReader(file.tables.bytes(at, length), true);
  const numberLength = file.isOld ? 2 : 4;
  const count = Math.floor((table.length - 4) / (4 + numberLength));
  const pages = Array.from({ length: Math.max(0, count) }, (_, page) => {
    const place = (count + 1) * 4 + page * numberLength;
    // The upper bits of the number mean something else.
    return file.isOld ? table.short(place) : table.long(place) & 0x3f_ffff;
  });
  return pages
    .flatMap((page) =>
      stretchesOf(new ByteReader(file.text.bytes(page * pageLength, pageLength), true), kind, file.isOld),
    )
    .sort((one, other) => one.start - other.start);
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

/** What holds at a place of the file; undefined where nothing is told. */
export function stretchAt(stretches: readonly FormattedStretch[], at: number): FormattedStretch | undefined {
  let [low, high] = [0, stretches.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const stretch = stretches[middle] as FormattedStretch;
    if (at < stretch.start) high = middle - 1;
    else if (at >= stretch.end) low = middle + 1;
    else return stretch;
  }
  return undefined;
}
