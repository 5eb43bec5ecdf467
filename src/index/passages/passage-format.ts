import { type ArrayKind, type NamedArrays, pickArrays } from "../store/array-file.js";
import type { PassageArrays } from "./passage-writer.js";

/** Name of the passages' file. */
export const passageFile = "passages.bin";

const layout = {
  textBytes: "Uint8Array",
  textOffsets: "Uint32Array",
  textEncodings: "Uint8Array",
  sections: "Uint32Array",
  kinds: "Uint8Array",
  sources: "Uint32Array",
  fingerprints: "Uint32Array",
  byFingerprint: "Uint32Array",
  retired: "Uint32Array",
  successors: "Uint32Array",
} as const satisfies Record<keyof PassageArrays, ArrayKind>;

/** The passages as their file holds them. */
export function encodePassages(arrays: PassageArrays): NamedArrays {
  return { ...arrays };
}

/**
 * The passages out of their file.
 *
 * @throws Error naming the array that is missing or of another kind
 */
export function decodePassages(arrays: NamedArrays): PassageArrays {
  return pickArrays(arrays, layout, passageFile);
}
