import { describe, expect, it } from "vitest";
import { analyseQuery } from "../../src/query/analyse-query.js";
import { vietnameseWords } from "../../src/query/query-words.js";
import { runSpan } from "../../src/query/spans.js";
import { passageOf, read, smallVocabulary, unitOf, vocabularyOf } from "./small-world.js";

// The cut of a question with the largest sum is taken, so a reading's score counts only against the others. Few questions tell 5 from 6.
describe("how good a reading is", () => {
  it.each([
    ["a part", "bài 3", 8],
    ["a name of two words that the corpus has", "Ô Môn", 7],
    ["an office of two words", "Bí thư", 8],
    ["a name that sounds alike", "cha noc", 5],
    ["two words without a topic", "bao nhiêu", 4.5],
    ["three words that are abbreviated elsewhere", "Ban Thường vụ", 7],
    ["a word of two syllables that the corpus has", "hộ nghèo", 5],
    ["a word of two syllables that it has not", "dân số", 4],
    ["two words side by side in the corpus", "vườn tạp", 2],
    ["two capitalised words that it has not", "Vĩnh Thạnh", 2.5],
    ["three of them", "Vĩnh Thạnh Thốt", 5],
  ])("%s: “%s”", (_what, words, score) => {
    expect(runSpan(vietnameseWords(words, smallVocabulary), false, smallVocabulary)?.score).toBe(score);
  });

  it.each([
    ["an everyday word that begins a name", "cai rang", 6],
    ["two words that the corpus has not", "phong thot", 3],
  ])("after the kind of a place, %s: “%s”", (_what, words, score) => {
    expect(runSpan(vietnameseWords(words, smallVocabulary), true, smallVocabulary)?.score).toBe(score);
  });
});

describe("how far a reading goes", () => {
  const surfaces = (question: string) => read(question).terms.map(({ surface }) => surface);

  it("is four words of a name that the corpus has not", () => {
    expect(surfaces("ở Vĩnh Thạnh Thốt Nốt")).toEqual(["Vĩnh Thạnh Thốt Nốt"]);
    expect(surfaces("ở Vĩnh Thạnh Thốt Nốt Phong")).not.toContain("Vĩnh Thạnh Thốt Nốt Phong");
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
