import { describe, expect, test } from "vitest";
import type { Figure } from "../../../src/answer/types.js";
import { en } from "../../../src/locales/index.js";
import { figuresScreen, tidyTopic, topicOf } from "../../../src/telegram/screens/figures-screen.js";
import { passageResult } from "../../../src/telegram/screens/inline-result.js";
import { missingParts, sourcesScreen } from "../../../src/telegram/screens/sources-screen.js";
import { article, articleOf, excerpt, PARAGRAPH, SENTENCE } from "../fixtures.js";
import { actionOf, captions, expectSound, makerOf, under, viewer } from "./stand.js";

const maker = await makerOf([article]);
const PLACE = "Bài 2 › THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ › đoạn 13";

function figure(
  text = PARAGRAPH,
  sentence = SENTENCE,
  numbers: readonly string[] = ["3.093 hộ", "9,36%"],
): Figure {
  const range = (part: string) => [text.indexOf(part), text.indexOf(part) + part.length] as const;
  return { ...excerpt(text, []), sentence: range(sentence), numbers: numbers.map(range) };
}

describe("figures", () => {
  const page = (offset: number, total: number, count = 1) =>
    figuresScreen(maker, viewer, "hộ nghèo", offset, { total, figures: Array(count).fill(figure()) });

  test("are sentences with their place in print, the figures bold", () => {
    const { content, keyboard } = page(0, 1);
    expect(content.text).toBe(`Số liệu: hộ nghèo\nCâu 1 trên 1\n\n${PLACE}\n${SENTENCE}`);
    expect(under(content, "quote")).toEqual([SENTENCE]);
    expect(under(content, "bold")).toEqual(["Số liệu: ", "3.093 hộ", "9,36%"]);
    expect(captions({ content, keyboard })).toEqual([["Xóa"]]);
  });

  test("are paged through, and the topic is read out of the message", () => {
    const middle = page(6, 20, 6);
    expect(middle.content.text).toContain("\nCác câu 7–12 trên 20\n");
    expect(captions(middle)).toEqual([["‹ 1–6", "13–18 ›", "Xóa"]]);
    expect(actionOf(maker, middle, "13–18 ›")).toEqual({ kind: "figures", offset: 12 });
    expect(actionOf(maker, middle, "‹ 1–6")).toEqual({ kind: "figures", offset: 0 });
    expect(captions(page(18, 20, 2))).toEqual([["‹ 13–18", "Xóa"]]);
    expect(captions(page(0, 8, 6))).toEqual([["7–8 ›", "Xóa"]]);
    expect(topicOf(middle.content)).toBe("hộ nghèo");
    const english = figuresScreen(maker, { ...viewer, locale: en }, "a: b", 0, {
      total: 1,
      figures: [figure()],
    });
    expect(english.content.text).toMatch(/^Figures: a: b\nSentence 1 of 1\n/);
    expect(topicOf(english.content)).toBe("a: b");
    const all = figuresScreen(maker, viewer, "", 0, { total: 1, figures: [figure()] });
    expect(all.content.text).toMatch(/^Số liệu trong loạt bài\n/);
    expect(topicOf(all.content)).toBe("");
  });

  test("that are not there are told so in one line", () => {
    const none = { total: 0, figures: [] };
    expect(figuresScreen(maker, viewer, "mưa", 0, none)).toMatchObject({
      content: { text: "Không thấy số liệu nào về “mưa” trong loạt bài." },
      keyboard: [],
    });
    expect(figuresScreen(maker, viewer, "", 0, none).content.text).toBe("Loạt bài không có số liệu nào.");
  });

  test("that fill a message leave the rest to the next page", () => {
    const long = figure(`${"chữ ".repeat(220)}12 hộ.`, `${"chữ ".repeat(220)}12 hộ.`, ["12 hộ"]);
    const screen = figuresScreen(maker, viewer, "", 0, { total: 9, figures: Array(6).fill(long) });
    const count = under(screen.content, "quote").length;
    expect(count).toBeLessThan(6);
    expect(screen.content.text).toContain(`Các câu 1–${count} trên 9`);
    expect(actionOf(maker, screen, `${count + 1}–9 ›`)).toEqual({ kind: "figures", offset: count });
    expectSound(screen, [long.text]);
  });

  test("however many they are, are no more entities than a message takes", () => {
    const numbers = Array.from({ length: 60 }, (_, index) => `${100 + index}`);
    const text = `${numbers.join(" ")}.`;
    const screen = figuresScreen(maker, viewer, "a", 0, {
      total: 6,
      figures: Array(6).fill(figure(text, text, numbers)),
    });
    expectSound(screen, [text]);
    expect(under(screen.content, "bold")).toContain("100");
  });

  test("are about a topic in one line", () => {
    expect(tidyTopic("  hộ\n nghèo ")).toBe("hộ nghèo");
    expect(tidyTopic("a".repeat(500))).toHaveLength(150);
  });
});

describe("sources", () => {
  const part = (number: number, details: object = {}) =>
    articleOf({ slug: `bai-${number}`, part: number, title: `Tên ${number}`, ...details }, [
      ["MỤC", ["Chữ."]],
    ]);

  test("are the parts with their authors, those missing between them, the one announced, and the version", async () => {
    const some = await makerOf([part(4, { nextPart: { part: 5, title: "Bài cuối" }, authors: [] }), part(2)]);
    expect(sourcesScreen(some, viewer).content.text).toBe(
      [
        "Nguồn trích dẫn",
        "",
        "Nâng cao năng lực lãnh đạo của các cấp ủy Đảng, đưa thành phố phát triển nhanh, bền vững",
        "• Bài 2: Tên 2",
        "   Tác giả: ANH DŨNG, SỸ KHANG",
        "• Bài 4: Tên 4",
        "Chưa có:",
        "• Bài 1",
        "• Bài 3",
        "• Bài 5: Bài cuối",
        "",
        "2 bài, 2 đoạn · phiên bản 01234567",
      ].join("\n"),
    );
  });

  test("of an empty corpus say so", async () => {
    expect(sourcesScreen(await makerOf([]), viewer).content.text).toBe("Chưa có bài nào để tra.");
  });

  test("of many long series fit into a message, the version included", async () => {
    const all = Array.from({ length: 40 }, (_, index) =>
      part(3 * index + 1, {
        series: `Loạt ${index % 5} `.repeat(40),
        title: "Tên rất dài ".repeat(50),
        authors: ["Tên ".repeat(90)],
      }),
    );
    const screen = sourcesScreen(await makerOf(all), viewer);
    expectSound(screen, []);
    expect(screen.content.text).toMatch(/\n…\n\n40 bài, 40 đoạn · phiên bản 01234567$/);
  });

  test("do not miss a part that is there, and list only the first gaps of a long series", () => {
    expect(
      missingParts(
        [
          { part: 1, nextPart: { part: 2, title: "Hai" } },
          { part: 2, nextPart: null },
        ],
        8,
      ),
    ).toEqual([]);
    expect(missingParts([], 8)).toEqual([]);
    expect(missingParts([{ part: 1e9, nextPart: null }], 3).map(({ part }) => part)).toEqual([1, 2, 3]);
  });
});

describe("a passage to choose inline", () => {
  test("has its place as title, the answering sentence as description, and is sent as a quotation that leads into the bot", () => {
    const result = passageResult(maker, viewer.locale, excerpt(), 12);
    expect(result).toMatchObject({
      type: "article",
      title: PLACE,
      description: SENTENCE,
      input_message_content: { message_text: `${PLACE}\n${PARAGRAPH}` },
      reply_markup: {
        inline_keyboard: [[{ text: "Đọc cả mục", url: "https://t.me/trich_dan_bot?start=bai-2_13" }]],
      },
    });
    expect(passageResult(maker, viewer.locale, excerpt(PARAGRAPH, []), 12).description).toBe(PARAGRAPH);
  });

  test("says what the series does not state, where it does not answer", () => {
    const { input_message_content } = passageResult(maker, viewer.locale, excerpt(), 12, "Không nêu.");
    expect(input_message_content).toMatchObject({
      message_text: `Không nêu.\nĐoạn gần nhất: ${PLACE}\n${PARAGRAPH}`,
      entities: [{ type: "expandable_blockquote" }],
    });
  });

  test("has an id of its own, the same each time until the corpus changes", async () => {
    const ids = Array.from(
      { length: 20 },
      (_, ordinal) => passageResult(maker, viewer.locale, excerpt(), ordinal).id,
    );
    expect(new Set(ids).size).toBe(20);
    const changed = { ...maker, series: { ...maker.series, corpusHash: "fedcba9876543210" } };
    expect(passageResult(maker, en, excerpt(), 12).id).toBe(ids[12]);
    expect(passageResult(changed, viewer.locale, excerpt(), 12).id).not.toBe(ids[12]);
  });
});
