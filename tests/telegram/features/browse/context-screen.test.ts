import { describe, expect, test } from "vitest";
import { contextScreen } from "../../../../src/telegram/features/browse/context-screen.js";
import { article, articleOf, PARAGRAPH, SENTENCE, series } from "../../fixtures.js";
import { manyParagraphs } from "../../ui/any-series.js";
import { actionOf, captions, depsOf, longParagraph, shownAnswerOf, under, viewer } from "../screen-world.js";

const deps = await depsOf([article]);
const text = (paragraph: number) => series.passages.text(paragraph - 1);
const HEAD = "Loạt bài không nêu điều này: không thấy nhắc đến “Cái Răng”.";

describe("the paragraphs before and after", () => {
  test("stand around the excerpt, each with its number; the answering sentence stays bold", () => {
    const shownAnswer = shownAnswerOf([{ ordinal: 12, sentences: [1] }]);
    const screen = contextScreen(deps, viewer, shownAnswer, null);
    expect(screen.content.text).toBe(
      [
        "Bài 2 › THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ › đoạn 13",
        `đoạn 12\n${text(12)}`,
        `đoạn 13\n${PARAGRAPH}`,
        `đoạn 14\n${text(14)}`,
      ].join("\n"),
    );
    expect(under(screen.content, "quote")).toEqual([text(12), PARAGRAPH, text(14)]);
    expect(under(screen.content, "bold")).toEqual([SENTENCE]);
    expect(captions(screen)).toEqual([
      ["Thu gọn", "Mở mục"],
      ["Chép trích dẫn", "Chia sẻ", "Xóa"],
    ]);
    expect(actionOf(deps, screen, "Thu gọn")).toEqual({ kind: "answer", shownAnswer });
  });

  test("are missing at the article's start and end, and name their section where it is another", () => {
    const at = (ordinal: number) =>
      contextScreen(deps, viewer, shownAnswerOf([{ ordinal, sentences: [] }]), null).content;
    expect(at(0).text).toBe(`Bài 2 › Mở đầu › đoạn 1\nđoạn 1\n${text(1)}\nđoạn 2\n${text(2)}`);
    expect(at(19).text).toBe(
      `Bài 2 › Cuối bài › đoạn 20\nBài 2 › THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ › đoạn 19\n${text(19)}\nđoạn 20\n${text(20)}`,
    );
  });

  test("do not come from another article", async () => {
    const two = await depsOf([manyParagraphs("a", 1), manyParagraphs("b", 1)]);
    for (const ordinal of [0, 1]) {
      const { content } = contextScreen(two, viewer, shownAnswerOf([{ ordinal, sentences: [] }]), null);
      expect(under(content, "quote")).toEqual([two.series.passages.text(ordinal)]);
    }
  });

  test("show, where long, what borders on the excerpt", async () => {
    const long = longParagraph(100);
    const three = await depsOf([articleOf({}, [["MỤC", [long, long, long]]])]);
    const { content } = contextScreen(three, viewer, shownAnswerOf([{ ordinal: 1, sentences: [49] }]), null);
    const [before = "", preview, middle = "", after = ""] = under(content, "quote");
    expect(long.endsWith(before)).toBe(true);
    expect(preview).toMatch(/^Câu số 50 /);
    expect(middle).toContain("Câu số 50 ");
    expect(long.startsWith(after)).toBe(true);
    expect(before.length).toBeGreaterThan(300);
    expect(content.text.length).toBeLessThanOrEqual(4096);
  });

  test("keep the line that says what the series does not state; the nearest sentence is bold", () => {
    const shownAnswer = shownAnswerOf([{ ordinal: 12, sentences: [1] }], "related");
    const { content } = contextScreen(deps, viewer, shownAnswer, HEAD);
    expect(content.text.startsWith(`${HEAD}\nBài 2 › `)).toBe(true);
    expect(under(content, "bold")).toEqual([SENTENCE]);
  });
});
