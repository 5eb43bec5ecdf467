import { describe, expect, it } from "vitest";
import { holdsAnswerType, sentenceTraits, traits } from "../../../src/index/forward/sentence-trait.js";
import { tokenize } from "../../../src/language/token.js";

const traitsOf = (sentence: string) => sentenceTraits(sentence, tokenize(sentence));

describe("holdsKind", () => {
  it.each([
    ["quantity", "còn 3.093 hộ"],
    ["quantity", "đạt 4, 68%"],
    ["time", "vào năm 2012"],
    ["time", "từ tháng tư"],
    ["person", "đồng chí Nguyễn Tòng Nhiệm nói"],
    ["person", "Ảnh: THÁI DŨNG"],
    ["person", "đồng chí Nguyễn Tòng Nhiệm".normalize("NFD")],
    ["time", "Ngày ba mươi"],
    ["time", "từ tháng tư".normalize("NFD")],
    ["definition", "trong sạch vững mạnh (TSVM)"],
    ["definition", "nghị quyết (NQTW4)"],
  ] as const)("finds a %s in “%s”", (asks, sentence) => {
    expect(holdsAnswerType(asks, traitsOf(sentence))).toBe(true);
  });

  it.each([
    ["quantity", "năm 2012 nhiều hộ"],
    ["quantity", "nhiều hộ"],
    ["time", "còn 3.093 hộ"],
    ["person", "toàn quận còn nhiều hộ"],
    ["definition", "hộ nghèo (chiếm 9%) của UBND"],
    ["other", "đồng chí Nguyễn Tòng Nhiệm năm 2012 có 3 hộ"],
  ] as const)("finds no %s in “%s”", (asks, sentence) => {
    expect(holdsAnswerType(asks, traitsOf(sentence))).toBe(false);
  });
});

describe("sentenceTraits", () => {
  it.each(["Đến nay còn 9 hộ", "hiện có 9 hộ", "Hiện nay", "hiện tại", "đến nay".normalize("NFD")])(
    "hears in “%s” that it speaks of now",
    (sentence) => {
      expect(traitsOf(sentence) & traits.present).not.toBe(0);
    },
  );

  it.each(["Năm 2012 có 9 hộ", "thực hiện nghị quyết", "nay mai"])("does not hear it in “%s”", (sentence) => {
    expect(traitsOf(sentence) & traits.present).toBe(0);
  });

  it("gives all traits of a sentence at once, and none where there is none", () => {
    expect(traitsOf("Đến nay, năm 2013, đồng chí Lê Văn Tâm (TSVM) nêu 9 hộ")).toBe(
      traits.quantity | traits.time | traits.person | traits.definition | traits.present,
    );
    expect(traitsOf("nhiều hộ")).toBe(0);
    expect(traitsOf("")).toBe(0);
  });

  it("keeps every trait apart within the eight bits that are stored", () => {
    const bits = Object.values(traits);
    expect(bits.reduce((all: number, bit) => all | bit, 0)).toBe(
      bits.reduce((sum: number, bit) => sum + bit, 0),
    );
    expect(Math.max(...bits)).toBeLessThan(256);
  });
});
