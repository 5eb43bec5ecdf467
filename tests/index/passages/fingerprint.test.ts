import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lowerBound } from "../../../src/index/lower-bound.js";
import {
  canonicalText,
  fingerprintOf,
  sortedByFingerprint,
} from "../../../src/index/passages/fingerprint.js";

const sentence = "Quận Ô Môn còn 3.093 hộ nghèo, chiếm 9,36%.";

describe("a fingerprint", () => {
  test("is the first 32 bits of the SHA-256 of a text: it must not change, for it stands in messages that were sent", () => {
    // `printf 'abc' | sha256sum` (FIPS 180-4) begins with ba7816bf.
    expect(fingerprintOf("abc")).toBe(0xba7816bf);
    expect(fingerprintOf("")).toBe(0xe3b0c442);
    expect(fingerprintOf(sentence)).toBe(0x607304e4);
  });

  test.each([
    ["composed or not", sentence.normalize("NFD")],
    ["broken into lines otherwise", sentence.replace(" còn ", "\n  còn\u00a0").replace("hộ ", "hộ\t")],
    ["with white space around it", `  ${sentence}\n`],
    [
      "with soft hyphens and zero-width characters",
      `${sentence.replace("nghèo", "ng\u00adhè\u200bo")}\u2060`,
    ],
    ["with what cannot be seen between a letter and its mark", sentence.replace("ộ", "ô\u200b\u0323")],
  ])("is the same of a text %s", (_what, same) => {
    expect(same).not.toBe(sentence);
    expect(fingerprintOf(same)).toBe(fingerprintOf(sentence));
  });

  test.each([
    ["another figure", sentence.replace("3.093", "3.039")],
    ["another tone", sentence.replace("còn", "con")],
    ["a tone mark in another place", "hoà", "hòa"],
    ["a capital", sentence.toUpperCase()],
    ["another sign", sentence.replace(",", ";")],
    ["words together", sentence.replace("hộ nghèo", "hộnghèo")],
    ["a letter of another script", sentence.replace("c", "с")],
    ["one thing more", `${sentence} Hết.`],
  ])("is another of a text with %s", (_what, other, than = sentence) => {
    expect(fingerprintOf(other)).not.toBe(fingerprintOf(than));
  });

  test("of a canonical text is that of the text, whatever it holds", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" })), (text) => {
        const canonical = canonicalText(text);
        expect(canonicalText(canonical)).toBe(canonical);
        expect(fingerprintOf(canonical)).toBe(fingerprintOf(text));
        expect(fingerprintOf(text)).toBeLessThan(2 ** 32);
      }),
    );
  });

  test("is shared by no more texts than chance has it", () => {
    const texts = Array.from({ length: 20_000 }, (_, number) => `Đoạn ${number}.`);
    // 20,000 texts make 2·10^8 pairs, of which 2^32 lets 0.05 share theirs: these share none.
    expect(new Set(texts.map(fingerprintOf)).size).toBe(texts.length);
  });
});

test("positions are sorted by what stands there, and found by it", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat(3), fc.integer({ min: 0, max: 2 ** 32 - 1 }))), (values) => {
      const order = sortedByFingerprint(Uint32Array.from(values));
      const expected = [...values.keys()].sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
      expect([...order]).toEqual(expected);
      const sorted = expected.map((at) => values[at] ?? 0);
      for (const wanted of [...values, 0, 2, 2 ** 32]) {
        const at = lowerBound(sorted.length, (place) => sorted[place] ?? 0, wanted);
        const first = sorted.findIndex((value) => value >= wanted);
        expect(at).toBe(first < 0 ? sorted.length : first);
      }
    }),
  );
});
