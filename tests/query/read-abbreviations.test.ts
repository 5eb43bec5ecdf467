import { expect, it } from "vitest";
import { tokenize } from "../../src/language/token.js";
import { readAbbreviations } from "../../src/query/read-abbreviations.js";
import { passageOf, read, smallVocabulary, unitOf, vocabularyOf } from "./small-world.js";

const words = (question: string, vocabulary = smallVocabulary) =>
  readAbbreviations(tokenize(question), question, vocabulary).map(({ text }) => text);

it.each([
  ["Sở TN & MT", ["sở", "tnmt"]],
  ["Sở VH, TT & DL", ["sở", "vhttdl"]],
  ["Sở VH-TT-DL", ["sở", "vhttdl"]],
  ["sở gd-đt", ["sở", "gdđt"]],
  ["Đ/c Nhiệm ở TP.HCM", ["đc", "nhiệm", "ở", "tphcm"]],
  ["V-H-T-T-D-L", ["vhttdl"]],
])("makes the abbreviation of “%s” whole", (question, wanted) => {
  expect(words(question)).toEqual(wanted);
});

it.each([
  ["UBND, HĐND", ["ubnd", "hđnd"]],
  ["hộ - nghèo, cận nghèo", ["hộ", "nghèo", "cận", "nghèo"]],
  ["TN MT", ["tn", "mt"]],
  ["20/11-12", ["20", "11", "12"]],
  ["", []],
])("leaves the words of “%s” apart", (question, wanted) => {
  expect(words(question)).toEqual(wanted);
});

it("keeps the whole of what it joins as typed", () => {
  const question = "ở Sở TN & MT nào";
  const { start, end } = readAbbreviations(tokenize(question), question, smallVocabulary)[2] ?? { start: 0 };
  expect(question.slice(start, end)).toBe("TN & MT");
});

it.each([
  ["NQ TƯ 4", ["nq", "tw", "4"]],
  ["nq tư 4", ["nq", "tw", "4"]],
  ["NGHỊ QUYẾT TƯ 4", ["nghị", "quyết", "tw", "4"]],
  ["Nghị quyết T.Ư 4", ["nghị", "quyết", "tw", "4"]],
  ["BCH T.ư", ["bch", "tw"]],
])("reads Trung ương in “%s”", (question, wanted) => {
  expect(words(question)).toEqual(wanted);
});

it.each(["đầu tư bao nhiêu", "ĐẦU TƯ BAO NHIÊU", "thứ tư", "Tư vấn"])(
  "reads no Trung ương in “%s”",
  (question) => {
    expect(words(question)).not.toContain("tw");
  },
);

it("reads Trung ương within an abbreviation that the corpus prints", async () => {
  const vocabulary = await vocabularyOf([
    passageOf("Thực hiện Nghị quyết Trung ương 4 (NQTW4), quận đã kiểm điểm."),
  ]);
  expect(words("NQTƯ4 là gì", vocabulary)).toEqual(["nqtw4", "là", "gì"]);
});

it("reads a number of an expression as the corpus prints it, in words or in digits, and as what it is elsewhere", async () => {
  const { variants } = unitOf(read("đoàn kết 1 lòng"), "1 lòng");
  expect(variants.map(({ tokens }) => tokens.map(({ value }) => value).join(" "))).toContain("một lòng");
  expect(unitOf(read("có 3 đoàn"), "3").kind).toBe("number");
  const printed = await vocabularyOf([passageOf("Bộ phận 1 cửa của phường.")]);
  const { analyseQuery } = await import("../../src/query/analyse-query.js");
  const [term] = analyseQuery("một cửa", printed).terms;
  expect(term?.variants.map(({ tokens }) => tokens.map(({ value }) => value).join(" "))).toContain("1 cửa");
});
