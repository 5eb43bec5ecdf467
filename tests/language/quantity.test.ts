import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainLetters } from "../../src/language/look-alikes.js";
import { findQuantities } from "../../src/language/quantity.js";

const found = (text: string) => findQuantities(text).map(({ start, end }) => text.slice(start, end));

describe("a quantity is found with its unit, as printed", () => {
  test.each([
    ["còn 3.093 hộ nghèo", ["3.093 hộ nghèo"]],
    ["giảm xuống còn 4, 68%", ["4, 68%"]],
    ["gần 300 ha vườn tạp", ["300 ha"]],
    ["diện tích 2.380 ha", ["2.380 ha"]],
    ["thu nhập 50 triệu đồng/ha", ["50 triệu đồng/ha"]],
    ["cấp 5 tỷ đồng", ["5 tỷ đồng"]],
    ["từ 5-7 tấn/ha, có 47/50 phiếu", ["5-7 tấn/ha", "47/50 phiếu"]],
    ["mỗi tháng 3 lần", ["3 lần"]],
    ["vay 50.000.000 đồng", ["50.000.000 đồng"]],
    ["vay 1.000.000 đồng, trả 3 093 450 đồng", ["1.000.000 đồng", "3 093 450 đồng"]],
    ["còn 3 093 hộ nghèo", ["3 093 hộ nghèo"]],
    [
      "còn 3\u00a0093 hộ nghèo, nay 1\u2009234\u2009567 đồng",
      ["3\u00a0093 hộ nghèo", "1\u2009234\u2009567 đồng"],
    ],
    ["còn ３．０９３ hộ ngh\u00adèo", ["３．０９３ hộ ngh\u00adèo"]],
  ])("%s", (text, quantities) => {
    expect(found(text)).toEqual(quantities);
    expect(found(text.normalize("NFC"))).toEqual(quantities.map((one) => one.normalize("NFC")));
  });
});

describe("what only looks like a quantity is none", () => {
  test.each([
    "ngày 27/10/2015",
    "nhiệm kỳ 2010 - 2015",
    "năm 2015",
    "Nghị quyết số 04-NQ/TW",
    "Quyết định 151-QĐ/TU",
    "lúc 7 giờ 30 phút",
    "sáng 3/4",
    "Quốc lộ 91",
    "tháng 3 xã họp",
    "Trường Tiểu học Trung An 1",
    "điện thoại 0903 123 456",
    "lớp 5 của trường",
    "không có số nào",
    "",
  ])("%s", (text) => {
    expect(found(text)).toEqual([]);
  });
});

// Pieces that meet each other in print, and any text between them.
const piece = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.constantFrom(
    "3.093",
    "4, 68",
    "2015",
    "27/10",
    "5-7",
    "%",
    " hộ nghèo",
    " ha",
    " tỷ đồng",
    "/ha",
    "năm ",
  ),
  fc.constantFrom("ngày ", "số ", "-NQ/TW", " giờ ", "\u0301", "e\u0302", "\n", "\ud800"),
);
const anyText = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));

test("ranges lie in any text in order, apart, and begin with a digit", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let last = 0;
      for (const { start, end } of findQuantities(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(plainLetters(text.slice(start, end))).toMatch(/^\d/);
        last = end;
      }
    }),
    { numRuns: 1_000 },
  );
});

test("what stands far before a quantity does not change it", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const start = text.length + 80;
      const ranges = findQuantities(`${text}${". Và ".repeat(16)}còn 3.093 hộ nghèo`);
      expect(ranges.at(-1)).toEqual({ start: start + 4, end: start + 18 });
    }),
  );
});

test.each(["1", "1.", "1,", "1/", "1-", "2015 - ", "0", "1 giờ ", "năm 1", "1 ha "])(
  "two hundred thousand times %j is read to its end",
  (repeated) => {
    const text = repeated.repeat(200_000 / repeated.length);
    for (const { start, end } of findQuantities(text)) expect(end).toBeGreaterThan(start);
  },
);
