import { deflateSync } from "node:zlib";
import { decode } from "fast-png";
import { AppError, reasonOf } from "../../../../errors.js";
import { ByteReader } from "../byte-reader.js";
import { checkSize, type EncodedPicture } from "./picture-file.js";

const inchesPerMetre = 0.0254;
const white = 255;

/** The picture of a PNG file, in shades of grey on white. @throws AppError IMPORT_DAMAGED, IMPORT_TOO_LARGE */
export function readPng(file: string, bytes: Uint8Array): EncodedPicture[] {
  // The size comes first (PNG, IHDR), so that no large picture is unpacked.
  const reader = new ByteReader(bytes);
  checkSize(file, reader.long(16), reader.long(20));
  const png = decoded(file, bytes);
  const data = deflateSync(greyOf(png), { level: 1 });
  const { width, height, resolution } = png;
  // Pixels to a metre where the unit is 1 (PNG, pHYs).
  const density = resolution !== undefined && resolution.unit === 1 ? resolution.x * inchesPerMetre : null;
  const entries = "/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode";
  return [
    {
      width,
      height,
      resolution: density,
      orientation: 1,
      parts: [{ left: 0, top: 0, width, height, entries, data }],
    },
  ];
}

type Decoded = ReturnType<typeof decode>;

function decoded(file: string, bytes: Uint8Array): Decoded {
  try {
    return decode(bytes);
  } catch (cause) {
    throw new AppError("IMPORT_DAMAGED", { file, reason: reasonOf(cause) }, { cause });
  }
}

/** Grey by the weights of ITU-R BT.601; what shines through is white. */
function greyOf({ width, height, data, channels, depth, palette }: Decoded): Uint8Array {
  const grey = new Uint8Array(width * height);
  const sample = sampleOf(data, depth, channels * width);
  const most = 2 ** depth - 1;
  for (let pixel = 0; pixel < grey.length; pixel++) {
    const at = pixel * channels;
    const values = palette
      ? (palette[sample(at)] ?? [white, white, white]).map((value) => value / white)
      : Array.from({ length: channels }, (_, channel) => sample(at + channel) / most);
    grey[pixel] = white * shadeOf(values);
  }
  return grey;
}

/** Samples of fewer than 8 bits are packed, each row from a whole byte on. */
function sampleOf(data: ArrayLike<number>, depth: number, perRow: number): (at: number) => number {
  if (depth >= 8) return (at) => data[at] as number;
  const perByte = 8 / depth;
  const rowLength = Math.ceil(perRow / perByte);
  return (at) => {
    const [row, column] = [Math.floor(at / perRow), at % perRow];
    const byte = data[row * rowLength + Math.floor(column / perByte)] as number;
    return (byte >> (8 - depth * ((column % perByte) + 1))) & (2 ** depth - 1);
  };
}

function shadeOf(values: readonly number[]): number {
  const [first = 1, second, third, fourth] = values;
  const isColour = third !== undefined;
  const shade = isColour ? 0.299 * first + 0.587 * (second as number) + 0.114 * third : first;
  const opacity = isColour ? fourth : second;
  return opacity === undefined ? shade : shade * opacity + 1 - opacity;
}
