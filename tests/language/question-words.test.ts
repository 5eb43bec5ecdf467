import { describe, expect, it } from "vitest";
import { asksInWords, mayAskName } from "../../src/language/question-words.js";

describe("asksInWords", () => {
  it.each([
    "quan nao con ho ngheo",
    "tac gia la ai",
    "co duoc khen khong",
    "bai 2 ten j",
    "which schools were built",
  ])("%s", (question) => {
    expect(asksInWords(question)).toBe(true);
  });

  it.each(["dan so thanh pho", "ket qua cchc o thoi lai", "khuyet diem cua so cong thuong", ""])(
    "not: %s",
    (keywords) => {
      expect(asksInWords(keywords)).toBe(false);
    },
  );
});

describe("mayAskName", () => {
  it.each([
    "tac gia la ai",
    "bai nay cua tac gia nao",
    "loat bai co ten chung la gi",
    "who wrote this",
    "what is the next part called",
    "tac gia",
    "nguoi chup anh",
  ])("%s", (question) => {
    expect(mayAskName(question)).toBe(true);
  });

  it.each(["viet the nao", "tac gia co bang gi", "tac gia co dung khong", "nha bao o dau", "viet nhu nao"])(
    "not: %s",
    (question) => {
      expect(mayAskName(question)).toBe(false);
    },
  );
});
