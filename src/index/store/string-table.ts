import { type NamedArrays, pickArray } from "./array-file.js";
import { type HashSlots, probe, slotsFor } from "./hash-slots.js";

/** The arrays of a string table, as they are kept in a file. */
export interface StringTableArrays {
  /** UTF-8 bytes of the strings, one after the other. */
  readonly bytes: Uint8Array;
  /** Start of each string in `bytes`, plus the end of the last. */
  readonly offsets: Uint32Array;
  /** Open-addressing hash table: number of a string plus one, or 0. */
  readonly slots: HashSlots;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const scratch = new Uint8Array(3 * 256);

/**
 * Distinct strings, numbered from 0, in one block of bytes with a hash table over it: opening costs nothing beyond reading the file,
 * and a million strings take little more memory than their letters.
 */
export class StringTable {
  constructor(readonly arrays: StringTableArrays) {}

  /** Makes a table of strings that are all different, in the order given. */
  static from(strings: readonly string[]): StringTable {
    const offsets = new Uint32Array(strings.length + 1);
    strings.forEach((string, at) => {
      offsets[at + 1] = (offsets[at] as number) + Buffer.byteLength(string);
    });
    const bytes = Buffer.alloc(offsets[strings.length] as number);
    strings.forEach((string, at) => {
      bytes.write(string, offsets[at] as number);
    });
    const slots = slotsFor(strings.length, (number) =>
      hashBytes(bytes, offsets[number] as number, offsets[number + 1] as number),
    );
    return new StringTable({ bytes, offsets, slots });
  }

  /** Number of strings. */
  get size(): number {
    return this.arrays.offsets.length - 1;
  }

  /** Number of a string, or -1. */
  find(string: string): number {
    const fits = string.length * 3 <= scratch.length;
    const wanted = fits ? scratch : encoder.encode(string);
    const length = fits ? encoder.encodeInto(string, scratch).written : wanted.length;
    const { bytes, offsets, slots } = this.arrays;
    return probe(slots, hashBytes(wanted, 0, length), (number) => {
      const start = offsets[number] as number;
      if ((offsets[number + 1] as number) - start !== length) return false;
      for (let at = 0; at < length; at++) if (bytes[start + at] !== wanted[at]) return false;
      return true;
    });
  }

  /** The string with this number; empty where there is none. */
  at(number: number): string {
    const { bytes, offsets } = this.arrays;
    return decoder.decode(bytes.subarray(offsets[number] ?? bytes.length, offsets[number + 1] ?? 0));
  }
}

/** The arrays of a table among those of a file, each under a name that begins with `prefix`. */
export function encodeStringTable(prefix: string, { bytes, offsets, slots }: StringTableArrays): NamedArrays {
  return { [`${prefix}Bytes`]: bytes, [`${prefix}Offsets`]: offsets, [`${prefix}Slots`]: slots };
}

/**
 * What `encodeStringTable` put among the arrays of a file.
 *
 * @throws Error naming the array that is missing or of another kind
 */
export function decodeStringTable(prefix: string, arrays: NamedArrays, place: string): StringTableArrays {
  return {
    bytes: pickArray(arrays, `${prefix}Bytes`, "Uint8Array", place),
    offsets: pickArray(arrays, `${prefix}Offsets`, "Uint32Array", place),
    slots: pickArray(arrays, `${prefix}Slots`, "Uint32Array", place),
  };
}

/** FNV-1a (Fowler, Noll, Vo), 32 bits. */
function hashBytes(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  return hash >>> 0;
}
