import { ByteReader } from "../byte-reader.js";
import type { FileInformation } from "./file-information.js";

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

/** The pieces of a text, in the order of the document; those that stand beyond the end of the file are left out. */
export function piecesOf(file: FileInformation): Piece[] {
  const { at, length } = file.place("pieces");
  const reader = new ByteReader(file.tables.bytes(at, length), true);
  const found = readPieces(reader, file.isOld);
  const pieces = found.length > 0 ? found : [whole(file)];
  let end = 0;
  let bytes = 0;
  return pieces.filter((piece) => {
    const length = (piece.end - piece.start) * piece.bytesPerCharacter;
    // No two pieces hold the same bytes: a damaged table must not make a text of any length.
    const isNext = piece.start >= end && length > 0 && bytes + length <= file.text.length;
    if (!isNext || piece.at + length > file.text.length) return false;
    end = piece.end;
    bytes += length;
    return true;
  });
}

/** Word 6 writes no table where the text stands in one piece. */
function whole({ lengths, firstLetter }: FileInformation): Piece {
  const end = Object.values(lengths).reduce((sum, length) => sum + length, 0);
  return { start: 0, end, at: firstLetter, bytesPerCharacter: 1, isCoded: true, changes: nothing };
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
      changes: changeOf(reader.short(descriptor + 6), changes),
    };
  });
}

/** The changes that a piece refers to; those of one byte, which no program writes for text, are passed over. */
function changeOf(reference: number, changes: readonly Uint8Array[]): Uint8Array {
  return (reference & 1) === 1 ? (changes[reference >> 1] ?? nothing) : nothing;
}
