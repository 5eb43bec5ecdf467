import { AppError } from "../../../../errors.js";
import { checkSize, type EncodedPart, type EncodedPicture } from "./picture-file.js";
import { type Coding, codingOf, reversed, withJpegTables } from "./tiff-coding.js";
import { readDirectories, type TiffDirectory } from "./tiff-directory.js";

/** Most pictures in one file: a scanned document has some dozens of pages. */
const mostPictures = 500;
/** Most strips or tiles of one picture. */
const mostParts = 20_000;
const centimetresPerInch = 2.54;
/** A picture that says so is a smaller copy of another (TIFF 6.0, NewSubfileType, bit 0). */
const isReduced = (directory: TiffDirectory) => ((directory.numbers(254)[0] ?? 0) & 1) === 1;

/** The pictures of a TIFF file (TIFF 6.0), one a page. @throws AppError IMPORT_DAMAGED, IMPORT_TOO_LARGE, IMPORT_PICTURE for a coding that is not read */
export function readTiff(file: string, bytes: Uint8Array): EncodedPicture[] {
  const directories = readDirectories(bytes, mostPictures).filter((directory) => !isReduced(directory));
  if (directories.length === 0) throw new AppError("IMPORT_DAMAGED", { file, reason: "TIFF" });
  return directories.map((directory) => readPicture(file, bytes, directory));
}

function readPicture(file: string, bytes: Uint8Array, directory: TiffDirectory): EncodedPicture {
  const one = (tag: number, fallback: number) => directory.numbers(tag)[0] ?? fallback;
  const [width, height] = [one(256, 0), one(257, 0)];
  checkSize(file, width, height);
  const coding = codingOf(directory);
  if (coding === null) throw new AppError("IMPORT_PICTURE", { file });
  const unit = one(296, 2);
  const density = one(282, 0);
  const resolution = density <= 0 || unit === 1 ? null : unit === 3 ? density * centimetresPerInch : density;
  const parts = placesOf(directory, width, height).flatMap((place) =>
    partAt(bytes, directory, coding, place),
  );
  if (parts.length === 0) throw new AppError("IMPORT_DAMAGED", { file, reason: "TIFF" });
  return { width, height, resolution, orientation: one(274, 1), parts };
}

/** Where a strip or tile stands in the picture, and in the file. */
interface Place extends Omit<EncodedPart, "entries" | "data"> {
  readonly offset: number;
  readonly length: number;
}

function placesOf(directory: TiffDirectory, width: number, height: number): Place[] {
  const tileWidth = directory.numbers(322)[0];
  const isTiled = tileWidth !== undefined && tileWidth > 0;
  const offsets = directory.numbers(isTiled ? 324 : 273).slice(0, mostParts);
  const lengths = directory.numbers(isTiled ? 325 : 279);
  const rows = (isTiled ? directory.numbers(323)[0] : directory.numbers(278)[0]) ?? height;
  const across = isTiled ? Math.ceil(width / tileWidth) : 1;
  return offsets.map((offset, at): Place => {
    const top = Math.floor(at / across) * rows;
    const left = isTiled ? (at % across) * tileWidth : 0;
    // A tile is stored whole where it reaches beyond the edge, a strip is not.
    const own = isTiled
      ? { width: tileWidth, height: rows }
      : { width, height: Math.min(rows, height - top) };
    return { left, top, ...own, offset, length: lengths[at] ?? 0 };
  });
}

function partAt(bytes: Uint8Array, directory: TiffDirectory, coding: Coding, place: Place): EncodedPart[] {
  const { offset, length, ...part } = place;
  const stored = bytes.subarray(offset, offset + length);
  if (stored.length === 0 || part.width <= 0 || part.height <= 0) return [];
  const data = coding.isJpeg
    ? withJpegTables(directory.bytes(347), stored)
    : coding.isReversed
      ? reversed(stored)
      : stored;
  return [{ ...part, entries: coding.entries(part.width, part.height), data }];
}
