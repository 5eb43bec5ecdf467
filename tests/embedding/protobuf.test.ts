import { expect, test } from "vitest";
import { protobufFields } from "../../src/embedding/protobuf.js";

const read = (...bytes: readonly number[]) => [...protobufFields(Uint8Array.from(bytes))];

test("whole numbers and bytes come in the order in which they stand, whatever their field", () => {
  expect(read(0x08, 0x96, 0x01, 0x12, 2, 0x68, 0x69, 0x08, 0)).toEqual([
    { number: 1, value: 150 },
    { number: 2, bytes: Uint8Array.from([0x68, 0x69]) },
    { number: 1, value: 0 },
  ]);
  expect(read()).toEqual([]);
});

test("a field's number, and a number of more than 32 bits, may take several bytes", () => {
  expect(read(0xa0, 0x01, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01)).toEqual([{ number: 20, value: 2 ** 35 }]);
});

test.each([
  ["that ends within a number", [0x08, 0x96]],
  ["that ends after a field's number", [0x08]],
  ["that ends within bytes", [0x12, 3, 0x68]],
  ["with a field of eight bytes", [0x09, 1, 2, 3, 4, 5, 6, 7, 8]],
])("a message %s is refused", (_, bytes) => {
  expect(() => read(...bytes)).toThrow();
});
