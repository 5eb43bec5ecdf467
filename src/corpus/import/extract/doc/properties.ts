import { ByteReader } from "../byte-reader.js";
import { codeOfOld, lengthOfOld } from "./old-codes.js";

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

function oldChangeAt(reader: ByteReader, at: number): Place | null {
  const old = reader.byte(at);
  const length = lengthOfOld(old);
  // Where an unknown code ends is not known either.
  if (length === null) return null;
  const code = codeOfOld(old);
  const start = at + 1;
  if (length >= 0) return { code, start, end: start + length };
  if (length === -1) return { code, start: start + 1, end: start + 1 + reader.byte(start) };
  return { code, start, end: start + 1 + reader.short(start) };
}

/** A number of two bytes that may be below zero. */
export function signed(short: number): number {
  return short >= 0x8000 ? short - 0x1_0000 : short;
}
