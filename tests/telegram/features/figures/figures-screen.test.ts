import { describe, expect, test } from "vitest";
import type { Figure } from "../../../../src/answer/types.js";
import { en } from "../../../../src/locales/index.js";
import {
  figuresScreen,
  tidyTopic,
  topicOf,
} from "../../../../src/telegram/features/figures/figures-screen.js";
import { article, excerpt, PARAGRAPH, SENTENCE } from "../../fixtures.js";
import { actionOf, captions, depsOf, expectSound, under, viewer } from "../screen-world.js";

const deps = await depsOf([article]);
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
    figuresScreen(deps, viewer, "hộ nghèo", offset, { total, figures: Array(count).fill(figure()) });

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
    expect(actionOf(deps, middle, "13–18 ›")).toEqual({ kind: "figures", offset: 12 });
    expect(actionOf(deps, middle, "‹ 1–6")).toEqual({ kind: "figures", offset: 0 });
    expect(captions(page(18, 20, 2))).toEqual([["‹ 13–18", "Xóa"]]);
    expect(captions(page(0, 8, 6))).toEqual([["7–8 ›", "Xóa"]]);
    expect(topicOf(middle.content)).toBe("hộ nghèo");
    const english = figuresScreen(deps, { ...viewer, locale: en }, "a: b", 0, {
      total: 1,
      figures: [figure()],
    });
    expect(english.content.text).toMatch(/^Figures: a: b\nSentence 1 of 1\n/);
    expect(topicOf(english.content)).toBe("a: b");
    const all = figuresScreen(deps, viewer, "", 0, { total: 1, figures: [figure()] });
    expect(all.content.text).toMatch(/^Số liệu trong loạt bài\n/);
    expect(topicOf(all.content)).toBe("");
  });

  test("that are not there are told so in one line", () => {
    const none = { total: 0, figures: [] };
    expect(figuresScreen(deps, viewer, "mưa", 0, none)).toMatchObject({
      content: { text: "Không thấy số liệu nào về “mưa” trong loạt bài." },
      keyboard: [],
    });
    expect(figuresScreen(deps, viewer, "", 0, none).content.text).toBe("Loạt bài không có số liệu nào.");
  });

  test("that fill a message leave the rest to the next page", () => {
    const long = figure(`${"chữ ".repeat(220)}12 hộ.`, `${"chữ ".repeat(220)}12 hộ.`, ["12 hộ"]);
    const screen = figuresScreen(deps, viewer, "", 0, { total: 9, figures: Array(6).fill(long) });
    const count = under(screen.content, "quote").length;
    expect(count).toBeLessThan(6);
    expect(screen.content.text).toContain(`Các câu 1–${count} trên 9`);
    expect(actionOf(deps, screen, `${count + 1}–9 ›`)).toEqual({ kind: "figures", offset: count });
    expectSound(screen, [long.text]);
  });

  test("however many they are, are no more entities than a message takes", () => {
    const numbers = Array.from({ length: 60 }, (_, index) => `${100 + index}`);
    const text = `${numbers.join(" ")}.`;
    const screen = figuresScreen(deps, viewer, "a", 0, {
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
