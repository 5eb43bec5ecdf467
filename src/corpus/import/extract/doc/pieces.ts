import { AppError } from "../../../../errors.js";
import { ByteReader } from "../byte-reader.js";
import type { FileInformation } from "./file-information.js";
import { codeInPieces } from "./old-codes.js";

/** A stretch of a document's text that stands together in the file. */
export interface Piece {
  /** Number of its first character in the document, and of the one behind its last. */
  readonly start: number;
  readonly end: number;
  /** Where its first character stands, in bytes. */
  readonly at: number;
  /** 1 or 2. */
  readonly bytesPerCharacter: number;
  /** Whether its bytes are letters in the character set of their font, as in Word 6. */
  readonly isCoded: boolean;
  /** Changes of look that hold for all of it ([MS-DOC] 2.9.209, Prm). */
  readonly changes: Uint8Array;
}

const isPieceTable = 2;
const isChange = 1;
/** A bit of a place that says that its characters are of one byte, at half that place ([MS-DOC] 2.9.73). */
const isCompressed = 0x4000_0000;
const nothing = new Uint8Array();

/**
 * The pieces of a text, in the order of the document.
 *
 * @throws AppError IMPORT_DAMAGED where they are not all there, or hold the same bytes twice
 */
export function piecesOf(file: FileInformation, fileName: string): Piece[] {
  const { at, length } = file.place("pieces");
  const reader = new ByteReader(file.tables.bytes(at, length), true);
  const found = readPieces(reader, file.isOld);
  const pieces = found.length === 0 && file.isOld ? [whole(file)] : found;
  let end = 0;
  let bytes = 0;
  for (const piece of pieces) {
    const length = (piece.end - piece.start) * piece.bytesPerCharacter;
    bytes += length;
    const isNext = piece.start === end && length >= 0 && piece.at + length <= file.text.length;
    // No two pieces hold the same bytes: a damaged table must not make a text of any length.
    if (!isNext || bytes > file.text.length) throw damaged(fileName);
    end = piece.end;
  }
  if (end < charactersOf(file)) throw damaged(fileName);
  return pieces.filter((piece) => piece.end > piece.start);
}

function damaged(file: string): AppError {
  return new AppError("IMPORT_DAMAGED", { file, reason: "Clx" });
}

function charactersOf({ lengths }: FileInformation): number {
  return Object.values(lengths).reduce((sum, length) => sum + length, 0);
}

/** Word 6 writes no table where the text stands in one piece. */
function whole(file: FileInformation): Piece {
  const { firstLetter: at } = file;
  return { start: 0, end: charactersOf(file), at, bytesPerCharacter: 1, isCoded: true, changes: nothing };
}

function readPieces(reader: ByteReader, isOld: boolean): Piece[] {
  const changes: Uint8Array[] = [];
  let at = 0;
  while (at < reader.length && reader.byte(at) === isChange) {
    const length = reader.short(at + 1);
    changes.push(reader.bytes(at + 3, length));
    at += 3 + length;
  }
  if (reader.byte(at) !== isPieceTable) return [];
  const length = Math.min(reader.long(at + 1), reader.length - at - 5);
  const start = at + 5;
  const count = Math.floor((length - 4) / 12);
  return Array.from({ length: Math.max(0, count) }, (_, number): Piece => {
    const descriptor = start + (count + 1) * 4 + number * 8;
    const place = reader.long(descriptor + 2);
    const isShort = isOld || (place & isCompressed) !== 0;
    const offset = isOld ? place : isShort ? (place & ~isCompressed) >>> 1 : place;
    return {
      start: reader.long(start + number * 4),
      end: reader.long(start + (number + 1) * 4),
      at: offset,
      bytesPerCharacter: isShort ? 1 : 2,
      isCoded: isOld,
      changes: changeOf(reader.short(descriptor + 6), changes, isOld),
    };
  });
}

/** The changes that a piece refers to: by their number, or a single one itself, as a code of Word 6 and the byte of its operand. */
function changeOf(reference: number, changes: readonly Uint8Array[], isOld: boolean): Uint8Array {
  if ((reference & 1) === 1) return changes[reference >> 1] ?? nothing;
  const [old, operand] = [(reference >> 1) & 0x7f, reference >> 8];
  if (old === 0) return nothing;
  if (isOld) return Uint8Array.of(old, operand);
  const code = codeInPieces(old);
  return code === 0 ? nothing : Uint8Array.of(code & 0xff, code >> 8, operand);
}
