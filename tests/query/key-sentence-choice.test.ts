import { describe, expect, it } from "vitest";
import { keySentences, longestQuestion } from "../../src/query/key-sentences.js";
import type { Vocabulary } from "../../src/query/vocabulary.js";
import { passageOf, vocabularyOf } from "./small-world.js";

// Every pair of neighbours in these rows of words tells equally much, so that a sentence of n + 1 words is worth n.
const rows = ["ba be bi bo bu ca ce co cu da de di", "ga ge go gu ha he hi ho hu ka ke ki", "la le li lo lu"];
const vocabulary: Vocabulary = await vocabularyOf(rows.map((row, at) => passageOf(row, at + 1)));

/** A sentence worth so much, of the words of one row. */
function worth(pairs: number, row: number, ending = "."): string {
  const words = (rows[row] ?? "")
    .split(" ")
    .slice(0, pairs + 1)
    .join(" ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${ending}`;
}

const chosen = (sentences: readonly string[]) => {
  const key = keySentences(sentences.join(" "), vocabulary);
  return sentences.map((sentence) => key.includes(sentence));
};

describe("a further sentence", () => {
  it("is looked up with the best one from three fifths of its worth on", () => {
    expect(chosen([worth(9, 0), worth(6, 1)])).toEqual([true, true]);
    expect(chosen([worth(10, 0), worth(5, 1)])).toEqual([true, false]);
  });

  it("counts less beside one that asks, which is worth 1.6 times as much", () => {
    expect(chosen([worth(5, 0, "?"), worth(5, 1)])).toEqual([true, true]);
    expect(chosen([worth(5, 0, "?"), worth(4, 1)])).toEqual([true, false]);
  });

  it("is one of three at most", () => {
    const alike = ["Ba be bi.", "Ga ge go.", "La le li.", "Ca ce co.", "Ha he hi."];
    expect(chosen(alike)).toEqual([true, true, true, false, false]);
  });
});

describe("what is read of a long text", () => {
  it("is 200 sentences", () => {
    const at = (place: number) =>
      keySentences(`${"Không. ".repeat(place - 1)}Ba be bi bo. ${"Không. ".repeat(80)}`, vocabulary);
    expect(at(200)).toContain("Ba be bi bo.");
    expect(at(201)).not.toContain("Ba be bi bo.");
  });

  it("is 60 words of a sentence", () => {
    const withPairFrom = (word: number) => `${"X ".repeat(word - 1)}ba be bi bo bu.`;
    expect(chosen([withPairFrom(56), "Ga ge."])).toEqual([true, false]);
    expect(chosen([withPairFrom(61), "Ga ge."])).toEqual([false, true]);
  });

  it("is as long as a question may be where there is nothing to cut it at", () => {
    expect(longestQuestion).toBe(300);
    expect(keySentences("a".repeat(1_000), vocabulary)).toHaveLength(300);
  });
});
