import type { VectorTable } from "../vectors/vector-index.js";

/** The vectors of a passage as they are kept. */
export interface VectorRecord {
  /** Length of their sum. */
  readonly sum: number;
  /** For each, the number of its sentence plus one; 0 where it is of none. */
  readonly sentences: Uint32Array;
  /** What one unit of each row is worth, and the rows. */
  readonly scales: Float32Array;
  readonly values: Int8Array;
}

/** Bytes before the rows: the sum and how many there are, then sentence and scale of each. */
const headSize = 8;
const perVector = 8;

/** A passage's vectors as one block of bytes, little-endian: as the table holds them, so that cosines come out the same. */
export function encodeVectors(
  table: VectorTable,
  sentenceOfVector: Uint32Array,
  { first, end, sum }: { readonly first: number; readonly end: number; readonly sum: number },
): Buffer {
  const { dimensions, values, scales } = table;
  const count = end - first;
  const bytes = Buffer.alloc(headSize + count * (perVector + dimensions));
  bytes.writeFloatLE(sum, 0);
  bytes.writeUInt32LE(count, 4);
  for (let at = 0; at < count; at++) {
    bytes.writeUInt32LE(sentenceOfVector[first + at] as number, headSize + 4 * at);
    bytes.writeFloatLE(scales[first + at] as number, headSize + 4 * (count + at));
  }
  bytes.set(
    new Uint8Array(values.buffer, values.byteOffset + first * dimensions, count * dimensions),
    headSize + count * perVector,
  );
  return bytes;
}

/**
 * What `encodeVectors` wrote.
 * @throws a plain Error where the bytes are of other vectors
 */
export function decodeVectors(bytes: Uint8Array, dimensions: number): VectorRecord {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = bytes.length < headSize ? -1 : view.getUint32(4, true);
  if (bytes.length !== headSize + count * (perVector + dimensions))
    throw new Error("a passage's vectors are of another size");
  const sentences = new Uint32Array(count);
  const scales = new Float32Array(count);
  for (let at = 0; at < count; at++) {
    sentences[at] = view.getUint32(headSize + 4 * at, true);
    scales[at] = view.getFloat32(headSize + 4 * (count + at), true);
  }
  const rows = bytes.byteOffset + headSize + count * perVector;
  const values = new Int8Array(bytes.buffer, rows, count * dimensions);
  return { sum: view.getFloat32(0, true), sentences, scales, values };
}
