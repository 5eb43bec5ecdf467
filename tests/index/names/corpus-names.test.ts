import { describe, expect, it } from "vitest";
import { type CorpusNames, CorpusNamesWriter } from "../../../src/index/names/corpus-names.js";
import { tokenize } from "../../../src/language/token.js";
import { smallLexicon } from "../../query/small-world.js";

function learn(...texts: readonly string[]): CorpusNames {
  const builder = new CorpusNamesWriter(smallLexicon);
  for (const text of texts) builder.add(text, tokenize(text));
  return builder.build();
}

/** Each name without diacritics, with the name as printed. */
function names(...texts: readonly string[]): Record<string, string> {
  const { names, printedNames } = learn(...texts);
  expect(printedNames.size).toBe(names.size);
  return Object.fromEntries(
    Array.from({ length: names.size }, (_, at) => [names.at(at), printedNames.at(at)]),
  );
}

describe("KnowledgeBuilder", () => {
  it("learns names as they are printed", () => {
    expect(names("Theo đồng chí Nguyễn Tòng Nhiệm, ở quận Ô Môn.")).toEqual({
      "nguyen tong nhiem": "nguyễn tòng nhiệm",
      "o mon": "ô môn",
    });
  });

  it("learns a name once, as it is printed first, whatever passages it stands in", () => {
    expect(names("quận Ô Môn", "quận Ố Mon và huyện Thới Lai")).toEqual({
      "o mon": "ô môn",
      "thoi lai": "thới lai",
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

  it("learns them across spaces that do not break, and whatever letters they are printed in", () => {
    expect(
      names("đồng chí Nguyễn\u00a0Tòng\u202fNhiệm, ở quận Ô M\u00adôn, huyện Сờ Ðỏ, Ｔhới\u200b Ｌai."),
    ).toEqual({
      "nguyen tong nhiem": "nguyễn tòng nhiệm",
      "o mon": "ô môn",
      "co do": "cờ đỏ",
      "thoi lai": "thới lai",
    });
  });

  it("leaves a last word to the compound that it begins", () => {
    expect(names("huyện Thới Lai Nông dân")).toEqual({ "thoi lai": "thới lai" });
  });

  it("learns abbreviations that the text introduces; the first meaning stays", () => {
    const { abbreviations } = learn("Ban Thường vụ (BTV)", "Bộ Tài vụ (BTV)", "không rõ (XYZ)");
    expect(abbreviations).toEqual({ btv: "ban thường vụ" });
  });

  it("learns nothing from nothing", () => {
    expect(names()).toEqual({});
    expect(learn().abbreviations).toEqual({});
  });
});
