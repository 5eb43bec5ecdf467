import { describe, expect, it } from "vitest";
import { isBodyHead, isPlaceKind, offices, placeKinds, titles } from "../../src/language/office.js";
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
  ["titles", titles],
])("%s", (_name, words) => {
  it("are written without diacritics, in lower case", () => {
    expect([...words].filter((word) => !/^[a-z]+(?: [a-z]+)*$/.test(word))).toEqual([]);
    expect(words.size).toBeGreaterThan(5);
  });
});

describe("isPlaceKind", () => {
  it.each(["quận", "huyện", "phường", "xã", "thị trấn", "ấp"])("knows “%s” with diacritics", (kind) => {
    expect(isPlaceKind(kind, false)).toBe(true);
    expect(isPlaceKind(foldDiacritics(kind), true)).toBe(true);
  });

  it.each(["phương", "quan", "quân", "xa", "tình", "áp", "ap"])(
    "takes “%s” for none, typed with diacritics",
    (word) => {
      expect(isPlaceKind(word, false)).toBe(false);
    },
  );

  it.each(["ho ngheo", "so", ""])("takes “%s” for none, typed without", (word) => {
    expect(isPlaceKind(word, true)).toBe(false);
  });
});

describe("isBodyHead", () => {
  it.each([
    "Sở",
    "sở",
    "so",
    "Phòng",
    "Ủy ban",
    "uỷ ban",
    "uy ban",
    "Tòa",
    "Toà",
    "UBND",
    "Công ty",
    "cong ty",
  ])("begins the name of a body with “%s”", (word) => {
    expect(isBodyHead(word)).toBe(true);
    expect(isBodyHead(word.normalize("NFD"))).toBe(true);
  });

  it.each(["số", "so sánh", "bạn", "bán", "vũ", "hồi", "quận", "hộ", ""])("does not with “%s”", (word) => {
    expect(isBodyHead(word)).toBe(false);
  });
});
