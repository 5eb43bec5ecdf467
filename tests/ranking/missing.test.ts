import { describe, expect, it } from "vitest";
import { type Missing, missingOf } from "../../src/ranking/missing.js";
import { sourceOf } from "./feature-source.js";

/** What is missing where the best passages have these texts. */
async function missing(
  question: string,
  texts: readonly string[] = ["Quận Ô Môn còn 3.093 hộ nghèo."],
): Promise<Missing[]> {
  const given = texts.map((text) => ({ text }));
  const { query, index } = await sourceOf(question, given);
  return missingOf(query, index, texts, null);
}

describe("missingOf", () => {
  it.each([
    ["quận Thốt Nốt còn bao nhiêu hộ nghèo?", [{ text: "Thốt Nốt", kind: "place" }]],
    ["Thốt Nốt còn bao nhiêu hộ nghèo?", [{ text: "Thốt Nốt", kind: "name" }]],
    ["hộ nghèo năm 2020", [{ text: "2020", kind: "year" }]],
    ["hộ nghèo năm 1999", [{ text: "1999", kind: "year" }]],
    ["bài 7 nói gì?", [{ text: "bài 7", kind: "part" }]],
    ["Chi cục Kiểm tra nói gì?", [{ text: "Chi cục Kiểm tra", kind: "body" }]],
    ["Phòng Giáo dục nói gì?", [{ text: "Phòng Giáo dục", kind: "body" }]],
    ["số điện thoại quận Ô Môn", [{ text: "số điện thoại", kind: "phone" }]],
  ])("“%s”", async (question, expected) => {
    expect(await missing(question)).toEqual(expected);
  });

  it.each([
    ["what the corpus has", "quận Ô Môn năm 2012 ở bài 2, Ủy ban Kiểm tra"],
    ["a word, however rare", "dân số là gì?"],
    ["a name of one word that may be any", "Nốt là ai?"],
    ["a number that is no year", "500 hộ nghèo"],
    ["a year of other times", "hộ nghèo năm 1799"],
    ["a body that the corpus names only by its place", "Ủy ban Kiểm tra quận Ô Môn"],
    ["nothing asked", ""],
  ])("tells nothing of %s", async (_what, question) => {
    expect(await missing(question)).toEqual([]);
  });

  it.each([
    ["names in a list, each of one word", "Luân, Thanh, Hiền là ai?"],
    ["a foreign name of the corpus behind another word", "Vua Tutankhamun mất năm nào?"],
    ["a foreign name that the corpus prints with more between", "Caroline Jackson nói gì?"],
  ])("tells nothing of %s", async (_what, question) => {
    const texts = ["Mộ của Tutankhamun được Caroline M. Jackson tìm ra."];
    expect(await missing(question, texts)).toEqual([]);
  });

  it.each([
    ["Theo anh Thốt, vườn tạp đã hết.", []],
    ["Theo đồng chí Thốt, vườn tạp đã hết.", []],
    ["Theo anh Thốt Nam, vườn tạp đã hết.", ["Vĩnh Thốt"]],
    ["Theo xã Thốt, vườn tạp đã hết.", ["Vĩnh Thốt"]],
    ["Theo anh Nhiệm, vườn tạp đã hết.", ["Vĩnh Thốt"]],
  ])("lets somebody be called by the last word of the name: “%s” lacks %j", async (text, names) => {
    expect((await missing("Vĩnh Thốt là ai?", [text])).map((each) => each.text)).toEqual(names);
  });

  it("looks for that in the three best passages only", async () => {
    const others = ["Trời mưa.", "Trời nắng.", "Nông dân vui."];
    expect(await missing("Vĩnh Thốt là ai?", [...others.slice(0, 2), "Anh Thốt vui."])).toEqual([]);
    expect(await missing("Vĩnh Thốt là ai?", [...others, "Anh Thốt vui."])).toHaveLength(1);
  });

  it("ends a name at a comma", async () => {
    expect(await missing("Lê Hồng Phúc, Trân nói gì?", ["Mộ của Tutankhamun."])).toEqual([
      { text: "Lê Hồng Phúc", kind: "name" },
    ]);
  });

  it("tells a foreign name of which the corpus has only the first word", async () => {
    expect(await missing("Caroline Powell nói gì?", ["Caroline M. Jackson tìm ra ngôi mộ."])).toEqual([
      { text: "Caroline Powell", kind: "name" },
    ]);
  });

  it("tells names first, then bodies, then types, each in the order asked", async () => {
    const question = "số điện thoại Phòng Giáo dục quận Thốt Nốt năm 2020, bài 7";
    expect((await missing(question)).map(({ kind }) => kind)).toEqual([
      "place",
      "year",
      "part",
      "body",
      "phone",
    ]);
  });

  it("claims nothing of an English question: its names are translations", async () => {
    expect(await missing("Where are the poor households of Thot Not district?")).toEqual([]);
  });
});

describe("a telephone number", () => {
  const asked = "số điện thoại quận Ô Môn";

  it("is missing where none of the passages has one", async () => {
    expect(await missing(asked, ["Trời mưa.", "Quận Ô Môn vui."])).toHaveLength(1);
    expect(await missing(asked, ["Trời mưa.", "Quận Ô Môn: 0710.3820123."])).toEqual([]);
  });

  it("is told by the words that asked for it, as typed", async () => {
    expect(await missing("SĐT của quận Ô Môn?")).toEqual([{ text: "SĐT", kind: "phone" }]);
  });

  it("other types are never said to be missing", async () => {
    expect(await missing("Quận Ô Môn có bao nhiêu tiền?", ["Trời mưa."])).toEqual([]);
    expect(await missing("Quận Ô Môn bao nhiêu tuổi?", ["Trời mưa."])).toEqual([]);
  });
});
