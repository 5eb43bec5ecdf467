import { join } from "node:path";
import { expect, test } from "vitest";
import { corpusHash, loadCorpus } from "../../../src/corpus/index.js";
import { PassageStore } from "../../../src/index/passages/passage-store.js";
import { restoreArticle } from "../../../src/index/passages/restore-article.js";

test("an article comes out of a store as it was taken in", async () => {
  const { articles } = await loadCorpus(join(import.meta.dirname, "..", "..", "..", "corpus"));
  const recognised = articles.map((article) => {
    const sections = article.sections.map((section) => ({
      ...section,
      passages: section.passages.map((passage, at) =>
        at === 0
          ? { ...passage, page: 3, isRecognised: true as const, readings: [{ text: "a", other: "b" }] }
          : passage,
      ),
    }));
    return {
      ...article,
      slug: article.slug,
      sections,
      passages: sections.flatMap(({ passages }) => passages),
    };
  });
  for (const given of [articles, recognised]) {
    const store = await PassageStore.from(given);
    const restored = store.articles.map((article) => restoreArticle(store, article));
    expect(restored).toEqual(given);
    expect(await corpusHash(restored)).toBe(await corpusHash(given));
  }
});
