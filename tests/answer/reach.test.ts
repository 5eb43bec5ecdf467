import { expect, it } from "vitest";
import { libraryOf, libraryOfArticles } from "../../bench/setup.js";
import { createAnswerer, createFigureFinder, Searcher } from "../../src/answer/index.js";
import type { Article, Passage, Section } from "../../src/corpus/index.js";
import { openWorld } from "../quality/world.js";

it("figures are looked for in the sixty passages that are nearest to a topic", async () => {
  const { embedder, lexicon } = await openWorld();
  const texts = Array.from({ length: 90 }, (_, at) => `Ấp ${at + 1} còn ${at + 20} hộ nghèo.`);
  const finder = createFigureFinder(new Searcher(await libraryOf(texts, embedder, lexicon), embedder));
  expect((await finder.find("hộ nghèo", 0, 1)).total).toBe(60);
});

it("at most thirty excerpts are shown", async () => {
  const { embedder, miniLibrary } = await openWorld();
  const answerer = createAnswerer(new Searcher(miniLibrary, embedder));
  const { excerpts } = await answerer.answer("bóng đá việt nam", { excerpts: 1_000 });
  expect(excerpts).toHaveLength(30);
});

it.each([
  [199, 2],
  [200, 1],
])(
  "sections are offered that begin among the first 200 passages: after %d, %d of them",
  async (first, offered) => {
    const { embedder, lexicon } = await openWorld();
    const library = await libraryOfArticles([articleOf(first, 60)], embedder, lexicon);
    const { outcome, nearest } = await createAnswerer(new Searcher(library, embedder)).answer("xzq");
    expect(outcome).toBe("not_found");
    expect(nearest).toHaveLength(offered);
  },
);

it("three sections are offered where there are more", async () => {
  const { embedder, lexicon } = await openWorld();
  const library = await libraryOfArticles([articleOf(1, 1, 1, 1, 1)], embedder, lexicon);
  const { nearest } = await createAnswerer(new Searcher(library, embedder)).answer("xzq");
  expect(nearest.map(({ section }) => section)).toEqual(["MỤC 1", "MỤC 2", "MỤC 3"]);
});

/** An article with sections of so many passages. */
function articleOf(...lengths: readonly number[]): Article {
  let paragraph = 0;
  const sections = lengths.map((length, at): Section => {
    const heading = `MỤC ${at + 1}`;
    const passages = Array.from({ length }, (): Passage => {
      paragraph++;
      const text = `Đoạn thứ ${paragraph}.`;
      return { id: `bai-1/${paragraph}`, article: "bai-1", section: heading, paragraph, kind: "body", text };
    });
    return { heading, passages };
  });
  return {
    slug: "bai-1",
    series: "",
    part: 1,
    title: "",
    authors: [],
    source: null,
    nextPart: null,
    sections,
    passages: sections.flatMap(({ passages }) => passages),
  };
}
