import { type ArrayKind, type NamedArrays, pickArrays } from "../store/array-file.js";
import type { ForwardArrays } from "./forward-index.js";

/** Name of the forward index's file. */
export const forwardFile = "forward.bin";

const layout = {
  tokenOffsets: "Uint32Array",
  tokens: "Uint32Array",
  sentenceOffsets: "Uint32Array",
  sentenceStarts: "Uint32Array",
  sentenceEnds: "Uint32Array",
  sentenceTokenEnds: "Uint32Array",
  sentenceTraits: "Uint8Array",
  contexts: "Uint32Array",
  contextOffsets: "Uint32Array",
  contextTokens: "Uint32Array",
} as const satisfies Record<keyof ForwardArrays, ArrayKind>;

/** The forward index as its file holds it. */
export function encodeForward(arrays: ForwardArrays): NamedArrays {
  return { ...arrays };
}

/**
 * The forward index out of its file.
 *
 * @throws Error naming the array that is missing or of another kind
 */
export function decodeForward(arrays: NamedArrays): ForwardArrays {
  return pickArrays(arrays, layout, forwardFile);
}
