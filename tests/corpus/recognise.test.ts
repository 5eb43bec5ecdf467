import { describe, expect, it } from "vitest";
import {
  areNames,
  endsSentence,
  isAllCapitals,
  isContinuationNote,
  isCreditedCaption,
  isMarkedByLine,
  isPageNumber,
  isPhotoCredit,
  namesInByLine,
  readPartLine,
  startsLowerCase,
} from "../../src/corpus/recognise.js";

/** Holds for the composed and the decomposed form. */
function holds(test: (text: string) => boolean, yes: readonly string[], no: readonly string[]): void {
  for (const form of ["NFC", "NFD"] as const) {
    expect(yes.filter((text) => !test(text.normalize(form)))).toEqual([]);
    expect(no.filter((text) => test(text.normalize(form)))).toEqual([]);
  }
}

describe("what a line is", () => {
  it("knows where a sentence ends", () => {
    holds(endsSentence, ["hết.", 'thuế…".', "hết?)", "“Hết!”"], ["hết", "hết,", "cho biết:", "2.380 ha"]);
  });

  it("knows a line that begins in mid-sentence, and not an item of a list for one", () => {
    holds(
      startsLowerCase,
      ["đưa", "“một cửa”", "(chiếm", "ở đây", "ấp"],
      ["Đưa", "2012", "- xã", "a) một", "b. hai"],
    );
  });

  it("knows capitals", () => {
    holds(isAllCapitals, ["CHUYỂN BIẾN TỪ CƠ SỞ", "I. MỤC TIÊU 2015"], ["Bài 3: NHỮNG", "2012", "A", "…"]);
  });

  it("knows page numbers, and not years in a sentence", () => {
    holds(isPageNumber, ["12", "- 12 -", "Trang 12", "3/12"], ["2012.", "12%", "Trang", "năm 2012"]);
  });

  it("knows photo credits, and not the words “trong ảnh:”", () => {
    holds(
      isPhotoCredit,
      ["Ảnh: THÁI DŨNG", "(Ảnh: TTXVN)", "Ảnh minh họa", "Nguồn ảnh: báo Cần Thơ", "ẢNH: A. KHOA"],
      ["Trong ảnh: Cán bộ", "ảnh: Cán bộ", "Ảnh hưởng của: lũ", "Bài, ảnh: ANH DŨNG"],
    );
    holds(
      isCreditedCaption,
      ["Cán bộ hướng dẫn nông dân. Ảnh: THÁI DŨNG", "Cán bộ hướng dẫn (Ảnh: T.D)"],
      ["Trong ảnh: Cán bộ hướng dẫn nông dân.", `${"một ".repeat(120)}. Ảnh: THÁI DŨNG`],
    );
  });

  it("knows by-lines, and not items or stray capitals", () => {
    holds(
      isMarkedByLine,
      ["* ANH DŨNG - SỸ KHANG", "* Anh Dũng", "Bài, ảnh: ANH DŨNG", "Thực hiện: Nhóm phóng viên"],
      ["* Giải pháp thứ nhất", "thực hiện: 3 việc", "ANH DŨNG", "Bài 2: Khắc phục"],
    );
    holds(
      areNames,
      ["Anh Dũng - Sỹ Khang", "THÁI DŨNG"],
      ["Khắc phục khuyết điểm", "Thới", "Thới Lai đổi mới"],
    );
  });

  it("takes the names out of a by-line in their own form", () => {
    expect(namesInByLine("* ANH DŨNG - SỸ KHANG")).toEqual(["ANH DŨNG", "SỸ KHANG"]);
    expect(namesInByLine("Bài, ảnh: Anh Dũng và Sỹ Khang")).toEqual(["Anh Dũng", "Sỹ Khang"]);
    const decomposed = "* ANH DŨNG và SỸ KHANG".normalize("NFD");
    expect(namesInByLine(decomposed)).toEqual(["ANH DŨNG", "SỸ KHANG"].map((name) => name.normalize("NFD")));
  });

  it("knows notes of continuation", () => {
    holds(
      isContinuationNote,
      ["(Còn tiếp)", "(Tiếp theo kỳ trước)", "Hết."],
      ["Hết năm 2012", "Tiếp tục đổi mới"],
    );
  });
});

describe("readPartLine", () => {
  it.each([
    ["Bài 2: Khắc phục khuyết điểm", 2, "Khắc phục khuyết điểm"],
    ["KỲ 12 - ĐỔI MỚI", 12, "ĐỔI MỚI"],
    ["Bài 1", 1, ""],
    ["Bài cuối: Kinh nghiệm", null, "Kinh nghiệm"],
    ["Đón đọc kỳ sau: Kinh nghiệm", null, "Kinh nghiệm"],
  ])("reads %s, in both Unicode forms", (line, part, title) => {
    expect(readPartLine(line)).toEqual({ part, title });
    expect(readPartLine(line.normalize("NFD"))).toEqual({ part, title: title.normalize("NFD") });
  });

  it("leaves other lines alone", () => {
    for (const line of [
      "Bài học kinh nghiệm: đổi mới",
      "bài 2: trong câu",
      "Phần lớn: đạt",
      "Bài 2013 chữ",
    ]) {
      expect(readPartLine(line)).toBeNull();
    }
  });
});
