import { describe, expect, test } from "vitest";
import type { ArticleHead } from "../../../../src/corpus/types.js";
import { allSeries, type StoredArticle } from "../../../../src/index/index.js";
import { en, vi } from "../../../../src/locales/index.js";
import { renderGreeting, renderHelp } from "../../../../src/telegram/features/greet/render-greeting.js";
import { findFault } from "../../../support/bot-api/index.js";
import { article } from "../../fixtures.js";

/** Articles as an index has them, of one passage each. */
const stored = (articles: readonly ArticleHead[]): StoredArticle[] =>
  articles.map((each, first) => ({ ...each, first, length: 1, sections: [] }));

test("the greeting names the series, its parts in order, and three questions that a tap copies", () => {
  const { text, entities } = renderGreeting(
    { articles: stored([article, { ...article, part: 3, title: "Bài ba" }]) },
    allSeries,
    vi,
  );
  expect(findFault(text, entities)).toBeNull();
  expect(text).toContain(article.series);
  expect(text.indexOf(`• Bài 2: ${article.title}`)).toBeLessThan(text.indexOf("• Bài 3: Bài ba"));
  const copied = entities.map(({ offset, length }) => text.slice(offset, offset + length));
  expect(copied).toEqual([...vi.examples]);
});

test("without an article it says so, offers no questions, and tells administrators alone how to hand one in", () => {
  for (const locale of [vi, en]) {
    const { text, entities } = renderGreeting({ articles: [] }, allSeries, locale);
    expect(text).toContain(locale.browse.emptySeries);
    expect(entities).toEqual([]);
    expect(text).not.toContain(locale.telegram.documents.help);
    const told = renderGreeting({ articles: [] }, allSeries, locale, { isAdmin: true });
    expect(told.text).toContain(locale.telegram.documents.help);
    expect(findFault(told.text, told.entities)).toBeNull();
    expect(text).toContain(locale.telegram.privacy);
    const kept = renderGreeting({ articles: [] }, allSeries, locale, { isKept: true });
    expect(kept.text).toContain(locale.telegram.privacyKept);
  }
});

test("it needs no article, and fits with a thousand of any title", () => {
  for (const locale of [vi, en]) {
    const none = renderGreeting({ articles: [] }, allSeries, locale);
    expect(findFault(none.text, none.entities)).toBeNull();
    const many = Array.from({ length: 1_000 }, (_, part) => ({
      ...article,
      part,
      title: "Tên rất dài ".repeat(100),
    }));
    const all = renderGreeting({ articles: stored(many) }, allSeries, locale);
    expect(findFault(all.text, all.entities)).toBeNull();
  }
});

describe("help", () => {
  const bot = { username: "trich_dan_bot" };
  const helpIn = (place: "private" | "group", abilities: object = {}) =>
    renderHelp({ ...bot, ...abilities }, vi, place).text;

  test("in a private chat tells how to ask, ask on, and shows examples", () => {
    const text = helpIn("private");
    expect(text.startsWith(`${vi.telegram.howToAsk}\n${vi.telegram.help.followUps}\n`)).toBe(true);
    for (const example of vi.examples) expect(text).toContain(`• ${example}`);
    expect(text).toContain("/so_lieu");
    expect(text.endsWith(vi.telegram.privacy)).toBe(true);
  });

  test("in a group tells whether the bot's name alone reaches it", () => {
    expect(helpIn("group")).toContain("Chỉ gọi @trich_dan_bot thì tôi không nhận được tin");
    const open = helpIn("group", { can_read_all_group_messages: true });
    expect(open).toContain("Ở đây bạn cũng có thể gọi @trich_dan_bot");
    expect(open).not.toContain("không nhận được tin");
    expect(open).not.toContain(vi.examples[0]);
  });

  test("speaks of calling the bot in other chats only where that works", () => {
    const other = "Ở bất kỳ cuộc trò chuyện nào";
    for (const place of ["private", "group"] as const) {
      expect(helpIn(place)).not.toContain(other);
      expect(helpIn(place, { supports_inline_queries: true })).toContain(other);
    }
  });
});
