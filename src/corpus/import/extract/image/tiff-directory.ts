import { ByteReader } from "../byte-reader.js";

/** A directory of a TIFF file: the tags of one picture. */
export interface TiffDirectory {
  /** The values of a tag; empty where it is not there. */
  readonly numbers: (tag: number) => readonly number[];
  /** The bytes of a tag. */
  readonly bytes: (tag: number) => Uint8Array;
}

/** Bytes of a value by its type (TIFF 6.0, section 2): byte, ASCII, short, long, rational, …, undefined. */
const sizes = new Map([
  [1, 1],
  [2, 1],
  [3, 2],
  [4, 4],
  [5, 8],
  [7, 1],
]);
/** A tag of more values than this is no picture of a page. */
const mostValues = 200_000;

/** The directories of a TIFF file, or of the EXIF data within a JPEG; what points nowhere is left out. */
export function readDirectories(file: Uint8Array, most: number): TiffDirectory[] {
  const isLittle = file[0] === 0x49;
  const reader = new ByteReader(file, isLittle);
  if (reader.short(2) !== 42) return [];
  const directories: TiffDirectory[] = [];
  const seen = new Set<number>();
  let at = reader.long(4);
  // A chain may lead back to where it was.
  while (at !== 0 && at + 2 <= reader.length && !seen.has(at) && directories.length < most) {
    seen.add(at);
    const entries = reader.short(at);
    directories.push(directoryAt(reader, at + 2, entries));
    at = reader.long(at + 2 + entries * 12);
  }
  return directories;
}

function directoryAt(reader: ByteReader, start: number, entries: number): TiffDirectory {
  const found = new Map<number, { readonly type: number; readonly count: number; readonly at: number }>();
  for (let entry = 0; entry < entries; entry++) {
    const at = start + entry * 12;
    const [type, count] = [reader.short(at + 2), reader.long(at + 4)];
    const length = (sizes.get(type) ?? 0) * count;
    if (length === 0 || count > mostValues * 8) continue;
    found.set(reader.short(at), { type, count, at: length <= 4 ? at + 8 : reader.long(at + 8) });
  }
  return {
    numbers: (tag) => {
      const entry = found.get(tag);
      if (entry === undefined) return [];
      const count = Math.min(entry.count, mostValues);
      return Array.from({ length: count }, (_, n) => numberAt(reader, entry.type, entry.at, n));
    },
    bytes: (tag) => {
      const entry = found.get(tag);
      return entry === undefined
        ? new Uint8Array()
        : reader.bytes(entry.at, entry.count * (sizes.get(entry.type) ?? 1));
    },
  };
}

function numberAt(reader: ByteReader, type: number, at: number, n: number): number {
  if (type === 3) return reader.short(at + n * 2);
  if (type === 4) return reader.long(at + n * 4);
  if (type === 5) return reader.long(at + n * 8) / Math.max(1, reader.long(at + n * 8 + 4));
  return reader.byte(at + n);
}
