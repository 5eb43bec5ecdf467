import { expect, test } from "vitest";
import type { Article } from "../../../src/corpus/index.js";
import { differenceBetween } from "../../../src/index/live/difference.js";
import { PassageStore } from "../../../src/index/passages/passage-store.js";
import { articleOf } from "../../telegram/fixtures.js";

const article = (slug: string, texts: readonly string[], head: Partial<Article> = {}) =>
  articleOf({ slug, ...head }, [["MỤC", texts]]);

const slugs = async (before: readonly Article[], after: readonly Article[]) => {
  const found = await differenceBetween(await PassageStore.from(before), await PassageStore.from(after));
  const [added, changed, withdrawn] = [found.added, found.changed, found.withdrawn].map((list) =>
    list.map(({ slug }) => slug),
  );
  return { added, changed, withdrawn, passages: found.passages };
};

const first = article("bai-1", ["Một.", "Hai."]);
const second = article("bai-2", ["Ba.", "Bốn."]);

test("articles that are new, gone, or only stand elsewhere among the others", async () => {
  expect(await slugs([first, second], [first, second])).toEqual({
    added: [],
    changed: [],
    withdrawn: [],
    passages: 4,
  });
  expect(await slugs([first, second], [second, article("bai-3", ["Năm."])])).toEqual({
    added: ["bai-3"],
    changed: [],
    withdrawn: ["bai-1"],
    passages: 3,
  });
});

test.each<[string, Article]>([
  ["another word", article("bai-2", ["Ba.", "Năm."])],
  ["a word that moved into the next paragraph", article("bai-2", ["Ba.B", "ốn."])],
  ["a paragraph more", article("bai-2", ["Ba.", "Bốn.", "Năm."])],
  ["another title", article("bai-2", ["Ba.", "Bốn."], { title: "Khác" })],
  ["another heading", articleOf({ slug: "bai-2" }, [["MỤC KHÁC", ["Ba.", "Bốn."]]])],
  [
    "a heading that stands elsewhere",
    articleOf({ slug: "bai-2" }, [
      ["MỤC", ["Ba."]],
      ["MỤC", ["Bốn."]],
    ]),
  ],
  [
    "a page",
    {
      ...second,
      sections: second.sections.map((section) => ({
        ...section,
        passages: section.passages.map((passage) => ({ ...passage, page: 2 })),
      })),
    },
  ],
])("%s makes an article another, and no other one", async (_what, now) => {
  expect(await slugs([first, second], [first, now])).toMatchObject({
    added: [],
    changed: ["bai-2"],
    withdrawn: [],
  });
});
