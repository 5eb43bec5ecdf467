import { describe, expect, it } from "vitest";
import { analyseQuery } from "../../src/query/analyse-query.js";
import type { Variant } from "../../src/query/query.js";
import { oneEditAway, repairSyllable } from "../../src/query/spelling.js";
import { passageOf, read, smallVocabulary, unitOf, vocabularyOf } from "./small-world.js";

// How sure a form is to mean what was typed. Most of these forms are rare in real questions, so the golden files do not tell 0.8 from 0.7.

/** Forms with their boosts; `~` marks a token that is compared without diacritics. */
function told(variants: readonly Variant[]): Record<string, number> {
  return Object.fromEntries(
    variants.map(({ tokens, boost }) => [
      tokens.map(({ value, folded }) => (folded ? `${value}~` : value)).join(" "),
      boost,
    ]),
  );
}

const formsOf = (question: string, surface: string) => told(unitOf(read(question), surface).variants);

describe("the forms of a word count", () => {
  it.each([
    ["with other tones than typed", "vườn chậm", "vườn", { vườn: 1, "vuon~": 0.35 }],
    ["without tones among words with tones", "vườn tạp cao", "cao", { cao: 1, "cao~": 0.6 }],
    ["as a number spelt out", "1 khuyết điểm", "1", { "1": 1, một: 0.8 }],
    ["as a number of an expression", "đoàn kết 1 lòng", "1 lòng", { "1 lòng": 1, "một lòng": 0.95 }],
    ["spelt out, by their abbreviation", "Ban Thường vụ", "Ban Thường vụ", { "ban thường vụ": 1, btv: 0.95 }],
    ["abbreviated, by their meaning", "UBKT đánh giá", "UBKT", { "uỷ ban kiểm tra": 0.9 }],
    ["keyed in Telex", "hooj ngheof nhiều", "hooj ngheof", { "hộ nghèo": 0.95 }],
    ["translated", "how many poor households", "poor households", { "hộ nghèo": 0.9 }],
    ["abbreviated in English", "what is the BTV", "BTV", { "btv~": 1, "ban thường vụ": 0.8 }],
    ["as a name that sounds alike", "phường cha noc", "cha noc", { "trà nóc": 0.7 }],
  ])("%s: “%s”", (_what, question, surface, forms) => {
    expect(formsOf(question, surface)).toMatchObject(forms);
  });
});

describe("a mended syllable counts", () => {
  const mended = (text: string, folded = text) =>
    repairSyllable(text, folded, smallVocabulary).map(({ value, boost }) => [value, boost]);

  it.each([
    ["most where it is keyed in Telex", "hooj", "hooj", [["hộ", 0.95]]],
    ["nearly as much where only its tone is misplaced", "ngheò", "ngheo", [["ngheo", 0.9]]],
    ["less where it sounds alike", "ngeo", "ngeo", [["ngheo", 0.8]]],
    ["least where a letter is missing", "phuog", "phuog", [["phuong", 0.7]]],
  ])("%s: %s", (_what, text, folded, repairs) => {
    expect(mended(text, folded)).toEqual(repairs);
  });

  it("for no more than three words that sound alike", async () => {
    const vocabulary = await vocabularyOf([passageOf("gian ran van dang")]);
    expect(repairSyllable("dan", "dan", vocabulary)).toHaveLength(3);
  });

  it("where it has three letters at least, and twelve at most", () => {
    expect(mended("qan")).not.toEqual([]);
    expect(mended("hu")).toEqual([]);
    expect(oneEditAway("x".repeat(12))).not.toEqual([]);
    expect(oneEditAway("x".repeat(13))).toEqual([]);
  });

  it("for no more than the four likeliest words", async () => {
    const vocabulary = await vocabularyOf([passageOf("ban can dan han lam lai tan")]);
    expect(repairSyllable("lan", "lan", vocabulary)).toHaveLength(4);
  });
});

describe("a term weighs", () => {
  it.each([
    ["Ô Môn", "hộ nghèo quận Ô Môn", 7],
    ["Bí thư", "Bí thư là ai", 5],
    ["2012", "hộ nghèo 2012", 6],
    ["bài 3", "bài 3 nói gì", 7],
    ["quận", "hộ nghèo quận Ô Môn", 0.2],
  ])("%s in “%s”: %d nats", (surface, question, weight) => {
    expect(unitOf(read(question), surface).weight).toBeCloseTo(weight, 6);
  });
});

describe("how far a question is read", () => {
  it("is 4,000 characters", () => {
    const padded = (length: number) => analyseQuery(`${"x".repeat(length)} hộ nghèo`, smallVocabulary);
    expect(padded(3_980).terms.map(({ surface }) => surface)).toContain("hộ nghèo");
    expect(padded(4_020).terms.map(({ surface }) => surface)).not.toContain("hộ nghèo");
  });
});
