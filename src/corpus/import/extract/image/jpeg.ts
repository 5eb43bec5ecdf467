import { AppError } from "../../../../errors.js";
import { ByteReader } from "../byte-reader.js";
import { checkSize, type EncodedPicture } from "./picture-file.js";
import { readDirectories } from "./tiff-directory.js";

/** What the segments before the picture's data say. */
interface Frame {
  width: number;
  height: number;
  components: number;
  resolution: number | null;
  orientation: number;
  /** Adobe's programs store four inks inverted (Adobe TN 5116). */
  isAdobe: boolean;
}

/** Colour spaces by the number of components. */
const colourSpaces = new Map([
  [1, "/DeviceGray"],
  [3, "/DeviceRGB"],
  [4, "/DeviceCMYK"],
]);
const centimetresPerInch = 2.54;

/** Reads what a JPEG file says about itself (ITU-T T.81, annex B); PDFium decodes the rest. @throws AppError IMPORT_DAMAGED, IMPORT_TOO_LARGE */
export function readJpeg(file: string, bytes: Uint8Array): EncodedPicture[] {
  const { width, height, components, resolution, orientation, isAdobe } = readFrame(file, bytes);
  checkSize(file, width, height);
  const inverted = components === 4 && isAdobe ? " /Decode [1 0 1 0 1 0 1 0]" : "";
  const entries = `/ColorSpace ${colourSpaces.get(components)} /BitsPerComponent 8 /Filter /DCTDecode${inverted}`;
  const part = { left: 0, top: 0, width, height, entries, data: bytes };
  return [{ width, height, resolution, orientation, parts: [part] }];
}

function readFrame(file: string, bytes: Uint8Array): Frame {
  const reader = new ByteReader(bytes);
  const frame: Frame = {
    width: 0,
    height: 0,
    components: 0,
    resolution: null,
    orientation: 1,
    isAdobe: false,
  };
  let at = 2;
  while (at + 4 <= reader.length && reader.byte(at) === 0xff) {
    const marker = reader.byte(at + 1);
    const length = reader.short(at + 2);
    // Fill bytes, and markers without a segment.
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    if (marker === 0xda || length < 2) break;
    readSegment(reader, marker, at + 4, length - 2, frame);
    at += 2 + length;
  }
  if (frame.width === 0 || frame.height === 0 || !colourSpaces.has(frame.components))
    throw new AppError("IMPORT_DAMAGED", { file, reason: "JPEG" });
  return frame;
}

function readSegment(reader: ByteReader, marker: number, at: number, length: number, frame: Frame): void {
  if (isFrameMarker(marker)) {
    frame.height = reader.short(at + 1);
    frame.width = reader.short(at + 3);
    frame.components = reader.byte(at + 5);
  } else if (marker === 0xe0 && reader.ascii(at, 5) === "JFIF\0") {
    const unit = reader.byte(at + 7);
    const density = reader.short(at + 8);
    if (unit === 1) frame.resolution = density;
    if (unit === 2) frame.resolution = density * centimetresPerInch;
  } else if (marker === 0xe1 && reader.ascii(at, 6) === "Exif\0\0") {
    const [directory] = readDirectories(reader.bytes(at + 6, length - 6), 1);
    frame.orientation = directory?.numbers(274)[0] ?? 1;
  } else if (marker === 0xee && reader.ascii(at, 5) === "Adobe") frame.isAdobe = true;
}

/** Start of a frame: all of C0 to CF but tables and arithmetic conditioning. */
function isFrameMarker(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}
