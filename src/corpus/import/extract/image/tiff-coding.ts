import type { TiffDirectory } from "./tiff-directory.js";

/** How the strips or tiles of a TIFF picture are coded, in the terms of a PDF image. */
export interface Coding {
  /** The entries of an image of a size, in pixels. */
  readonly entries: (width: number, height: number) => string;
  readonly isJpeg: boolean;
  /** Whether the bits of each byte stand from the lowest (FillOrder 2). */
  readonly isReversed: boolean;
}

/** Colour of samples (TIFF 6.0, PhotometricInterpretation). */
const photometric = { whiteIsZero: 0, blackIsZero: 1, rgb: 2, palette: 3, cmyk: 5, ycc: 6 };

/** How a picture is coded; null where PDF has no image of that kind. */
export function codingOf(directory: TiffDirectory): Coding | null {
  const one = (tag: number, fallback: number) => directory.numbers(tag)[0] ?? fallback;
  const samples = one(277, 1);
  const bits = one(258, 1);
  const colour = colourOf(directory, samples, bits);
  // Samples in planes of their own, and samples of 16 bits, which TIFF stores in another order, are not read.
  if (colour === null || (samples > 1 && one(284, 1) !== 1) || ![1, 2, 4, 8].includes(bits)) return null;
  const filter = filterOf(directory, one(259, 1), samples, bits);
  if (filter === null) return null;
  return {
    entries: (width, height) => `${colour} /BitsPerComponent ${bits}${filter(width, height)}`,
    isJpeg: one(259, 1) === 7,
    isReversed: one(266, 1) === 2,
  };
}

function colourOf(directory: TiffDirectory, samples: number, bits: number): string | null {
  const [kind = photometric.blackIsZero] = directory.numbers(262);
  if (samples === 1 && kind === photometric.palette) return paletteOf(directory, bits);
  if (samples === 1 && kind <= photometric.blackIsZero) {
    // Fax coding tells white from black itself; PDFium gives white as 1.
    const isFax = [2, 3, 4].includes(directory.numbers(259)[0] ?? 1);
    const isInverted = isFax ? kind === photometric.blackIsZero : kind === photometric.whiteIsZero;
    return `/ColorSpace /DeviceGray${isInverted ? " /Decode [1 0]" : ""}`;
  }
  if (samples === 3 && (kind === photometric.rgb || kind === photometric.ycc))
    return "/ColorSpace /DeviceRGB";
  return samples === 4 && kind === photometric.cmyk ? "/ColorSpace /DeviceCMYK" : null;
}

/** Colours by number: all reds, then greens, then blues, of 16 bits each (TIFF 6.0, ColorMap). */
function paletteOf(directory: TiffDirectory, bits: number): string | null {
  const map = directory.numbers(320);
  const count = 2 ** bits;
  if (bits > 8 || map.length < count * 3) return null;
  const hex = (value: number) => (value >> 8).toString(16).padStart(2, "0");
  const colours = Array.from({ length: count }, (_, n) =>
    [0, 1, 2].map((channel) => hex(map[channel * count + n] as number)).join(""),
  );
  return `/ColorSpace [/Indexed /DeviceRGB ${count - 1} <${colours.join("")}>]`;
}

type Filter = (width: number, height: number) => string;

/** The filter of PDF that undoes a compression of TIFF (TIFF 6.0, Compression; supplements 1 and 2 for JPEG and Deflate). */
function filterOf(
  directory: TiffDirectory,
  compression: number,
  samples: number,
  bits: number,
): Filter | null {
  const predictor = directory.numbers(317)[0] ?? 1;
  const options = (width: number) =>
    predictor === 2
      ? ` /DecodeParms << /Predictor 2 /Colors ${samples} /BitsPerComponent ${bits} /Columns ${width} >>`
      : "";
  const fax =
    (k: number, more = ""): Filter =>
    (width, height) =>
      ` /Filter /CCITTFaxDecode /DecodeParms << /K ${k} /Columns ${width} /Rows ${height}${more} >>`;
  const twoDimensional = ((directory.numbers(292)[0] ?? 0) & 1) === 1;
  const filters: Readonly<Record<number, Filter>> = {
    1: () => "",
    2: fax(0, " /EncodedByteAlign true"),
    3: fax(twoDimensional ? 1 : 0),
    4: fax(-1),
    5: (width) => ` /Filter /LZWDecode${options(width)}`,
    7: () =>
      ` /Filter /DCTDecode${directory.numbers(262)[0] === photometric.rgb ? " /DecodeParms << /ColorTransform 0 >>" : ""}`,
    8: (width) => ` /Filter /FlateDecode${options(width)}`,
    32773: () => " /Filter /RunLengthDecode",
    32946: (width) => ` /Filter /FlateDecode${options(width)}`,
  };
  return filters[compression] ?? null;
}

/** Bytes with their bits the other way round. */
export function reversed(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => {
    let turned = 0;
    for (let bit = 0; bit < 8; bit++) turned |= ((byte >> bit) & 1) << (7 - bit);
    return turned;
  });
}

/** A strip's JPEG with the tables that all strips share, which stand once in the file. */
export function withJpegTables(tables: Uint8Array, strip: Uint8Array): Uint8Array {
  if (tables.length < 4) return strip;
  // Without the tables' end of image and the strip's start of image.
  return Buffer.concat([tables.subarray(0, -2), strip.subarray(2)]);
}
