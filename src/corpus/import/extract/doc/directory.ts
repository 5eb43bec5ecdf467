import { ByteReader } from "../byte-reader.js";

/** An entry of a compound file's directory ([MS-CFB] 2.6.1). */
export interface DirectoryEntry {
  readonly name: string;
  readonly kind: number;
  /** First sector of its bytes. */
  readonly start: number;
  /** In bytes. */
  readonly size: number;
  /** Numbers of its siblings, which are a tree, and of the first entry in it. */
  readonly left: number;
  readonly right: number;
  readonly child: number;
}

const entryLength = 128;
const longestName = 62;
const streamKind = 2;

/** The entries of a directory, by number: the first is the root, whose bytes are those of all small streams. */
export function directoryOf(directory: Uint8Array): DirectoryEntry[] {
  const reader = new ByteReader(directory, true);
  return Array.from({ length: Math.floor(directory.length / entryLength) }, (_, number): DirectoryEntry => {
    const at = number * entryLength;
    const length = Math.max(0, Math.min(longestName, reader.short(at + 64) - 2));
    return {
      name: new TextDecoder("utf-16le").decode(reader.bytes(at, length)),
      kind: reader.byte(at + 66),
      left: reader.long(at + 68),
      right: reader.long(at + 72),
      child: reader.long(at + 76),
      start: reader.long(at + 116),
      size: reader.long(at + 120),
    };
  });
}

/** The stream of a name that lies in the root itself, or null: documents within the document have streams of the same names. */
export function streamIn(entries: readonly DirectoryEntry[], name: string): DirectoryEntry | null {
  const open = [entries[0]?.child ?? entries.length];
  const seen = new Set<number>();
  for (let number = open.pop(); number !== undefined; number = open.pop()) {
    const entry = entries[number];
    if (entry === undefined || seen.has(number)) continue;
    seen.add(number);
    if (entry.kind === streamKind && entry.name === name) return entry;
    open.push(entry.left, entry.right);
  }
  return null;
}
