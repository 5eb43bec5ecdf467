import type { ForwardArrays } from "../forward/forward-index.js";

/** What a passage consists of, by the numbers of its words. */
export interface PassageRecord {
  /** Where each sentence's tokens end. */
  readonly ends: Uint32Array;
  readonly tokens: Uint32Array;
  readonly context: Uint32Array;
}

/** Seven bits of a number in a byte; the eighth says that more follow. Words that came first have small numbers, and are the frequent ones. */
const bits = 7;
const more = 1 << bits;

/** A passage's sentence ends, tokens and context as one block of bytes: counts and numbers, each in as few bytes as it needs. */
export function encodeTokens(arrays: ForwardArrays, passage: number): Buffer {
  const { tokenOffsets, tokens, sentenceOffsets, sentenceTokenEnds } = arrays;
  const { contexts, contextOffsets, contextTokens } = arrays;
  const context = contexts[passage] as number;
  const ends = sentenceTokenEnds.subarray(sentenceOffsets[passage], sentenceOffsets[passage + 1]);
  const own = tokens.subarray(tokenOffsets[passage], tokenOffsets[passage + 1]);
  const around = contextTokens.subarray(contextOffsets[context], contextOffsets[context + 1]);
  // A number of 32 bits needs five bytes at most.
  const bytes = Buffer.allocUnsafe(5 * (3 + ends.length + own.length + around.length));
  let at = 0;
  for (const numbers of [ends, own, around]) {
    at = write(bytes, at, numbers.length);
    for (const number of numbers) at = write(bytes, at, number);
  }
  return bytes.subarray(0, at);
}

/**
 * What `encodeTokens` wrote.
 * @throws a plain Error where the bytes are cut short
 */
export function decodeTokens(bytes: Uint8Array): PassageRecord {
  let at = 0;
  const next = () => {
    let number = 0;
    for (let shift = 0; ; shift += bits) {
      const byte = bytes[at++];
      if (byte === undefined) throw new Error("a passage's tokens are cut short");
      number |= (byte & (more - 1)) << shift;
      if (byte < more) return number >>> 0;
    }
  };
  const list = () => {
    const numbers = new Uint32Array(Math.min(next(), bytes.length));
    for (let place = 0; place < numbers.length; place++) numbers[place] = next();
    return numbers;
  };
  return { ends: list(), tokens: list(), context: list() };
}

function write(bytes: Buffer, start: number, number: number): number {
  let [at, rest] = [start, number];
  for (; rest >= more; rest >>>= bits) bytes[at++] = (rest & (more - 1)) | more;
  bytes[at++] = rest;
  return at;
}
