import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LexicalBuilder } from "../../src/retrieval/lexical-builder.js";
import { LexicalIndex, type WeightedTerm } from "../../src/retrieval/lexical-index.js";
import { termKey } from "../../src/retrieval/term.js";

function indexOf(texts: readonly string[]): LexicalIndex {
  const builder = new LexicalBuilder();
  for (const text of texts) builder.add(text, "");
  return new LexicalIndex(builder.build());
}

/** BM25 as the textbook has it, over lists of words. */
function textbookScore(texts: readonly string[], terms: readonly (readonly [string, number])[]): number[] {
  const [k1, b] = [1.2, 0.75];
  const passages = texts.map((text) => text.split(" ").filter((word) => word !== ""));
  const average = Math.max(1, passages.reduce((sum, words) => sum + words.length, 0) / passages.length);
  return passages.map((words) =>
    terms.reduce((sum, [term, weight]) => {
      const count = words.filter((word) => word === term).length;
      return sum + (weight * count * (k1 + 1)) / (count + k1 * (1 - b + (b * words.length) / average));
    }, 0),
  );
}

const syllables = ["hộ", "nghèo", "quận", "ô", "môn", "đảng"] as const;
const text = fc.array(fc.constantFrom(...syllables), { maxLength: 12 }).map((words) => words.join(" "));
const weighted = fc.tuple(fc.constantFrom(...syllables, "vắng"), fc.double({ min: 0, max: 9, noNaN: true }));

describe("LexicalIndex", () => {
  it("scores as the textbook's BM25 does", () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 8 }),
        fc.array(weighted, { maxLength: 5 }),
        (texts, terms) => {
          const keys: WeightedTerm[] = terms.map(([word, weight]) => ({
            key: termKey("syllable", word),
            weight,
          }));
          const scores = [...indexOf(texts).score(keys)];
          for (const [at, expected] of textbookScore(texts, terms).entries())
            expect(scores[at]).toBeCloseTo(expected, 3);
        },
      ),
      { seed: 13, numRuns: 200 },
    );
  });

  it("counts the passages that hold a term, however often they do", () => {
    const index = indexOf(["hộ nghèo hộ", "hộ", "quận"]);
    expect(index.documentFrequency(termKey("syllable", "hộ"))).toBe(2);
    expect(index.documentFrequency(termKey("syllable", "vườn"))).toBe(0);
    expect(index.size).toBe(3);
  });

  it("prefers the passage with a term twice to that with it once, and the short one to the long", () => {
    const index = indexOf(["hộ hộ quận", "hộ ô quận", "hộ", "hộ ô môn quận đảng nghèo"]);
    const [twice = 0, once = 0, short = 0, long = 0] = index.score([
      { key: termKey("syllable", "hộ"), weight: 1 },
    ]);
    expect(twice).toBeGreaterThan(once);
    expect(short).toBeGreaterThan(once);
    expect(once).toBeGreaterThan(long);
  });

  it("lists the terms of one kind with their passages", () => {
    const index = indexOf(["Hộ hộ", "họ"]);
    expect([...index.terms(termKey("foldedSyllable", ""))]).toEqual([[termKey("foldedSyllable", "ho"), 2]]);
    expect([...index.terms(termKey("syllable", "h"))]).toEqual([
      [termKey("syllable", "họ"), 1],
      [termKey("syllable", "hộ"), 1],
    ]);
  });

  it("finds nothing in an empty corpus, or in one of empty passages", () => {
    const terms = [{ key: termKey("syllable", "hộ"), weight: 1 }];
    expect([...indexOf([]).score(terms)]).toEqual([]);
    expect(indexOf([]).documentFrequency(termKey("syllable", "hộ"))).toBe(0);
    expect([...indexOf(["", "…"]).score(terms)]).toEqual([0, 0]);
  });
});
