import fc from "fast-check";
import { expect, test } from "vitest";
import { repeated } from "../../../src/index/postgres/nominate.js";
import { termWord } from "../../../src/index/postgres/term-word.js";
import { decodeTokens, encodeTokens } from "../../../src/index/postgres/token-record.js";
import { decodeVectors, encodeVectors } from "../../../src/index/postgres/vector-record.js";
import { VectorTable } from "../../../src/index/vectors/vector-index.js";

const numbers = fc.array(fc.nat(2 ** 32 - 1), { maxLength: 40 });

test("tokens are read as they were written", () => {
  fc.assert(
    fc.property(fc.array(numbers, { maxLength: 5 }), numbers, (sentences, context) => {
      const tokens = Uint32Array.from(sentences.flat());
      let end = 0;
      const ends = Uint32Array.from(sentences, ({ length }) => (end += length));
      const arrays = {
        tokenOffsets: Uint32Array.of(0, tokens.length),
        tokens,
        sentenceOffsets: Uint32Array.of(0, ends.length),
        sentenceStarts: new Uint32Array(ends.length),
        sentenceEnds: new Uint32Array(ends.length),
        sentenceTokenEnds: ends,
        sentenceTraits: new Uint8Array(ends.length),
        contexts: Uint32Array.of(0),
        contextOffsets: Uint32Array.of(0, context.length),
        contextTokens: Uint32Array.from(context),
      };
      expect(decodeTokens(encodeTokens(arrays, 0))).toEqual({
        ends,
        tokens,
        context: Uint32Array.from(context),
      });
    }),
  );
});

test("tokens that are cut short are no tokens", () => {
  expect(() => decodeTokens(Uint8Array.of(3, 1))).toThrow("cut short");
  expect(() => decodeTokens(Uint8Array.of())).toThrow("cut short");
});

test("vectors are read as they were written, digit for digit", () => {
  const table = VectorTable.from(3, [
    Float32Array.of(1, 0, 0),
    Float32Array.of(0.6, -0.8, 0),
    Float32Array.of(0, 0, 1),
  ]);
  const bytes = encodeVectors(table, Uint32Array.of(0, 1, 2), { first: 1, end: 3, sum: 1.5 });
  expect(decodeVectors(bytes, 3)).toEqual({
    sum: 1.5,
    sentences: Uint32Array.of(1, 2),
    scales: table.scales.slice(1),
    values: table.values.slice(3),
  });
  expect(() => decodeVectors(bytes, 4)).toThrow("another size");
  expect(() => decodeVectors(bytes.subarray(0, 5), 3)).toThrow("another size");
});

test("each term is a word of its own", () => {
  const words = Array.from({ length: 20_000 }, (_, term) => termWord(term));
  expect(new Set(words).size).toBe(words.length);
  expect(words.every((word) => /^[a-z]+$/u.test(word))).toBe(true);
});

test("a term is repeated as often as makes its weight ours, and asked for once at least", () => {
  const statistics = { size: 1_000, documentFrequency: (term: number) => [10, 10, 500][term] ?? 0 };
  const asked = repeated(
    [
      { term: 0, weight: 6 },
      { term: 1, weight: 3 },
      { term: 2, weight: 0.01 },
    ],
    statistics,
  ).split(" ");
  const times = [0, 1, 2].map((term) => asked.filter((word) => word === termWord(term)).length);
  expect(times).toEqual([24, 12, 1]);
});
