import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalForm } from "../../src/language/syllable.js";
import { decodeTelex } from "../../src/language/telex.js";

describe("decodeTelex", () => {
  it.each([
    ["vuownf", "vườn"],
    ["vuwownf", "vườn"],
    ["nguoiwf", "người"],
    ["nguwowif", "người"],
    ["truowngf", "trường"],
    ["dduwowngf", "đường"],
    ["dduowcj", "được"],
    ["nuwowcs", "nước"],
    ["quaanj", "quận"],
    ["huyeenj", "huyện"],
    ["phuowngf", "phường"],
    ["giair", "giải"],
    ["giuwx", "giữ"],
    ["gif", "gì"],
    ["giaf", "già"],
    ["gieengs", "giếng"],
    ["thuys", "thuý"],
    ["thuyr", "thuỷ"],
    ["hoaf", "hoà"],
    ["hoanf", "hoàn"],
    ["khoer", "khoẻ"],
    ["uyr", "uỷ"],
    ["quys", "quý"],
    ["quas", "quá"],
    ["quoocs", "quốc"],
    ["quow", "quơ"],
    ["hooj", "hộ"],
    ["ngheof", "nghèo"],
    ["thuees", "thuế"],
    ["ddangr", "đảng"],
    ["ddoor", "đổ"],
    ["ddi", "đi"],
    ["thuw", "thư"],
    ["cowf", "cờ"],
    ["muaf", "mùa"],
    ["cuar", "của"],
    ["chiaf", "chìa"],
    ["nuwax", "nữa"],
    ["nguyeenx", "nguyễn"],
    ["khuyeets", "khuyết"],
    ["nhieeuf", "nhiều"],
    ["ngoaif", "ngoài"],
    ["xoawn", "xoăn"],
    ["thuowr", "thuở"],
    ["luwu", "lưu"],
    ["owr", "ở"],
  ])("reads %s as %s", (keystrokes, syllable) => {
    expect(decodeTelex(keystrokes)).toBe(syllable);
  });

  it.each([
    ["vieejt", "việt"],
    ["tieesn", "tiến"],
    ["quaajn", "quận"],
    ["truwowfng", "trường"],
    ["dduwowjc", "được"],
  ])("reads %s, with the tone behind the vowel, as %s", (keystrokes, syllable) => {
    expect(decodeTelex(keystrokes)).toBe(syllable);
  });

  it.each(["", "ho", "ngheo", "thanh", "s", "w", "sx", "ff", "hello", "new", "hộ", "2012", "a b"])(
    "finds no keystrokes in “%s”",
    (text) => {
      expect(decodeTelex(text)).toBeNull();
    },
  );

  it("gives words as they are compared", () => {
    const keystrokes = fc
      .array(fc.constantFrom(..."abcdeghiklmnopqrstuvxyw"), { maxLength: 8 })
      .map((keys) => keys.join(""));
    fc.assert(
      fc.property(keystrokes, fc.constantFrom("", ..."sfrxj"), (keys, tone) => {
        const decoded = decodeTelex(keys + tone);
        if (decoded !== null) expect(decoded.normalize("NFC").toLowerCase()).toBe(decoded);
      }),
      { seed: 8, numRuns: 1_000 },
    );
  });

  it.each(["hoaf", "thuys", "khoer", "uyr"])("places the tone of %s as words are compared", (keystrokes) => {
    const decoded = decodeTelex(keystrokes) ?? "";
    expect(canonicalForm(decoded)).toBe(decoded);
  });
});
