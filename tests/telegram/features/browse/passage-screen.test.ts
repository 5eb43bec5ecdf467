import { describe, expect, test } from "vitest";
import { passageScreen } from "../../../../src/telegram/features/browse/passage-screen.js";
import { article, articleOf, PARAGRAPH } from "../../fixtures.js";
import { actionOf, captions, depsOf, longParagraph, shownAnswerOf, under, viewer } from "../screen-world.js";

const deps = await depsOf([article]);
const HEAD = "Loạt bài không nêu điều này: không thấy nhắc đến “Cái Răng”.";

describe("one paragraph", () => {
  test("is quoted under its place, with the ways to its neighbours and its section", () => {
    const screen = passageScreen(deps, viewer, 12, 0, null);
    expect(screen.content.text).toBe(`Bài 2 › THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ › đoạn 13\n${PARAGRAPH}`);
    expect(captions(screen)).toEqual([
      ["‹ đoạn 12", "đoạn 14 ›"],
      ["Mở mục"],
      ["Chép trích dẫn", "Chia sẻ", "Xóa"],
    ]);
    expect(captions(passageScreen(deps, viewer, 0, 0, null))[0]).toEqual(["đoạn 2 ›"]);
    expect(captions(passageScreen(deps, viewer, 19, 0, null))[0]).toEqual(["‹ đoạn 19"]);
  });

  test("leads back to the answer that it was opened from, under what that said", () => {
    const shownAnswer = shownAnswerOf([{ ordinal: 12, sentences: [1] }], "related");
    const screen = passageScreen(deps, viewer, 3, 0, shownAnswer, HEAD);
    expect(screen.content.text.startsWith(`${HEAD}\nBài 2 › Mở đầu › đoạn 4\n`)).toBe(true);
    expect(captions(screen)[1]).toEqual(["‹ Về câu trả lời", "Mở mục"]);
    expect(actionOf(deps, screen, "‹ Về câu trả lời")).toEqual({ kind: "answer", shownAnswer });
  });

  test("of 9,000 characters is read piece by piece, and nothing but white space between sentences is lost", async () => {
    const long = longParagraph(220);
    expect(long.length).toBeGreaterThan(9_000);
    const one = await depsOf([articleOf({}, [["MỤC", ["Trước.", long, "Sau."]]])]);
    const pieces: string[] = [];
    for (let piece = 0; piece < 3; piece++) {
      const { content } = passageScreen(one, viewer, 1, piece, null);
      expect(content.text.startsWith(`Bài 2 › MỤC › đoạn 2 (phần ${piece + 1}/3)\n`)).toBe(true);
      pieces.push(under(content, "quote")[0] ?? "");
    }
    expect(pieces.join(" ")).toBe(long);
    expect(captions(passageScreen(one, viewer, 1, 0, null))[0]).toEqual(["‹ đoạn 1", "phần 2/3 ›"]);
    expect(captions(passageScreen(one, viewer, 1, 1, null))[0]).toEqual(["‹ phần 1/3", "phần 3/3 ›"]);
    const last = passageScreen(one, viewer, 1, 2, null);
    expect(captions(last)[0]).toEqual(["‹ phần 2/3", "đoạn 3 ›"]);
    expect(passageScreen(one, viewer, 1, 99, null).content.text).toBe(last.content.text);
  });
});
