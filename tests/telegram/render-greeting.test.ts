import { expect, test } from "vitest";
import { en, vi } from "../../src/locales/index.js";
import { renderGreeting } from "../../src/telegram/render-greeting.js";
import { findFault } from "../support/bot-api/index.js";
import { article } from "./fixtures.js";

test("the greeting names the series, its parts in order, and three questions that a tap copies", () => {
  const { text, entities } = renderGreeting([{ ...article, part: 3, title: "Bài ba" }, article], vi);
  expect(findFault(text, entities)).toBeNull();
  expect(text).toContain(article.series);
  expect(text.indexOf(`• Bài 2: ${article.title}`)).toBeLessThan(text.indexOf("• Bài 3: Bài ba"));
  const copied = entities.map(({ offset, length }) => text.slice(offset, offset + length));
  expect(copied).toEqual([...vi.examples]);
});

test("it needs no article, and fits with a thousand of any title", () => {
  for (const locale of [vi, en]) {
    const none = renderGreeting([], locale);
    expect(findFault(none.text, none.entities)).toBeNull();
    const many = Array.from({ length: 1_000 }, (_, part) => ({
      ...article,
      part,
      title: "Tên rất dài ".repeat(100),
    }));
    const all = renderGreeting(many, locale);
    expect(findFault(all.text, all.entities)).toBeNull();
  }
});
