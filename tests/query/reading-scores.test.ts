import { describe, expect, it } from "vitest";
import { Lexicon } from "../../src/language/lexicon.js";
import { analyseQuery } from "../../src/query/analyse-query.js";
import { vietnameseWords } from "../../src/query/query-words.js";
import { runSpan } from "../../src/query/spans.js";
import { passageOf, read, smallVocabulary, unitOf, vocabularyOf } from "./small-world.js";

/** The score of the words read as one; undefined where they are not. */
function scoreOf(words: string, { afterPlaceKind = false, afterTitle = false } = {}): number | undefined {
  return runSpan(vietnameseWords(words, smallVocabulary), { afterPlaceKind, afterTitle }, smallVocabulary)
    ?.score;
}

// The cut of a question with the largest sum is taken, so a reading's score counts only against the others. Few questions tell 5 from 6.
describe("how good a reading is", () => {
  it.each([
    ["a part", "bài 3", 8],
    ["a name of two words that the corpus has", "Ô Môn", 7],
    ["an office of two words", "Bí thư", 8],
    ["a name that sounds alike", "cha noc", 5.5],
    ["two capitalised words one keystroke away from a name", "Bình Thuế", 5.5],
    ["three of them", "Nguyễn Trong Nhiệm", 8],
    ["two words without a topic", "bao nhiêu", 6.5],
    ["three words that are abbreviated elsewhere", "Ban Thường vụ", 7],
    ["a word of two syllables that the corpus has", "hộ nghèo", 6.5],
    ["a word of two syllables that it has not", "dân số", 6],
    ["a number that the corpus prints in words", "1 lòng", 2],
    ["two words side by side in the corpus", "vườn tạp", 2],
    ["two capitalised words that it has not", "Vĩnh Thạnh", 2.5],
    ["three capitalised words that it has not", "Vĩnh Thạnh Thốt", 5],
    ["a form of address and a name's beginning", "ông Nguyễn", undefined],
  ])("%s: “%s”", (_what, words, score) => {
    expect(scoreOf(words)).toBe(score);
  });

  it.each([
    ["an everyday word that begins a name", "cai rang", 6],
    ["two words that the corpus has not", "phong thot", 3],
  ])("after the kind of a place, %s: “%s”", (_what, words, score) => {
    expect(scoreOf(words, { afterPlaceKind: true })).toBe(score);
  });

  it("is lower for two neighbours the less firmly they belong together", async () => {
    const lexicon = new Lexicon(10_000, [
      ["xây", 200],
      ["dựng", 150],
      ["bộ", 1_000],
      ["sở", 200],
      ["quan", 1_000],
      ["xây dựng", 140],
      ["bộ xây", 1],
      ["sở quan", 4],
    ]);
    const vocabulary = await vocabularyOf([passageOf("Không có gì.")], lexicon);
    const score = (words: string) =>
      runSpan(vietnameseWords(words, vocabulary), { afterPlaceKind: false, afterTitle: false }, vocabulary)
        ?.score;
    expect(score("xây dựng")).toBeGreaterThan(score("sở quan") ?? 0);
    expect(score("bộ xây")).toBeUndefined();
    const { terms } = analyseQuery("Bộ Xây dựng", vocabulary);
    expect(terms.map(({ surface }) => surface)).toEqual(["Bộ", "Xây dựng"]);
  });
});

describe("how far a reading goes", () => {
  const surfaces = (question: string) => read(question).terms.map(({ surface }) => surface);

  it("is four words of a name that the corpus has not", () => {
    expect(surfaces("ở Vĩnh Thạnh Thốt Nốt")).toEqual(["Vĩnh Thạnh Thốt Nốt"]);
    expect(surfaces("ở Vĩnh Thạnh Thốt Nốt Phong")).not.toContain("Vĩnh Thạnh Thốt Nốt Phong");
  });

  it("is four words of a name with a slip in it", async () => {
    const vocabulary = await vocabularyOf([
      passageOf("Hôm nay ông Lê Trần Hoàng Nam đến, anh Lê Trần Hoàng Nam Phong ở lại."),
    ]);
    const reading = (words: string) =>
      runSpan(vietnameseWords(words, vocabulary), { afterPlaceKind: false, afterTitle: true }, vocabulary);
    expect(reading("Lê Trần Hoàn Nam")?.term?.variants[0]?.tokens.map(({ value }) => value)).toEqual(
      "lê trần hoàng nam".split(" "),
    );
    expect(reading("Lê Trần Hoàng Nam Phong")?.term?.length).toBe(5);
    expect(reading("Lê Trần Hoàn Nam Phong")?.term).toBeUndefined();
  });

  it("is six words of what the corpus abbreviates", async () => {
    const vocabulary = await vocabularyOf([passageOf("UBMTTQ họp.")]);
    const spelledOut = "uỷ ban mặt trận tổ quốc";
    expect(analyseQuery(spelledOut, vocabulary).terms.map(({ surface }) => surface)).toEqual([spelledOut]);
  });

  it("is a part up to 99", () => {
    expect(unitOf(read("bài 99 nói gì"), "bài 99").kind).toBe("part");
    expect(read("bài 100 nói gì").terms.some(({ kind }) => kind === "part")).toBe(false);
    expect(read("bài 110 nói gì").terms.some(({ kind }) => kind === "part")).toBe(false);
  });
});
