import { describe, expect, it } from "vitest";
import { canonicalNumber, digitsOf, joinThousands, spelledNumber } from "../../src/language/number.js";
import { tokenize } from "../../src/language/token.js";

describe("canonicalNumber", () => {
  it.each([
    ["3.093", "3093"],
    ["3,093", "3093"],
    ["3093", "3093"],
    ["2.380", "2380"],
    ["1.234.567", "1234567"],
    ["1,234,567", "1234567"],
    ["12.345", "12345"],
    ["4,68", "4,68"],
    ["4.68", "4,68"],
    ["4, 68", "4,68"],
    ["4,\u00a068", "4,68"],
    ["9,5", "9,5"],
    ["1.234.567,8", "1234567,8"],
    ["1,234,567.8", "1234567,8"],
    ["2012", "2012"],
    ["0", "0"],
  ])("writes %s as %s", (surface, canonical) => {
    expect(canonicalNumber(surface)).toBe(canonical);
    expect(canonicalNumber(canonical)).toBe(canonical);
  });

  it("does not take thousands for decimals", () => {
    expect(canonicalNumber("3.09")).not.toBe(canonicalNumber("3.093"));
    expect(canonicalNumber("1.2345")).toBe("1,2345");
  });

  it("leaves what is no single number as it is", () => {
    expect(canonicalNumber("1.2.3")).toBe("1.2.3");
  });

  it("is applied to the numbers of a text; a range of years is two", () => {
    const numbers = tokenize("nhiệm kỳ 2010-2015: 3.093 hộ, còn 4,68%").filter(
      ({ kind }) => kind === "number",
    );
    expect(numbers.map(({ text }) => text)).toEqual(["2010", "2015", "3093", "4,68"]);
  });
});

describe("joinThousands", () => {
  it.each([
    ["còn 3 093 hộ, 1 234 567 người", "còn 3093 hộ, 1234567 người"],
    ["còn 3\u00a0093 hộ", "còn 3093 hộ"],
    ["còn 3.093 hộ năm 2012", "còn 3.093 hộ năm 2012"],
    ["tháng 5 300 hộ", "tháng 5 300 hộ"],
  ])("makes “%s” “%s”", (text, joined) => {
    expect(joinThousands(text)).toBe(joined);
  });
});

describe("small numbers", () => {
  it.each([
    ["1", "một"],
    ["10", "mười"],
    ["0", "không"],
  ])("%s is %s, and back", (digits, word) => {
    expect(spelledNumber(digits)).toBe(word);
    expect(digitsOf(word)).toBe(digits);
  });

  it("are known without diacritics, and no others are", () => {
    expect(digitsOf("mot")).toBe("1");
    expect([spelledNumber("11"), spelledNumber("1,5"), spelledNumber(""), digitsOf("hộ")]).toEqual(
      Array.from({ length: 4 }, () => undefined),
    );
  });
});
