import { describe, expect, it } from "vitest";
import { learnFromCorpus } from "../../src/retrieval/corpus-knowledge.js";
import { passageOf, smallLexicon } from "./small-world.js";

const names = (...texts: string[]) =>
  learnFromCorpus(
    texts.map((text) => passageOf(text)),
    smallLexicon,
  ).names;

describe("learnFromCorpus", () => {
  it("learns names as they are printed", () => {
    expect(names("Theo đồng chí Nguyễn Tòng Nhiệm, ở quận Ô Môn.")).toEqual({
      "nguyen tong nhiem": "nguyễn tòng nhiệm",
      "o mon": "ô môn",
    });
  });

  it("learns them from decomposed text too, and under one tone placement", () => {
    expect(names("quận Bình Thủy".normalize("NFD"))).toEqual({ "binh thuy": "bình thuỷ" });
  });

  it.each([
    ["one capital alone", "quận Cần"],
    ["text in capitals", "KHẮC PHỤC KHUYẾT ĐIỂM"],
    ["a run that is too long for a name", "Một Hai Ba Bốn Năm Sáu"],
    ["words that a mark parts", "ở Trà, Nóc và Bình; Môn"],
    ["numbers", "quận 1 Năm"],
  ])("learns none from %s", (_what, text) => {
    expect(names(text)).toEqual({});
  });

  it("leaves a last word to the compound that it begins", () => {
    expect(names("huyện Thới Lai Nông dân")).toEqual({ "thoi lai": "thới lai" });
  });

  it("learns abbreviations that the text introduces; the first meaning stays", () => {
    const passages = ["Ban Thường vụ (BTV)", "Bộ Tài vụ (BTV)", "không rõ (XYZ)"].map((text) =>
      passageOf(text),
    );
    expect(learnFromCorpus(passages, smallLexicon).abbreviations).toEqual({ btv: "ban thường vụ" });
  });

  it("learns nothing from nothing", () => {
    expect(learnFromCorpus([], smallLexicon)).toEqual({ names: {}, abbreviations: {} });
  });
});
