import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isCourtesy } from "../../src/language/courtesy.js";
import { en, vi } from "../../src/locales/index.js";
import { anyCharacter } from "../telegram/ui/any-series.js";

describe("thanks and agreement", () => {
  test.each([
    "Cảm ơn",
    "cảm ơn bạn nhé!",
    "Cám ơn bot nhiều ạ",
    "cam on ban nhieu",
    "Ca\u0309m ơn a\u0323",
    "cãm ơn",
    "Xin cảm ơn",
    "Em cảm ơn ạ.",
    "Mình cảm ơn bạn nha",
    "Cảm ơn các đồng chí",
    "cảm ơn đ/c nhé",
    "Rất hay, cảm ơn ad",
    "ok, cảm ơn bạn",
    "tks b",
    "thanks!",
    "Thank you very much",
    "Great, thanks a lot :)",
    "thx",
    "ok",
    "OK bạn",
    "okie em",
    "Vâng ạ",
    "vang a",
    "Dạ",
    "da vang",
    "ừ",
    "Hay quá!",
    "tuyệt vời luôn",
    "Tốt lắm",
    "Hiểu rồi ạ",
    "đã hiểu",
    "được rồi",
    "Got it",
    "👍",
    "🙏🙏🏻",
    "❤️",
    "👍 ok",
    "🇻🇳",
  ])("%j asks nothing", (text) => {
    expect(isCourtesy(text)).toBe(true);
  });
});

describe("questions, names and things", () => {
  test.each([
    ...vi.examples,
    ...en.examples,
    "Ô Môn?",
    "o mon",
    "có",
    "có không?",
    "co khong",
    "hay là bao nhiêu",
    "được bao nhiêu",
    "duoc bao nhieu",
    "được chưa?",
    "được nhiều?",
    "được không ạ",
    "ok Thới Lai thì sao",
    "ok thế còn Cái Răng?",
    "vâng, còn Thốt Nốt?",
    "dạ cho hỏi hộ nghèo Ô Môn",
    "cảm ơn, còn Thới Lai thì sao?",
    "cam on, con thoi lai thi sao",
    "???",
    "...",
    "?",
    ":",
    "2013",
    "1️⃣",
    "Bài 2",
    "U Minh",
    "u minh",
    "Hiếu",
    "Anh Hiếu",
    "Tuyết",
    "Cô Tuyết",
    "vàng",
    "Vắng",
    "đa",
    "Đà",
    "nhà ở",
    "hãy",
    "Anh Dũng",
    "bác nào?",
    "chị là ai",
    "anh em",
    "bạn",
    "bot",
    "còn nữa không",
    "tốt nghiệp",
    "hay nhất",
    "thanks to whom?",
    "is it good",
    "how many",
    "lời cảm ơn của ai",
    "",
    "  ",
  ])("%j is no courtesy", (text) => {
    expect(isCourtesy(text)).toBe(false);
  });

  test("a long text is none, whatever it says", () => {
    expect(isCourtesy("cảm ơn ".repeat(500))).toBe(false);
  });

  test("any text is read at once", () => {
    const words = fc.constantFrom("cam on", "da hieu", "a", "đ/c", "thank", "you", "ok", " ", "👍", "a lot");
    const any = fc.oneof(
      fc.string({ unit: anyCharacter, maxLength: 200 }),
      fc.array(words, { maxLength: 40 }).map((all) => all.join(" ")),
    );
    fc.assert(fc.property(any, (text) => void isCourtesy(text)));
  });
});
