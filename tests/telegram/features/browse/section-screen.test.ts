import { describe, expect, test } from "vitest";
import { sectionScreen } from "../../../../src/telegram/features/browse/section-screen.js";
import { article, articleOf } from "../../fixtures.js";
import { manyParagraphs } from "../../ui/any-series.js";
import { actionOf, captions, depsOf, longParagraph, shownAnswerOf, under, viewer } from "../screen-world.js";

const deps = await depsOf([article]);
const HEAD = "Loạt bài không nêu điều này: không thấy nhắc đến “Cái Răng”.";

describe("a section", () => {
  test("lists how its paragraphs begin, with a button for each and the ways on", () => {
    const screen = sectionScreen(deps, viewer, 12, 0, null);
    expect(screen.content.text).toMatch(
      /^Bài 2 › THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ\nKhắc phục khuyết điểm, [^\n]*\n\n11\. Đây là đoạn thứ 11 [^\n]*\n12\. /,
    );
    expect(screen.content.text).toContain("\n13. Quận Ô Môn chú trọng giảm nghèo");
    expect(under(screen.content, "bold")).toEqual(["Bài 2 › THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ"]);
    expect(captions(screen)).toEqual([
      ["11", "12", "13", "14", "15"],
      ["16", "17", "18", "19"],
      ["‹ Mục trước", "Mục sau ›"],
      ["Mục lục", "Xóa"],
    ]);
    expect(actionOf(deps, screen, "13")).toEqual({
      kind: "passage",
      ordinal: 12,
      piece: 0,
      shownAnswer: null,
    });
    expect(actionOf(deps, screen, "‹ Mục trước")).toMatchObject({ kind: "section", ordinal: 4 });
    expect(actionOf(deps, screen, "Mục sau ›")).toMatchObject({ kind: "section", ordinal: 19 });
    expect(captions(sectionScreen(deps, viewer, 0, 0, null))[1]).toEqual(["Mục sau ›"]);
    expect(captions(sectionScreen(deps, viewer, 19, 0, null))[1]).toEqual(["‹ Mục trước"]);
  });

  test("shows no more than two lines of a paragraph", async () => {
    const one = await depsOf([articleOf({}, [["MỤC", [longParagraph(10)]]])]);
    const line = sectionScreen(one, viewer, 0, 0, null).content.text.split("\n").at(-1) ?? "";
    expect(line).toMatch(/^1\. Câu số 1 .*…$/);
    expect(line.length).toBeLessThanOrEqual(113);
  });

  test("with many paragraphs is paged through", async () => {
    const long = await depsOf([manyParagraphs("a", 25)]);
    const shown = (page: number) => {
      const screen = sectionScreen(long, viewer, 7, page, null);
      return [screen.content.text.split("\n")[2], captions(screen)[0]?.[0], captions(screen).at(-2)];
    };
    expect(shown(0)).toEqual(["Trang 1/3", "1", ["2/3 ›"]]);
    expect(shown(1)).toEqual(["Trang 2/3", "11", ["‹ 1/3", "3/3 ›"]]);
    expect(shown(2)).toEqual(["Trang 3/3", "21", ["‹ 2/3"]]);
    expect(shown(77)).toEqual(shown(2));
  });

  test("leads back to the answer, under what that said", () => {
    const shownAnswer = shownAnswerOf([{ ordinal: 12, sentences: [] }], "related");
    const screen = sectionScreen(deps, viewer, 12, 0, shownAnswer, HEAD);
    expect(screen.content.text.startsWith(`${HEAD}\nBài 2 › `)).toBe(true);
    expect(captions(screen).at(-1)).toEqual(["‹ Về câu trả lời", "Mục lục", "Xóa"]);
    expect(actionOf(deps, screen, "13")).toMatchObject({ kind: "passage", shownAnswer });
  });
});
