import { describe, expect, it } from "vitest";
import type { LexicalIndex } from "../../../src/index/lexical/lexical-index.js";
import { type Field, fields } from "../../../src/index/lexical/term.js";
import { smallLexicon } from "../../query/small-world.js";
import { indexPassages } from "../index-passages.js";

async function build(
  ...passages: readonly (readonly [text: string, context: string])[]
): Promise<LexicalIndex> {
  const given = passages.map(([text, context]) => ({ text, context }));
  return (await indexPassages(given, smallLexicon)).lexical;
}

/** Which of these words are terms of each kind. */
function held(index: LexicalIndex, words: readonly string[]): Partial<Record<Field, string[]>> {
  const found: Partial<Record<Field, string[]>> = {};
  for (const field of Object.keys(fields) as Field[])
    found[field] = words.filter((word) => index.find(field, word) >= 0);
  return found;
}

describe("LexicalBuilder", () => {
  const words = "hộ ho nghèo ngheo 3093 đảng dang bộ bo".split(" ");
  const pairs = words.flatMap((first) => words.map((second) => `${first} ${second}`));

  it("keeps syllables and their pairs as printed and without diacritics, and the words around a passage apart", async () => {
    const index = await build(["Hộ nghèo: 3.093", "Đảng bộ"]);
    expect(held(index, [...words, ...pairs])).toEqual({
      syllable: ["hộ", "nghèo", "3093"],
      foldedSyllable: ["ho", "ngheo", "3093"],
      pair: ["hộ nghèo", "nghèo 3093"],
      foldedPair: ["ho ngheo", "ngheo 3093"],
      context: ["dang", "bo"],
    });
    expect(index.dictionary.size).toBe(12);
  });

  it("does not count the words around a passage into its length", async () => {
    expect([...(await build(["Hộ nghèo: 3.093", "Đảng bộ"])).arrays.lengths]).toEqual([3]);
  });

  it("pairs the words of neighbouring sentences, but none with one of the next passage", async () => {
    expect(held(await build(["Hộ. Nghèo.", ""]), pairs).pair).toEqual(["hộ nghèo"]);
    expect(held(await build(["hộ", ""], ["nghèo", ""]), pairs).pair).toEqual([]);
  });

  it("counts at most 255 occurrences, which is far beyond what can still tell", async () => {
    const { arrays } = await build(["hộ ".repeat(300), ""], ["hộ ".repeat(254), ""], ["hộ ".repeat(255), ""]);
    const counts = new Set(arrays.postingCounts);
    expect([...counts].sort()).toEqual([253, 254, 255]);
    expect([...arrays.lengths]).toEqual([300, 254, 255]);
  });

  it("numbers the passages in the order given, the empty ones too", async () => {
    const found = await build(["", ""], ["hộ", ""], ["", ""], ["hộ", ""]);
    expect(found.size).toBe(4);
    const hits = found.search([{ term: found.find("syllable", "hộ"), weight: 1 }], 10);
    expect(hits.map(({ passage }) => passage)).toEqual([1, 3]);
  });

  it("lists the passages of a term in ascending order, each once", async () => {
    const { arrays } = await build(["hộ nghèo hộ", "hộ"], ["nghèo", "hộ"], ["hộ hộ nghèo", "nghèo hộ hộ"]);
    const { postingOffsets, postingPassages } = arrays;
    for (let term = 0; term + 1 < postingOffsets.length; term++) {
      const passages = [...postingPassages.subarray(postingOffsets[term], postingOffsets[term + 1])];
      expect(passages.length).toBeGreaterThan(0);
      expect(passages).toEqual([...new Set(passages)].sort((left, right) => left - right));
    }
    expect(postingOffsets.at(-1)).toBe(postingPassages.length);
  });

  it("makes an index without terms of nothing", async () => {
    const index = await build();
    expect([index.size, index.dictionary.size]).toEqual([0, 0]);
  });
});
