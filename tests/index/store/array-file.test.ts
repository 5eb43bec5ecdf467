import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeArrays, encodeArrays } from "../../../src/index/store/array-file.js";

const array = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc.uint16Array({ maxLength: 40 }),
  fc.uint32Array({ maxLength: 40 }),
  fc.float32Array({ maxLength: 40 }),
);
const name = fc.string({ unit: "grapheme", maxLength: 12 }).filter((text) => text !== "__proto__");
const arrays = fc.dictionary(name, array, { maxKeys: 6, noNullPrototype: true });

test("arrays come back as they were, wherever their bytes stand in memory", () => {
  fc.assert(
    fc.property(arrays, fc.nat({ max: 9 }), (given, shift) => {
      const bytes = Buffer.concat(encodeArrays(given));
      const elsewhere = new Uint8Array(shift + bytes.length).subarray(shift);
      elsewhere.set(bytes);
      expect(decodeArrays(elsewhere)).toEqual(given);
    }),
  );
});

test("a view of part of a larger array keeps that part only", () => {
  const part = Uint32Array.from([1, 2, 3, 4, 5]).subarray(1, 3);
  expect(decodeArrays(Buffer.concat(encodeArrays({ part })))).toEqual({ part: Uint32Array.from([2, 3]) });
});

test("arrays start at multiples of 8 bytes, so that they can be used where they stand", () => {
  const [head, ...blocks] = encodeArrays({ odd: Uint8Array.of(1, 2, 3), next: Float32Array.of(1.5) });
  let offset = head?.length ?? 1;
  expect(offset % 8).toBe(0);
  for (let at = 0; at < blocks.length; at += 2) {
    expect(offset % 8).toBe(0);
    offset += (blocks[at]?.length ?? 0) + (blocks[at + 1]?.length ?? 0);
  }
});

test("a file cut short at any byte of its content is refused", () => {
  const bytes = Buffer.concat(
    encodeArrays({ first: Uint16Array.of(1, 2, 3), second: Float32Array.of(4, 5) }),
  );
  for (let length = 0; length < bytes.length; length++)
    expect(() => decodeArrays(bytes.subarray(0, length)), `cut at ${length}`).toThrow(Error);
});

test("bytes of any other kind are refused", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(() => decodeArrays(bytes)).toThrow(Error);
    }),
  );
});

test.each(["null", "{}", '[{"name":"a","kind":"Array","offset":0,"length":1}]', "[1]", "[[", ""])(
  "a table that says %j is refused",
  (table) => {
    const head = Buffer.from(`TDARRAY1____${table}`);
    head.writeUInt32LE(Buffer.byteLength(table), 8);
    expect(() => decodeArrays(Buffer.concat([head, Buffer.alloc(32)]))).toThrow(Error);
  },
);

test.each([
  { offset: -64, length: 4 },
  { offset: 0, length: -1 },
  { offset: 0, length: 1e9 },
  { offset: 0.5, length: 2 },
])("a table that points outside the file is refused: %j", (place) => {
  const table = JSON.stringify([{ name: "a", kind: "Uint32Array", ...place }]);
  const head = Buffer.from(`TDARRAY1____${table}`);
  head.writeUInt32LE(Buffer.byteLength(table), 8);
  expect(() => decodeArrays(Buffer.concat([head, Buffer.alloc(128)]))).toThrow(Error);
});
