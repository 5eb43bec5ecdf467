import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { drawHalf, readHalves } from "../../../bench/verdict/halves.js";
import { temporaryFolder } from "../../support/temporary.js";

const articles = Array.from({ length: 6 }, (_, at) => ({
  title: `Bài ${at}`,
  paragraphs: [paragraph(`${at} đầu`), paragraph(`${at} cuối`)],
}));

describe("drawHalf", () => {
  it("indexes half of the articles, whole, and asks about all", () => {
    const { passages, questions } = drawHalf(articles, 1);
    expect(passages).toHaveLength(6);
    expect(new Set(passages.map((text) => text[0])).size).toBe(3);
    expect(questions).toHaveLength(12);
    for (const { text, passage, answers } of questions) {
      const context = text.slice("Hỏi ".length);
      expect(passage === null ? undefined : passages[passage]).toBe(
        passages.includes(context) ? context : undefined,
      );
      expect(answers).toEqual([context]);
    }
  });

  it("draws the same half for a seed, another one for another", () => {
    expect(drawHalf(articles, 1)).toEqual(drawHalf(articles, 1));
    const drawn = new Set([1, 2, 3, 4].map((seed) => drawHalf(articles, seed).passages.join()));
    expect(drawn.size).toBeGreaterThan(1);
  });

  it("keeps the parts of one title together", () => {
    const parts = articles.flatMap(({ title, paragraphs }) =>
      paragraphs.map((each) => ({ title, paragraphs: [each] })),
    );
    expect(drawHalf(parts, 1)).toEqual(drawHalf(articles, 1));
  });

  it("cuts fewer than five articles into groups of five paragraphs", () => {
    const long = [
      { title: "Dài", paragraphs: Array.from({ length: 20 }, (_, at) => paragraph(`đoạn ${at}`)) },
    ];
    const { passages, questions } = drawHalf(long, 1);
    expect(passages).toHaveLength(10);
    expect(questions.filter(({ passage }) => passage === null)).toHaveLength(10);
    const groups = new Set(passages.map((text) => Math.floor(Number(text.split(" ")[1]) / 5)));
    expect(groups.size).toBe(2);
  });

  it("counts equal contexts as one passage, answerable wherever the question stands", () => {
    const same = articles.map(({ title }) => ({ title, paragraphs: [paragraph("chung")] }));
    const { passages, questions } = drawHalf(same, 1);
    expect(passages).toEqual(["chung"]);
    expect(questions.every(({ passage }) => passage === 0)).toBe(true);
  });

  it("takes questions without answers", () => {
    const bare = articles.map(({ title, paragraphs }) => ({
      title,
      paragraphs: paragraphs.map(({ context }) => ({ context, qas: [{ question: "Gì?" }] })),
    }));
    expect(drawHalf(bare, 1).questions[0]?.answers).toEqual([]);
  });
});

describe("readHalves", () => {
  it("reads a SQuAD-format file", async () => {
    const file = join(await temporaryFolder(), "set.json");
    await writeFile(file, JSON.stringify({ data: articles }));
    expect(await readHalves(file, 3)).toEqual(drawHalf(articles, 3));
  });
});

function paragraph(context: string) {
  return { context, qas: [{ question: `Hỏi ${context}`, answers: [{ text: context }] }] };
}
