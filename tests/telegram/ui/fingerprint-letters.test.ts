import fc from "fast-check";
import { expect, test } from "vitest";
import { fingerprintOfLetters, lettersOf } from "../../../src/telegram/ui/fingerprint-letters.js";

test("a fingerprint is six letters, which are read again", () => {
  expect([0, 51, 52, 2 ** 32 - 1].map(lettersOf)).toEqual(["AAAAAA", "AAAAAz", "AAAABA", "LPVjYv"]);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (fingerprint) => {
      const letters = lettersOf(fingerprint);
      expect(letters).toMatch(/^[A-Za-z]{6}$/);
      expect(fingerprintOfLetters(letters)).toBe(fingerprint);
    }),
  );
});

test("whatever else is none", () => {
  for (const text of ["", "AAAAA", "AAAAAAA", "AAAAA1", "AAAA A", "ÂAAAAA", "LPVjYw", "zzzzzz"])
    expect(fingerprintOfLetters(text), text).toBeNull();
});
