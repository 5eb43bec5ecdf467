import { ByteReader } from "../byte-reader.js";
import type { FileInformation } from "./file-information.js";

/** Kinds of records of drawings ([MS-ODRAW] 2.2): a drawing, a group of shapes, a shape, and what tells a shape's number. */
const drawing = 0xf002;
const group = 0xf003;
const shape = 0xf004;
const shapeNumber = 0xf00a;
const headLength = 8;
/** Groups within groups; the outermost is the drawing itself. */
const deepest = 20;

/** A group whose shapes are being read: its number is that of its first shape. */
interface OpenGroup {
  number: number | null;
}

/** The group that a shape stands in, by the shape's number: of groups within groups the outermost, which alone hangs on a character. */
export function groupsOf(file: FileInformation): ReadonlyMap<number, number> {
  const { at, length } = file.place("drawingShapes");
  const reader = new ByteReader(file.tables.bytes(at, length), true);
  const groups = new Map<number, number>();
  // What all drawings share stands before them; each has a byte before it that tells where it hangs.
  for (let place = headLength + reader.long(4); place < reader.length; ) {
    const body = place + 1 + headLength;
    const end = body + reader.long(place + 5);
    if (reader.short(place + 3) === drawing) readShapes(reader, [body, end], groups, 0, null);
    place = end;
  }
  return groups;
}

function readShapes(
  reader: ByteReader,
  [from, to]: readonly [number, number],
  groups: Map<number, number>,
  depth: number,
  within: OpenGroup | null,
): void {
  const last = Math.min(to, reader.length);
  for (let at = from; at + headLength <= last; ) {
    const [kind, body] = [reader.short(at + 2), at + headLength];
    const end = body + reader.long(at + 4);
    const inner = [body, Math.min(end, last)] as const;
    if (kind === group && depth < deepest)
      readShapes(reader, inner, groups, depth + 1, depth === 0 ? null : (within ?? { number: null }));
    else if (kind === shape) readShapes(reader, inner, groups, depth, within);
    else if (kind === shapeNumber && within !== null) {
      within.number ??= reader.long(body);
      groups.set(reader.long(body), within.number);
    }
    at = end;
  }
}
