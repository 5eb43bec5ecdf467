import { describe, expect, it } from "vitest";
import { tokenize } from "../../src/language/token.js";
import { englishWords, isEnglish, type QueryWord, vietnameseWords } from "../../src/query/query-words.js";
import { smallVocabulary as vocabulary } from "./small-world.js";

const formsOf = (word: QueryWord | undefined) =>
  word?.variants.map(({ tokens }) =>
    tokens.map(({ value, folded }) => (folded ? `${value}~` : value)).join(" "),
  );
const vietnamese = (question: string) => vietnameseWords(question, vocabulary);
const english = (question: string) => englishWords(question, vocabulary);

describe("isEnglish", () => {
  it.each([
    "How many poor households are there?",
    "Who is the deputy party secretary of Tra Noc ward?",
    "schools built in Co Do district",
    "poverty rate",
    "tax",
  ])("takes “%s” for English", (question) => {
    expect(isEnglish(tokenize(question))).toBe(true);
  });

  it.each([
    "quan o mon con bao nhieu ho ngheo",
    "Quận Ô Môn còn bao nhiêu hộ nghèo?",
    "tyr leej hooj ngheof quaanj oo moon",
    "ai la bi thu",
    "số district nào",
    "",
    "2012",
    "👍",
  ])("does not take “%s” for English", (question) => {
    expect(isEnglish(tokenize(question))).toBe(false);
  });
});

describe("vietnameseWords", () => {
  it("looks for a word with diacritics as printed first, then for its letters", () => {
    expect(formsOf(vietnamese("hộ nghèo")[0])).toEqual(["hộ", "ho~"]);
  });

  it("looks for a word of a question without diacritics by its letters only", () => {
    const [word] = vietnamese("ho ngheo");
    expect(formsOf(word)).toEqual(["ho~"]);
    expect(word?.untoned).toBe(true);
  });

  it("takes a word without marks among others with marks as it is", () => {
    const [, , an] = vietnamese("hộ nghèo theo");
    expect(formsOf(an)?.[0]).toBe("theo");
    expect(an?.untoned).toBe(false);
  });

  it("spells abbreviations out", () => {
    expect(formsOf(vietnamese("UBKT đánh giá")[0])).toContain("uỷ ban kiểm tra");
  });

  it("reads small numbers as figures and as words", () => {
    expect(formsOf(vietnamese("1 lòng")[0])).toEqual(["1", "một"]);
    expect(formsOf(vietnamese("47 hộ")[0])).toEqual(["47"]);
  });

  it("reads Telex where more than one word is keyed so", () => {
    expect(formsOf(vietnamese("hooj ngheof")[0])).toEqual(["hộ"]);
    expect(vietnamese("hooj ngheof").map(({ text }) => text)).toEqual(["hộ", "nghèo"]);
  });

  it("says which words begin with a capital, unless all do", () => {
    expect(vietnamese("quận Ô Môn").map(({ capital }) => capital)).toEqual([false, true, true]);
    expect(vietnamese("QUẬN Ô MÔN").map(({ capital }) => capital)).toEqual([false, false, false]);
  });

  it("leaves out what stands beyond the longest question", () => {
    expect(vietnamese("hộ ".repeat(1_000))).toHaveLength(160);
  });

  it("gives each word at least one form, and where it stands", () => {
    const question = "UBND quận ô mn, 3.093 hooj? xzq";
    for (const word of vietnamese(question)) {
      expect(word.variants.length).toBeGreaterThan(0);
      expect(question.slice(word.token.start, word.end)).toBe(word.surface);
    }
  });
});

describe("englishWords", () => {
  it("puts the longest phrase it knows into Vietnamese", () => {
    const [many, poor] = english("poor households in ward");
    expect(many?.surface).toBe("poor households");
    expect(formsOf(many)).toEqual(["hộ nghèo"]);
    expect(many?.translated).toBe(true);
    expect(poor?.stop).toBe(true);
  });

  it("leaves out what only asks", () => {
    const words = english("How many poor households are there?");
    expect(words.filter(({ stop }) => !stop).map(({ surface }) => surface)).toEqual(["poor households"]);
  });

  it("keeps names as typed", () => {
    const name = english("the tax office of Binh Thuy").filter(({ capital }) => capital);
    expect(name.map(({ text }) => text)).toEqual(["binh", "thuy"]);
    expect(formsOf(name[0])).toEqual(["binh~"]);
  });

  it("covers every token once", () => {
    const question = "Which district party committee was praised in 2012?";
    const covered = english(question).map(({ surface }) => surface);
    expect(covered.join(" ")).toBe("Which district party committee was praised in 2012");
  });
});
