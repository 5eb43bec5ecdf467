import { describe, expect, it } from "vitest";
import type { LexicalIndex } from "../../../src/index/lexical/lexical-index.js";
import { smallLexicon } from "../../query/small-world.js";
import { indexPassages } from "../index-passages.js";

async function indexOf(...texts: readonly string[]): Promise<LexicalIndex> {
  const given = texts.map((text) => ({ text }));
  return (await indexPassages(given, smallLexicon)).lexical;
}

/** Finds passages by words, all of the same weight. */
function found(
  index: LexicalIndex,
  words: readonly string[],
  count: number,
  also: Iterable<number> = [],
): number[] {
  const terms = words.map((word) => ({ term: index.find("syllable", word), weight: 1 }));
  return index.search(terms, count, also).map(({ passage }) => passage);
}

describe("LexicalIndex", () => {
  it("counts the passages that hold a term, however often they do", async () => {
    const index = await indexOf("hộ nghèo hộ", "hộ", "quận");
    expect(index.documentFrequency(index.find("syllable", "hộ"))).toBe(2);
    expect(index.find("syllable", "vườn")).toBe(-1);
    expect(index.documentFrequency(-1)).toBe(0);
    expect(index.size).toBe(3);
  });

  it("prefers the passage with a term twice to that with it once, and the short one to the long", async () => {
    const index = await indexOf("hộ hộ quận", "hộ ô quận", "hộ", "hộ ô môn quận đảng nghèo");
    const ranks = found(index, ["hộ"], 4);
    expect(ranks.indexOf(0)).toBeLessThan(ranks.indexOf(1));
    expect(ranks.indexOf(2)).toBeLessThan(ranks.indexOf(1));
    expect(ranks.indexOf(1)).toBeLessThan(ranks.indexOf(3));
  });

  it("gives no more passages than asked for, and none that holds no term", async () => {
    const index = await indexOf("quận", "hộ", "hộ nghèo", "hộ nghèo ô môn");
    expect(found(index, ["hộ", "nghèo"], 2)).toEqual([2, 3]);
    expect(found(index, ["hộ", "nghèo"], 10)).toHaveLength(3);
    expect(found(index, ["hộ"], 0)).toEqual([]);
    expect(found(index, ["vắng"], 10)).toEqual([]);
    expect(found(index, [], 10)).toEqual([]);
  });

  it("gives the passages that were asked for by themselves too, in their place, each once", async () => {
    const index = await indexOf("quận", "hộ ô môn", "hộ nghèo", "hộ nghèo nghèo");
    expect(found(index, ["nghèo", "hộ"], 1, [0, 1])).toEqual([3, 1, 0]);
    expect(found(index, ["nghèo", "hộ"], 2, [3, 2, 3])).toEqual([3, 2]);
    expect(found(index, [], 2, [2, 0])).toEqual([0, 2]);
  });

  it("takes them from anything that lists them once", async () => {
    const index = await indexOf("quận", "hộ", "nghèo");
    expect(found(index, ["hộ"], 1, [2, 0].values())).toEqual([1, 0, 2]);
  });

  it("orders passages that score the same as they stand in the corpus, and takes the first of them", async () => {
    const index = await indexOf(...Array.from({ length: 40 }, (_, at) => (at % 2 ? "hộ nghèo" : "quận ô")));
    expect(found(index, ["hộ"], 3)).toEqual([1, 3, 5]);
  });

  it("forgets a question when it is answered", async () => {
    const index = await indexOf("hộ", "nghèo", "hộ nghèo");
    const terms = [{ term: index.find("syllable", "hộ"), weight: 2 }];
    const first = index.search(terms, 5);
    index.search([{ term: index.find("syllable", "nghèo"), weight: 9 }], 1, [0]);
    expect(index.search(terms, 5)).toEqual(first);
  });

  it("does not look for a term without weight", async () => {
    const index = await indexOf("hộ", "nghèo");
    const terms = [
      { term: index.find("syllable", "hộ"), weight: 0 },
      { term: index.find("syllable", "nghèo"), weight: 1 },
    ];
    expect(index.search(terms, 5).map(({ passage }) => passage)).toEqual([1]);
  });

  it("finds nothing in an empty corpus, or in one of empty passages", async () => {
    expect(found(await indexOf(), ["hộ"], 5)).toEqual([]);
    expect((await indexOf()).documentFrequency(-1)).toBe(0);
    expect(found(await indexOf("", "…"), ["hộ"], 5)).toEqual([]);
  });
});
