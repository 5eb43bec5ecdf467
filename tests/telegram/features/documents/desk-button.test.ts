import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type DeskButton,
  decodeDeskButton,
  encodeDeskButton,
  isDeskData,
} from "../../../../src/telegram/features/documents/desk-button.js";

const hex = (digits: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: digits, maxLength: digits });
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const anyButton: fc.Arbitrary<DeskButton> = fc.record({
  act: fc.constantFrom("publish", "list", "restore", "close", "known-series"),
  key: maybe(hex(16)),
  version: maybe(hex(12)),
  state: maybe(hex(12)),
  number: fc.maxSafeNat(),
});

test("a button is read as it was written, and fits into callback data", () => {
  fc.assert(
    fc.property(anyButton, (button) => {
      const data = encodeDeskButton(button);
      expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
      expect(isDeskData(data)).toBe(true);
      expect(decodeDeskButton(data)).toEqual(button);
    }),
  );
});

test("what no button holds is none", () => {
  const data = encodeDeskButton({ act: "restore", key: "0123456789abcdef", version: "0123456789ab" });
  for (const wrong of ["", "d", "d1", "d2AAAA", "2aAA", `${data}A`, data.slice(0, -4), "d1_wAA", "d1AP8A"])
    expect(decodeDeskButton(wrong), wrong).toBeNull();
  fc.assert(fc.property(fc.string(), (text) => void decodeDeskButton(`d1${text}`)));
  expect([isDeskData(undefined), isDeskData("2aAA")]).toEqual([false, false]);
});
