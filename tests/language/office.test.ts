import { describe, expect, it } from "vitest";
import { offices, placeKinds } from "../../src/language/office.js";
import { foldDiacritics } from "../../src/language/syllable.js";

describe("offices", () => {
  it.each(["bí thư", "chủ tịch", "giám đốc", "trưởng phòng", "cục trưởng"])("holds “%s”", (office) => {
    expect(offices.has(foldDiacritics(office))).toBe(true);
  });

  it("holds no deputy: an office and its deputies are told apart by the word before", () => {
    expect([...offices].filter((office) => /^pho /.test(office))).toEqual([]);
  });
});

describe.each([
  ["offices", offices],
  ["placeKinds", placeKinds],
])("%s", (_name, words) => {
  it("are written without diacritics, in lower case", () => {
    expect([...words].filter((word) => !/^[a-z]+(?: [a-z]+)*$/.test(word))).toEqual([]);
    expect(words.size).toBeGreaterThan(5);
  });
});
