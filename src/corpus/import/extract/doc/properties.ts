import { ByteReader } from "../byte-reader.js";

/** A change of a property ([MS-DOC] 2.2.5, Prl): what is changed, by its number in Word 97, and to what. */
export interface PropertyChange {
  readonly code: number;
  readonly operand: ByteReader;
}

/** Bytes of an operand by the three highest bits of its code ([MS-DOC] 2.2.5.1); 0: the first byte tells. */
const lengthBySize = [1, 1, 2, 4, 2, 2, 0, 3];
/** Tables of cells tell their length in two bytes. */
const wideLengths = new Set([0xd606, 0xd608]);
const tabChanges = 0xc615;

/** The changes in a list of them; what is cut off is left out. */
export function changesIn(bytes: Uint8Array, isOld: boolean): PropertyChange[] {
  const reader = new ByteReader(bytes, true);
  const changes: PropertyChange[] = [];
  let at = 0;
  while (at < reader.length) {
    const next = isOld ? oldChangeAt(reader, at) : changeAt(reader, at);
    if (next === null || next.end > reader.length) break;
    changes.push({
      code: next.code,
      operand: new ByteReader(reader.bytes(next.start, next.end - next.start), true),
    });
    at = next.end;
  }
  return changes;
}

/** A change's code, and where its operand stands. */
interface Place {
  readonly code: number;
  readonly start: number;
  readonly end: number;
}

function changeAt(reader: ByteReader, at: number): Place | null {
  if (at + 2 > reader.length) return null;
  const code = reader.short(at);
  const start = at + 2;
  const length = lengthBySize[code >> 13] as number;
  if (length > 0) return { code, start, end: start + length };
  if (wideLengths.has(code)) return { code, start, end: start + 1 + reader.short(start) };
  const told = reader.byte(start);
  if (code !== tabChanges || told !== 255) return { code, start: start + 1, end: start + 1 + told };
  // Tabs that are taken away (four bytes each) and set (three).
  const removed = reader.byte(start + 1);
  const added = reader.byte(start + 2 + removed * 4);
  return { code, start: start + 1, end: start + 3 + removed * 4 + added * 3 };
}

/**
 * Codes of Word 6 (its Binary File Format, “sprms”), each with its number in Word 97 (0 where it is not read) and the length of its operand; -1: the first byte
 * tells, -2: the first two.
 */
const oldCodes: Readonly<Record<number, readonly [code: number, length: number]>> = {
  2: [0x4600, 2],
  5: [0x2403, 1],
  9: [0x2407, 1],
  17: [0x840f, 2],
  19: [0x8411, 2],
  24: [0x2416, 1],
  25: [0x2417, 1],
  65: [0x0800, 1],
  66: [0x0801, 1],
  67: [0x0802, 1],
  74: [0x6a09, -1],
  80: [0x4a30, 2],
  83: [0x2a33, 0],
  85: [0x0835, 1],
  86: [0x0836, 1],
  91: [0x083b, 1],
  92: [0x083c, 1],
  93: [0x4a4f, 2],
  99: [0x4a43, 2],
  104: [0x2a48, 1],
  117: [0x0855, 1],
};
const oldLengths: readonly (readonly [codes: readonly number[], length: number])[] = [
  [
    [
      4, 6, 7, 8, 10, 11, 13, 14, 29, 37, 44, 50, 51, 71, 75, 87, 88, 89, 90, 94, 98, 100, 102, 118, 119, 185,
      186,
    ],
    1,
  ],
  [
    [
      16, 18, 21, 22, 26, 27, 28, 30, 31, 32, 33, 34, 35, 36, 38, 39, 40, 41, 42, 43, 45, 46, 47, 48, 49, 69,
      72, 96, 97, 101, 107, 109, 110, 182, 183, 184, 189, 195, 197, 198,
    ],
    2,
  ],
  [[73, 95], 3],
  [[20, 70, 192, 194, 196, 200], 4],
  [[193, 199], 5],
  [[187], 12],
  [[3, 12, 15, 23, 68, 81, 82, 103, 105, 106, 108, 120, 191], -1],
  [[188, 190], -2],
];
const oldLengthOf = new Map([
  ...oldLengths.flatMap(([codes, length]) => codes.map((code) => [code, length] as const)),
  ...Object.entries(oldCodes).map(([code, [, length]]) => [Number(code), length] as const),
]);

function oldChangeAt(reader: ByteReader, at: number): Place | null {
  const old = reader.byte(at);
  const length = oldLengthOf.get(old);
  // Where an unknown code ends is not known either.
  if (length === undefined) return null;
  const code = oldCodes[old]?.[0] ?? 0;
  const start = at + 1;
  if (length >= 0) return { code, start, end: start + length };
  if (length === -1) return { code, start: start + 1, end: start + 1 + reader.byte(start) };
  return { code, start, end: start + 1 + reader.short(start) };
}
