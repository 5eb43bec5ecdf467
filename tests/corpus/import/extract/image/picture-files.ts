import { encode } from "fast-png";

/** 32 × 16 pixels, white, and black in its upper left quarter; made by a browser, without a colour profile. */
const quarterJpeg =
  "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAAQACADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAYH/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/EABQBAQAAAAAAAAAAAAAAAAAAAAD/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCZGmAAAP/Z";

/** The JPEG of a picture that is black in its upper left quarter, perhaps with a density of dots to an inch and an orientation. */
export function jpegOf({ density = 0, orientation = 1 } = {}): Uint8Array {
  const bytes = Buffer.from(quarterJpeg, "base64");
  const jfif = bytes.indexOf("JFIF");
  bytes[jfif + 7] = density > 0 ? 1 : 0;
  bytes.writeUInt16BE(Math.max(1, density), jfif + 8);
  const exif = Buffer.concat([
    Buffer.from("Exif\0\0"),
    tiffOf([{ tags: new Map([[274, [orientation]]]), parts: [] }]),
  ]);
  const head = Buffer.from([0xff, 0xe1, (exif.length + 2) >> 8, (exif.length + 2) & 255]);
  return Buffer.concat([bytes.subarray(0, 20), head, exif, bytes.subarray(20)]);
}

/** A PNG of grey pixels, given from the upper left. */
export function pngOf(
  width: number,
  height: number,
  data: Uint8Array,
  channels: 1 | 2 | 3 | 4 = 1,
): Uint8Array {
  return encode({ width, height, data, channels, depth: 8 });
}

/** A picture of a TIFF file: its tags by number, and its strips or tiles, whose places are filled in. */
export interface TiffPicture {
  readonly tags: ReadonlyMap<number, readonly number[]>;
  readonly parts: readonly Uint8Array[];
  /** Whether the parts are tiles. */
  readonly isTiled?: boolean;
}

/** A little-endian TIFF file; all values are longs, except that of the orientation. */
export function tiffOf(pictures: readonly TiffPicture[]): Uint8Array {
  const chunks: Buffer[] = [Buffer.from([0x49, 0x49, 42, 0, 0, 0, 0, 0])];
  let length = 8;
  const put = (chunk: Buffer) => {
    chunks.push(chunk);
    length += chunk.length;
    return length - chunk.length;
  };
  let pointer = { chunk: chunks[0] as Buffer, at: 4 };
  for (const { tags, parts, isTiled = false } of pictures) {
    const offsets = parts.map((part) => put(Buffer.from(part)));
    const all = new Map(tags);
    if (parts.length > 0)
      all.set(isTiled ? 324 : 273, offsets).set(
        isTiled ? 325 : 279,
        parts.map((part) => part.length),
      );
    const values = new Map<number, number>();
    for (const [tag, numbers] of all)
      if (numbers.length > 1) {
        const data = Buffer.alloc(numbers.length * 4);
        for (const [at, value] of numbers.entries()) data.writeUInt32LE(value, at * 4);
        values.set(tag, put(data));
      }
    const directory = Buffer.alloc(2 + all.size * 12 + 4);
    directory.writeUInt16LE(all.size, 0);
    [...all]
      .sort(([one], [other]) => one - other)
      .forEach(([tag, numbers], at) => {
        directory.writeUInt16LE(tag, 2 + at * 12);
        directory.writeUInt16LE(4, 4 + at * 12);
        directory.writeUInt32LE(numbers.length, 6 + at * 12);
        directory.writeUInt32LE(values.get(tag) ?? numbers[0] ?? 0, 10 + at * 12);
      });
    pointer.chunk.writeUInt32LE(length, pointer.at);
    put(directory);
    pointer = { chunk: directory, at: directory.length - 4 };
  }
  return Buffer.concat(chunks);
}
