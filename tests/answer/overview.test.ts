import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSmallLibrary, type SmallLibrary } from "./small-library.js";

let small: SmallLibrary;
beforeAll(async () => {
  small = await openSmallLibrary();
});
afterAll(() => small.close());

describe("what an article is about", () => {
  const leadOf = (article: string) => {
    const { passages } = small.library;
    const { first, length } = passages.articles.find(({ slug }) => slug === article) as {
      first: number;
      length: number;
    };
    const ordinals = Array.from({ length }, (_, at) => first + at);
    return (
      ordinals.find((ordinal) => passages.kindOf(ordinal) === "lead") ??
      ordinals.find((ordinal) => passages.kindOf(ordinal) === "body")
    );
  };

  it("is told by its lead, or its first paragraph, for the part that is named", async () => {
    for (const { slug, part, length } of small.library.passages.articles) {
      if (length === 0) continue;
      for (const question of [
        `bài ${part} nói về gì?`,
        `tom tat bai ${part}`,
        `what is part ${part} about?`,
      ]) {
        const answer = await small.answerer.answer(question);
        expect(answer.outcome).toBe("answered");
        expect(answer.excerpts.map(({ ordinal }) => ordinal)).toEqual([leadOf(slug)]);
      }
    }
  });

  it("is told of the article that answered before, not by the passage that did", async () => {
    const first = await small.answerer.answer("Ô Môn còn bao nhiêu hộ nghèo?");
    const [best] = first.excerpts;
    for (const question of ["bài này nói về gì?", "tóm tắt"]) {
      const answer = await small.answerer.answer(question, { previous: first.asked });
      expect(answer.excerpts[0]?.ordinal).toBe(leadOf(best?.citation.article ?? ""));
      const again = await small.answerer.answer("tóm tắt", { previous: answer.asked });
      expect(again.excerpts[0]?.ordinal).toBe(answer.excerpts[0]?.ordinal);
    }
  });

  it("is told of the whole series where nothing was asked before", async () => {
    const { outcome, excerpts } = await small.answerer.answer("tóm tắt", { excerpts: 30 });
    const filled = small.library.passages.articles.filter(({ length }) => length > 0);
    expect(outcome).toBe("answered");
    expect(excerpts.map(({ citation }) => citation.article)).toEqual(filled.map(({ slug }) => slug));
  });

  it("is certain, begins with the lead's first two sentences in bold, and offers the other parts beside it", async () => {
    const { confidence, excerpts } = await small.answerer.answer("tóm tắt", { excerpts: 30 });
    expect(confidence).toBe(1);
    for (const [at, { sentences, highlighted, score, isAlternative }] of excerpts.entries()) {
      expect(highlighted).toEqual([0, 1].slice(0, sentences.length));
      expect({ score, isAlternative }).toEqual({ score: 1, isAlternative: at > 0 });
    }
    expect(Math.max(...excerpts.map(({ sentences }) => sentences.length))).toBeGreaterThan(1);
  });

  it("is looked up as any question where there is no such part, or somebody else's words are", async () => {
    const missing = await small.answerer.answer("bài 999 nói về gì?");
    expect(missing.confidence).toBeLessThan(1);
    const said = await small.answerer.answer("tóm tắt", { isStatement: true });
    expect(said.confidence).toBeLessThan(1);
  });
});
