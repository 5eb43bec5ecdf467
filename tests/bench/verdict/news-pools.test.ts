import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { keyOf } from "../../../bench/scale/questions.js";
import { gatherNews, newsPools, questionsByKey } from "../../../bench/verdict/news-pools.js";
import { temporaryFolder } from "../../support/temporary.js";

describe("questionsByKey", () => {
  it("gathers the questions of a paragraph", () => {
    const byKey = questionsByKey("a\tMột?\na\tHai?\n\nb\tBa?\nc\n");
    expect([...byKey]).toEqual([
      ["a", ["Một?", "Hai?"]],
      ["b", ["Ba?"]],
    ]);
  });
});

describe("gatherNews", () => {
  it("finds what is asked about anywhere, and so many others once each", async () => {
    const file = join(await temporaryFolder(), "news.jsonl");
    const news = [
      ["Tin một", "Tin  hai", "Tin một"],
      ["Tin ba", "Được  hỏi"],
    ];
    await writeFile(
      file,
      news.map((paragraphs) => `${JSON.stringify({ topic: "a", paragraphs })}\n`).join(""),
    );
    expect(await gatherNews(file, new Map([[keyOf("Được  hỏi"), ["Gì?"]]]), 2)).toEqual({
      asked: [{ text: "Được hỏi", article: 1, questions: ["Gì?"] }],
      others: [
        { text: "Tin một", article: 0 },
        { text: "Tin hai", article: 0 },
      ],
    });
  });
});

describe("newsPools", () => {
  const asked = Array.from({ length: 20 }, (_, at) => ({
    text: `Được hỏi ${at}`,
    article: at,
    questions: [`Hỏi ${at}?`],
  }));
  const others = Array.from({ length: 400 }, (_, at) => ({
    text: `Tin ${at}`,
    article: Math.floor(at / 10),
  }));
  const news = { asked, others };

  it("makes pools of the wanted size, in which half of what is asked about is", () => {
    for (const size of [4, 10, 60]) {
      const pools = newsPools(news, size, 1);
      for (const { passages, questions } of pools) {
        expect(passages).toHaveLength(size);
        expect(new Set(passages).size).toBe(size);
        for (const { gold } of questions) if (gold !== null) expect(passages).toContain(gold);
      }
      const all = pools.flatMap(({ questions }) => questions);
      expect(all.filter(({ gold }) => gold !== null)).toHaveLength(10);
      expect(new Set(all.map(({ text }) => text)).size).toBe(20);
    }
  });

  it("leaves the same questions unanswered at every size", () => {
    const unanswered = (size: number) =>
      newsPools(news, size, 1)
        .flatMap(({ questions }) => questions)
        .flatMap(({ text, gold }) => (gold === null ? [text] : []))
        .sort();
    expect(unanswered(4)).toEqual(unanswered(60));
    expect(newsPools(news, 60, 1)).toHaveLength(1);
    expect(newsPools(news, 4, 1)).toHaveLength(5);
  });

  it("takes nothing else of an article that is left out", () => {
    const [pool] = newsPools(news, 400, 1);
    const left = new Set(
      pool?.questions.flatMap(({ text, gold }) =>
        gold === null ? [Number.parseInt(text.slice(4), 10)] : [],
      ),
    );
    expect(left.size).toBe(10);
    for (const { text, article } of others) expect(pool?.passages.includes(text)).toBe(!left.has(article));
    // 300 others are left and 10 asked about: the news has run out.
    expect(pool?.passages).toHaveLength(310);
  });
});
