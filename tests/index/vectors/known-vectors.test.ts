import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { unitKey } from "../../../src/index/vectors/embedding-unit.js";
import { KnownVectors, keyLength } from "../../../src/index/vectors/known-vectors.js";
import { VectorTable } from "../../../src/index/vectors/vector-index.js";

/** Vectors made before for these texts, one each. */
function knownOf(texts: readonly string[]): KnownVectors {
  const table = VectorTable.sized(2, texts.length);
  return new KnownVectors(table, Buffer.concat(texts.map(unitKey)));
}

test("every text finds the row that was made for it, the first of equals, and no other text finds one", () => {
  const texts = fc.array(fc.oneof(fc.constantFrom("tác giả", "ảnh", ""), fc.string()), { maxLength: 60 });
  fc.assert(
    fc.property(texts, fc.array(fc.string(), { maxLength: 20 }), (made, others) => {
      const known = knownOf(made);
      for (const text of [...made, ...others]) expect(known.find(unitKey(text))).toBe(made.indexOf(text));
    }),
  );
});

test("keys that begin alike are told apart by their end", () => {
  const keys = Array.from({ length: 40 }, (_, at) => Buffer.alloc(keyLength).fill(at, keyLength - 1));
  const known = new KnownVectors(VectorTable.sized(2, keys.length), Buffer.concat(keys));
  keys.forEach((key, at) => {
    expect(known.find(key)).toBe(at);
  });
  expect(known.find(Buffer.alloc(keyLength, 255))).toBe(-1);
});

test("keys are found wherever their bytes stand in memory", () => {
  const texts = ["một", "hai", "ba"];
  const bytes = Buffer.concat([Buffer.alloc(3), ...texts.map(unitKey)]);
  const known = new KnownVectors(VectorTable.sized(2, 3), new Uint8Array(bytes).subarray(3));
  expect(texts.map((text) => known.find(unitKey(text)))).toEqual([0, 1, 2]);
});

test("a text that stands in a corpus thousands of times does not stand in the way of the others", () => {
  const texts = Array.from({ length: 6_000 }, (_, at) => (at % 6 === 0 ? `câu ${at}` : "ảnh minh hoạ"));
  const compared = vi.spyOn(Buffer.prototype, "equals");
  const known = knownOf(texts);
  for (let at = 0; at < texts.length; at += 6) known.find(unitKey(`câu ${at}`));
  const comparisons = compared.mock.calls.length;
  compared.mockRestore();
  expect(comparisons).toBeGreaterThan(1_000);
  expect(comparisons).toBeLessThan(3 * texts.length);
  expect(known.find(unitKey("ảnh minh hoạ"))).toBe(1);
});
