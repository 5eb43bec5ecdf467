import { describe, expect, it } from "vitest";
import { kindEvidence } from "../../src/retrieval/answer-kind.js";

describe("kindEvidence", () => {
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
    expect(kindEvidence(asks, sentence)).toBe(1);
  });

  it.each([
    ["quantity", "năm 2012 nhiều hộ"],
    ["quantity", "nhiều hộ"],
    ["time", "còn 3.093 hộ"],
    ["person", "toàn quận còn nhiều hộ"],
    ["definition", "hộ nghèo (chiếm 9%) của UBND"],
    ["other", "đồng chí Nguyễn Tòng Nhiệm năm 2012 có 3 hộ"],
  ] as const)("finds no %s in “%s”", (asks, sentence) => {
    expect(kindEvidence(asks, sentence)).toBe(0);
  });
});
