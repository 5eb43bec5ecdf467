import { describe, expect, it } from "vitest";
import { commonAbbreviations, learnAbbreviations } from "../../src/language/abbreviation.js";
import { canonicalForm } from "../../src/language/syllable.js";
import { tokenize } from "../../src/language/token.js";

const asCompared = (text: string) =>
  tokenize(text)
    .map((token) => token.text)
    .join(" ");

describe("commonAbbreviations", () => {
  it.each([
    ["ubnd", "uỷ ban nhân dân"],
    ["btv", "ban thường vụ"],
    ["nnptnt", "nông nghiệp và phát triển nông thôn"],
    ["nnptnt", "nông nghiệp và phát triển nông thôn"],
    ["hđnd", "hội đồng nhân dân"],
    ["hdnd", "hội đồng nhân dân"],
    ["ct", "chỉ thị"],
  ])("knows that %s stands for “%s”", (abbreviation, meaning) => {
    expect(commonAbbreviations.get(abbreviation)).toContain(meaning);
  });

  it("is written as words are compared, on both sides", () => {
    const wrong = [...commonAbbreviations].filter(
      ([short, meanings]) =>
        short !== canonicalForm(short) ||
        meanings.some((meaning) => meaning === "" || meaning !== asCompared(meaning)),
    );
    expect(wrong).toEqual([]);
  });
});

describe("learnAbbreviations", () => {
  it.each([
    ["Khuyết điểm của Ban Thường vụ (BTV) Đảng ủy phường", "btv", "ban thường vụ"],
    ["xây dựng Đảng ta thật sự trong sạch vững mạnh (TSVM), nâng cao", "tsvm", "trong sạch vững mạnh"],
    ["tập thể BTV, Ban Chấp hành (BCH) Đảng bộ", "bch", "ban chấp hành"],
    ["Đảng ủy (ĐU)", "đu", "đảng uỷ"],
    ["Ban Thường vụ (BTV)".normalize("NFD"), "btv", "ban thường vụ"],
  ])("learns from “%s”", (text, abbreviation, meaning) => {
    expect([...learnAbbreviations(text)]).toEqual([[abbreviation, meaning]]);
  });

  it("learns an abbreviation by its letters, whatever joins them", () => {
    expect([...learnAbbreviations("Sở Kế hoạch & Đầu tư (KH&ĐT)")]).toEqual([["khđt", "kế hoạch đầu tư"]]);
  });

  it("learns every one of a text", () => {
    const text = "Ban Thường vụ (BTV), Ban Chấp hành (BCH) và Ủy ban Kiểm tra (UBKT)";
    expect([...learnAbbreviations(text).keys()]).toEqual(["btv", "bch", "ubkt"]);
  });

  it.each([
    "Nghị quyết Trung ương 4, khóa XI (NQTW4)",
    "Ban Thường vụ (XYZ)",
    "Thường vụ (BTV)",
    "(BTV)",
    "Ban Thường vụ (btv)",
    "Ban Thường vụ (B)",
    "Ban Thường vụ BTV",
    "",
  ])("learns nothing from “%s”", (text) => {
    expect(learnAbbreviations(text).size).toBe(0);
  });
});
