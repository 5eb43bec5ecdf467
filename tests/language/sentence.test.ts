import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitSentences } from "../../src/language/sentence.js";
import { anyText, runningText } from "./vietnamese.js";

const sentences = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));

describe("splitSentences", () => {
  it("cuts behind the marks that end a sentence", () => {
    expect(sentences("Còn 3 hộ. Đúng không? Đúng! Hết rồi… Xong?!")).toEqual([
      "Còn 3 hộ.",
      "Đúng không?",
      "Đúng!",
      "Hết rồi…",
      "Xong?!",
    ]);
  });

  it.each([
    "TP. Cần Thơ có chín quận, huyện.",
    "ThS. Nguyễn Văn B. Hoà nói vậy.",
    "Trồng xoài, dừa, v.v. Nông dân vui.",
    "PGS. TS. Lê Văn A. Bình đến.",
    "Đ/c. Nam phát biểu.",
    "Toàn quận còn 3.093 hộ nghèo.",
    "Ngại va chạm... chưa mạnh dạn.",
    "Phục vụ nhân dân… từ đó nhanh hơn.",
    "Trồng xoài… (dừa, mít) cũng có.",
    "Trồng xoài. “dừa” nữa.",
    "Xem mục a. b. và c. nữa.",
    "Xong.Tiếp theo",
  ])("does not cut “%s”", (text) => {
    expect(sentences(text)).toEqual([text]);
  });

  it.each([
    ["Xây dựng nội bộ... Theo đồng chí ấy.", ["Xây dựng nội bộ...", "Theo đồng chí ấy."]],
    ["Ông nói: “Hay lắm!” Bà gật đầu.", ["Ông nói: “Hay lắm!”", "Bà gật đầu."]],
    ['Thu thuế…". Năm 2013 đạt.', ['Thu thuế…".', "Năm 2013 đạt."]],
    ["(Ảnh: Nam.) Hết.", ["(Ảnh: Nam.)", "Hết."]],
    ["Đạt 4,68%. Năm 2014 giảm.", ["Đạt 4,68%.", "Năm 2014 giảm."]],
    ["Còn 5 hộ. 3 hộ thoát nghèo.", ["Còn 5 hộ.", "3 hộ thoát nghèo."]],
    ["Về quê. “Vui lắm” – bà nói.", ["Về quê.", "“Vui lắm” – bà nói."]],
    ["Câu một.\nCâu hai", ["Câu một.", "Câu hai"]],
    ["  Câu một.  Câu hai.  ", ["Câu một.", "Câu hai."]],
  ])("cuts “%s” where it ends", (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it("knows its abbreviations in decomposed text", () => {
    const text = "Gặp bà. Đ/c. Nam".normalize("NFD");
    expect(sentences(text)).toEqual([text]);
  });

  it("finds none in a text without characters", () => {
    expect(splitSentences("")).toEqual([]);
    expect(splitSentences(" \n\u00a0")).toEqual([]);
  });

  it("covers every character but the space between sentences, in order", () => {
    fc.assert(
      fc.property(fc.oneof(runningText, anyText), (text) => {
        let end = 0;
        for (const range of splitSentences(text)) {
          expect(text.slice(end, range.start).trim()).toBe("");
          expect(range.end).toBeGreaterThan(range.start);
          const sentence = text.slice(range.start, range.end);
          expect(sentence.trim()).toBe(sentence);
          end = range.end;
        }
        expect(text.slice(end).trim()).toBe("");
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  // What takes quadratic time on a text of this size takes hours.
  it.each([
    ["sentences", "Đến cuối năm 2012, quận còn 3.093 hộ. "],
    ["abbreviations", "TP. "],
    ["lower-case initials", "a. b. "],
    ["dots", "."],
    ["ellipses", "…"],
    ["dots and quotes", '."'],
    ["spaces", " "],
  ])("reads a megabyte of %s in linear time", (_what, unit) => {
    const text = `${unit.repeat(1_000_000 / unit.length)}a`;
    // Time of the processor, in microseconds: other work on the machine fails no test.
    const start = process.cpuUsage();
    expect(splitSentences(text).at(-1)?.end).toBe(text.length);
    expect(process.cpuUsage(start).user).toBeLessThan(5_000_000);
  });
});
