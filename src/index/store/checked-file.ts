import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";

/** What a manifest says of a file. */
export interface FileDescription {
  readonly bytes: number;
  readonly sha256: string;
}

/** Read, hashed and given a turn in pieces of this many bytes, about 2 ms of work each. */
const piece = 2 ** 21;

/**
 * Reads a file and checks it on the way, giving the event loop turns.
 * @param place where it is read to, of its very length; absent: new memory
 * @throws a plain Error where it is not as described
 */
export async function readChecked(
  path: string,
  name: string,
  expected: FileDescription | undefined,
  place?: Uint8Array,
): Promise<Buffer> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size !== expected?.bytes) throw new Error(`${name} is not what was written`);
    const bytes = place
      ? Buffer.from(place.buffer as ArrayBuffer, place.byteOffset, place.length)
      : Buffer.from(new ArrayBuffer(size));
    const hash = createHash("sha256");
    for (let at = 0; at < size; ) {
      const { bytesRead } = await file.read(bytes, at, Math.min(piece, size - at), at);
      if (bytesRead === 0) throw new Error(`${name} is not what was written`);
      hash.update(bytes.subarray(at, at + bytesRead));
      at += bytesRead;
    }
    if (hash.digest("hex") !== expected.sha256) throw new Error(`${name} is not what was written`);
    return bytes;
  } finally {
    await file.close();
  }
}

/**
 * Describes a file by its length and hash.
 * @throws the file system's error
 */
export async function describeFile(path: string): Promise<FileDescription> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: piece })) {
    hash.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
  }
  return { bytes, sha256: hash.digest("hex") };
}

/**
 * Checks a file without keeping it.
 * @throws a plain Error where it is not as described
 */
export async function checkFile(
  path: string,
  name: string,
  expected: FileDescription | undefined,
): Promise<void> {
  const found = await describeFile(path);
  if (found.bytes !== expected?.bytes || found.sha256 !== expected.sha256)
    throw new Error(`${name} is not what was written`);
}

/**
 * Writes a new file and waits until it is on the disk.
 * @throws the file system's error
 */
export async function writeDurably(path: string, blocks: Iterable<Uint8Array>): Promise<void> {
  const file = await open(path, "wx");
  try {
    for (const block of blocks)
      for (let at = 0; at < block.length; at += piece) await file.writeFile(block.subarray(at, at + piece));
    await file.sync();
  } finally {
    await file.close();
  }
}
