import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Field } from "../../src/index/lexical/term.js";
import { analyseQuery } from "../../src/query/analyse-query.js";
import { missingTerms } from "../../src/ranking/features.js";
import { bestForm, read, smallCorpus, smallVocabulary, unitOf, vocabularyOf } from "./small-world.js";

const emptyVocabulary = await vocabularyOf([]);
const withContext = await vocabularyOf(smallCorpus, undefined, "Giảm nghèo");

/** How much a question searches for a term; 0 where it does not. */
function weightOf(question: string, field: Field, words: string, vocabulary = smallVocabulary): number {
  const number = vocabulary.index.find(field, words);
  return analyseQuery(question, vocabulary).weightedTerms.find(({ term }) => term === number)?.weight ?? 0;
}

describe("analyseQuery", () => {
  it("reads a question without diacritics as the same with them", () => {
    const typed = read("quan o mon con bao nhieu ho ngheo");
    const written = read("Quận Ô Môn còn bao nhiêu hộ nghèo?");
    expect(typed.language).toBe("vi");
    expect(typed.terms.map(({ kind, counted, bestKnownBoost }) => [kind, counted, bestKnownBoost])).toEqual(
      written.terms.map(({ kind, counted, bestKnownBoost }) => [kind, counted, bestKnownBoost]),
    );
    expect(unitOf(typed, "ho ngheo").counted).toBe(true);
  });

  it("mends Telex", () => {
    const query = read("soos hooj ngheof quaanj oo moon");
    expect(query.rewritten).toContain("hộ nghèo quận ô môn");
    expect(bestForm(unitOf(query, "oo moon"))).toBe("ô môn");
  });

  it("puts English into Vietnamese and keeps names", () => {
    const query = read("How many poor households are in O Mon district?");
    expect(query.language).toBe("en");
    expect(bestForm(unitOf(query, "poor households"))).toBe("hộ nghèo");
    expect(unitOf(query, "O Mon")).toMatchObject({ kind: "name", bestKnownBoost: 1 });
    expect(query.rewritten).toContain("hộ nghèo");
    expect(query.rewritten).not.toMatch(/how|many|poor/i);
  });

  it.each([
    ["Quận Ô Môn còn bn hộ nghèo v?", "Quận Ô Môn còn bao nhiêu hộ nghèo vậy"],
    ["bn ơi, BTV Thới Lai là ai", "bn ơi BTV Thới Lai là ai"],
    ["quaanj oo moon cos j", "quận ô môn có gì"],
    ["Quận Ô Môn còn bao nhiêu hộ ngheò", "Quận Ô Môn còn bao nhiêu hộ ngheo"],
    ["How many poor households?", null],
  ])("spells “%s” out word by word", (question, spelt) => {
    expect(read(question).spelt).toBe(spelt);
  });

  it("spells abbreviations out in what is embedded", () => {
    expect(read("BTV Thới Lai").rewritten).toBe("BTV ban thường vụ Thới Lai");
    expect(read("UBKT đánh giá").rewritten).toBe("uỷ ban kiểm tra đánh giá");
  });

  it.each([
    ["còn bao nhiêu hộ nghèo", "quantity"],
    ["con bn ho", "quantity"],
    ["Tỷ lệ hộ nghèo", "percent"],
    ["How many households?", "quantity"],
    ["kiểm điểm khi nào", "time"],
    ["vào năm nào", "time"],
    ["When was it?", "time"],
    ["ai là bí thư", "person"],
    ["Đồng chí nào nói", "person"],
    ["Who is the secretary?", "person"],
    ["NQTW4 là gì?", "definition"],
    ["TSVM viết tắt của từ gì", "definition"],
    ["khuyết điểm gì", "other"],
    ["trai cây", "other"],
  ])("knows what “%s” wants to hear", (question, answerType) => {
    expect(read(question).answerType).toBe(answerType);
  });

  it.each([
    ["Quận Ô Môn còn Bao Nhiêu hộ nghèo?", "Bao Nhiêu"],
    ["giải ngân vốn đạt bao nhiêu phần trăm", "phần trăm"],
    ["Khuyết điểm gì", ""],
  ])("tells which words of “%s” say so, as typed", (question, words) => {
    expect(read(question).typeWords).toBe(words);
    expect(read(question.normalize("NFD")).typeWords).toBe(words);
  });

  it("gives the words of the question in order, without diacritics", () => {
    expect(read("Quận Ô Môn, năm 2012?").words).toEqual(["quan", "o", "mon", "nam", "2012"]);
  });

  it.each([
    ["Hiện nay còn bao nhiêu hộ", true],
    ["den nay con bn ho", true],
    ["How many are there now?", true],
    ["Cuối năm 2012 còn bao nhiêu hộ", false],
    ["hom nay", false],
  ])("knows whether “%s” asks of now", (question, present) => {
    expect(read(question).present).toBe(present);
  });

  it("names what occurs nowhere in the corpus, as typed", () => {
    const missing = missingTerms(read("Quận Thốt Nốt năm 2020 còn bao nhiêu hộ nghèo?")).map(
      ({ surface }) => surface,
    );
    expect(missing.join(" ")).toContain("Thốt Nốt");
    expect(missing).toContain("2020");
    expect(missing).not.toContain("hộ nghèo");
  });

  it("searches for words, for neighbouring words, and for the words around passages", () => {
    const question = "hộ nghèo";
    expect(weightOf(question, "syllable", "nghèo")).toBeGreaterThan(0);
    expect(weightOf(question, "pair", "hộ nghèo")).toBeGreaterThan(0);
    expect(weightOf(question, "context", "ngheo", withContext)).toBeGreaterThan(0);
    expect(weightOf("ho ngheo", "foldedPair", "ho ngheo")).toBeGreaterThan(0);
  });

  it("searches most for rare words, little for those that only ask", () => {
    const question = "thuế là gì";
    const asking = weightOf(question, "syllable", "là");
    expect(asking).toBeGreaterThan(0);
    expect(weightOf(question, "syllable", "thuế")).toBeGreaterThan(2 * asking);
  });

  it("finds a printed number however it is typed", () => {
    for (const typed of ["3.093 hộ", "3,093 hộ", "3093 hộ"])
      expect(weightOf(typed, "syllable", "3093")).toBeGreaterThan(0);
  });

  it("searches for no term twice, and for none with a negative weight", () => {
    const { weightedTerms } = read("hộ nghèo hộ nghèo ubnd UBND uỷ ban nhân dân");
    expect(new Set(weightedTerms.map(({ term }) => term)).size).toBe(weightedTerms.length);
    expect(weightedTerms.filter(({ term, weight }) => !(term >= 0 && weight >= 0))).toEqual([]);
  });

  it("reads decomposed text as composed", () => {
    const question = "Quận Ô Môn còn bao nhiêu hộ nghèo, thủy lợi?";
    expect(read(question.normalize("NFD"))).toEqual(read(question.normalize("NFC")));
  });

  it("finds no topic in what has none", () => {
    for (const question of ["", " \n", "👍😂🔥", "…?!", "\ud800"]) {
      const query = read(question);
      expect([query.terms, query.weightedTerms]).toEqual([[], []]);
      expect(query.rewritten).toBe(question.normalize("NFC"));
    }
  });

  it("reads the beginning of a question that is too long", () => {
    const query = read(`quận Ô Môn ${"hộ nghèo ".repeat(20_000)}`);
    expect(query.text.length).toBeLessThanOrEqual(4_000);
    expect(unitOf(query, "Ô Môn").bestKnownBoost).toBe(1);
  });

  const words = fc.array(
    fc.constantFrom(
      "quận",
      "Ô",
      "Môn",
      "bài",
      "3",
      "hooj",
      "BTV",
      "ubnd",
      "how",
      "many",
      "poor",
      "4, 68%",
      "\u0301",
    ),
    { maxLength: 40 },
  );
  const anyQuestion = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.string({ unit: "grapheme", maxLength: 200 }),
    fc.string({ unit: "binary-ascii", minLength: 5_000, maxLength: 10_000 }),
    words.map((each) => each.join(" ")),
  );

  it.each([
    ["a small corpus", smallVocabulary],
    ["an empty one", emptyVocabulary],
  ])("understands any text at all with %s", (_what, vocabulary) => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const query = analyseQuery(question, vocabulary);
        let sound = true;
        for (const { weight, bestKnownBoost, variants } of query.terms) {
          const spelt = variants.length > 0 && variants.every(({ tokens }) => tokens.length > 0);
          sound &&= spelt && weight > 0 && weight < 100 && bestKnownBoost >= 0 && bestKnownBoost <= 1;
        }
        for (const { weight } of query.weightedTerms) sound &&= Number.isFinite(weight) && weight >= 0;
        expect(sound).toBe(true);
      }),
      { seed: 17, numRuns: 120 },
    );
  });
});
