import { describe, expect, it } from "vitest";
import { LexicalBuilder } from "../../src/retrieval/lexical-builder.js";
import { LexicalIndex } from "../../src/retrieval/lexical-index.js";
import { type Channel, termKey } from "../../src/retrieval/term.js";

function build(...passages: readonly (readonly [text: string, context: string])[]): LexicalIndex {
  const builder = new LexicalBuilder();
  for (const [text, context] of passages) builder.add(text, context);
  return new LexicalIndex(builder.build());
}

const words = (index: LexicalIndex, channel: Channel) =>
  [...index.terms(termKey(channel, ""))].map(([key]) => key.slice(1));

describe("LexicalBuilder", () => {
  const index = build(["Hộ nghèo: 3.093", "Đảng bộ"]);

  it("keeps syllables and their pairs as printed and without diacritics", () => {
    expect(words(index, "syllable")).toEqual(["3093", "hộ", "nghèo"].sort());
    expect(words(index, "foldedSyllable")).toEqual(["3093", "ho", "ngheo"]);
    expect(words(index, "pair")).toEqual(["hộ nghèo", "nghèo 3093"]);
    expect(words(index, "foldedPair")).toEqual(["ho ngheo", "ngheo 3093"]);
  });

  it("keeps the words around a passage apart from its own", () => {
    expect(words(index, "context")).toEqual(["bo", "dang"]);
    expect(index.documentFrequency(termKey("foldedSyllable", "dang"))).toBe(0);
  });

  it("does not count the words around a passage into its length", () => {
    expect([...index.arrays.lengths]).toEqual([3]);
  });

  it("pairs no word with one of the next passage", () => {
    expect(words(build(["hộ", ""], ["nghèo", ""]), "pair")).toEqual([]);
  });

  it("counts at most 255 occurrences, which is far beyond what can still tell", () => {
    const { arrays } = build(["hộ ".repeat(300), ""], ["hộ ".repeat(254), ""], ["hộ ".repeat(255), ""]);
    const counts = new Set(arrays.postingCounts);
    expect([...counts].sort()).toEqual([253, 254, 255]);
    expect([...arrays.lengths]).toEqual([300, 254, 255]);
  });

  it("numbers the passages in the order given, the empty ones too", () => {
    const found = build(["", ""], ["hộ", ""], ["", ""], ["hộ", ""]);
    expect(
      [...found.score([{ key: termKey("syllable", "hộ"), weight: 1 }])].map((score) => score > 0),
    ).toEqual([false, true, false, true]);
  });
});
