import fc from "fast-check";
import { expect, test } from "vitest";
import { ByteReader, ByteWriter } from "../../../src/telegram/ui/bytes.js";
import { anyCharacter } from "./any-series.js";

type Piece = { readonly number: number } | { readonly byte: number } | { readonly bytes: Uint8Array };

const anyNumber = fc.oneof(
  fc.nat(300),
  fc.maxSafeNat(),
  fc.constantFrom(0, 127, 128, 16_383, 16_384, 2 ** 31, 2 ** 32, 2 ** 52, Number.MAX_SAFE_INTEGER),
);
const anyPiece: fc.Arbitrary<Piece> = fc.oneof(
  fc.record({ number: anyNumber }),
  fc.record({ byte: fc.nat(255) }),
  fc.record({ bytes: fc.uint8Array({ maxLength: 6 }) }),
);

function write(pieces: readonly Piece[]): ByteWriter {
  const writer = new ByteWriter();
  for (const piece of pieces) {
    if ("number" in piece) writer.number(piece.number);
    else if ("byte" in piece) writer.byte(piece.byte);
    else writer.bytes(piece.bytes);
  }
  return writer;
}

test("whatever is written is read again, in letters, digits, - and _", () => {
  fc.assert(
    fc.property(fc.array(anyPiece), (pieces) => {
      const writer = write(pieces);
      const text = writer.toString();
      expect(text).toMatch(/^[A-Za-z0-9_-]*$/);
      expect(text.length).toBe(Math.ceil((writer.length * 4) / 3));
      const reader = new ByteReader(text);
      for (const piece of pieces) {
        if ("number" in piece) expect(reader.number()).toBe(piece.number);
        else if ("byte" in piece) expect(reader.byte()).toBe(piece.byte);
        else expect([...reader.bytes(piece.bytes.length)]).toEqual([...piece.bytes]);
      }
      expect(reader.isAtEnd).toBe(true);
    }),
  );
});

test.each([
  [127, 1],
  [128, 2],
  [16_383, 2],
  [16_384, 3],
  [2 ** 52, 8],
])("the number %d takes %d bytes", (number, bytes) => {
  expect(write([{ number }]).length).toBe(bytes);
});

test("a text has one reading only: what is no base64url, or ends in unused bits, is refused", () => {
  for (const text of ["A", "AA=", "AA==", "A A", "A+", "A/", "AB", "é", "AAA\n", "👍"]) {
    expect(() => new ByteReader(text), text).toThrow(RangeError);
  }
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, maxLength: 20 }), (text) => {
      const open = () => new ByteReader(text);
      if (/^[A-Za-z0-9_-]*$/.test(text) && text.length % 4 === 0) expect(open).not.toThrow();
      else if (/[^A-Za-z0-9_-]/.test(text) || text.length % 4 === 1) expect(open).toThrow(RangeError);
    }),
  );
});

test("what ends too early, or exceeds the largest whole number, is refused", () => {
  expect(() => new ByteReader("").byte()).toThrow(RangeError);
  expect(() => new ByteReader("").number()).toThrow(RangeError);
  expect(() => new ByteReader("AAAA").bytes(4)).toThrow(RangeError);
  const endless = new ByteWriter();
  endless.bytes(new Uint8Array(12).fill(255));
  expect(() => new ByteReader(endless.toString()).number()).toThrow(RangeError);
  const unfinished = new ByteWriter();
  unfinished.byte(200);
  expect(() => new ByteReader(unfinished.toString()).number()).toThrow(RangeError);
});
