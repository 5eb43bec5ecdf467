import { expect, it } from "vitest";
import { libraryOf, libraryOfArticles } from "../../bench/setup.js";
import { createAnswerer, createFigureFinder, Searcher } from "../../src/answer/index.js";
import type { Article, Passage, Section } from "../../src/corpus/index.js";
import { Lexicon } from "../../src/language/lexicon.js";
import { openWorld } from "../quality/world.js";
import { smallLexicon } from "../query/small-world.js";
import { bundledJudge } from "../support/judge.js";

it("figures are looked for in the sixty passages that are nearest to a topic", async () => {
  const { embedder, lexicon } = await openWorld();
  const texts = Array.from({ length: 90 }, (_, at) => `Ấp ${at + 1} còn ${at + 20} hộ nghèo.`);
  const finder = createFigureFinder(
    new Searcher(await libraryOf(texts, embedder, lexicon), embedder, bundledJudge),
  );
  expect((await finder.find("hộ nghèo", 0, 1)).total).toBe(60);
});

it.each([
  ["all of a topic", "hộ nghèo Ô Môn", 1],
  ["three quarters of its weight", "hộ nghèo cải tạo Ô Môn", 1],
  ["three fifths of it", "hộ nghèo cải tạo bằng khen Ô Môn", 0],
])("a sentence with a figure that holds %s is about it: “%s”, %d", async (_what, topic, found) => {
  const { embedder } = await openWorld();
  const texts = ["Quận Ô Môn còn 3.093 hộ nghèo.", "Huyện cải tạo vườn.", "Nhận bằng khen."];
  const library = await libraryOf(texts, embedder, smallLexicon);
  const finder = createFigureFinder(new Searcher(library, embedder, bundledJudge));
  expect((await finder.find(topic, 0, 10)).total).toBe(found);
});

it.each([
  ["in other tones, which is a third of it", "hồ Ô Môn", 1],
  ["by two of its three syllables apart, which is less", "Ban Thường vụ Ô Môn 2012", 0],
])(
  "a sentence with a figure about a name has to hold the word beside it: %s: “%s”, %d",
  async (_what, topic, found) => {
    const { embedder } = await openWorld();
    const texts = [
      "Nay là 2012, quận Ô Môn còn 3.093 hộ, ban và vụ.",
      "Sau đó BTV họp ở quận Ô Môn.",
      "Trời mưa.",
    ];
    const lexicon = new Lexicon(10_000, [
      ["hộ", 200],
      ["hồ", 200],
    ]);
    const finder = createFigureFinder(
      new Searcher(await libraryOf(texts, embedder, lexicon), embedder, bundledJudge),
    );
    expect((await finder.find(topic, 0, 10)).total).toBe(found);
  },
);

it("figures whose sentences hold the same tenths of a topic stand in reading order", async () => {
  const { embedder } = await openWorld();
  // Of the topic's weight 0.56 stands in the first sentence with a figure, 0.64 in the second.
  const lexicon = new Lexicon(10_000, [
    ["lúa", 5],
    ["vườn", 608],
    ["cầu", 37],
  ]);
  const beginning = "Có vườn, có lúa, có cầu.";
  const texts = [`${beginning} Nay lúa được 5 ha.`, `${beginning} Nay lúa và vườn được 6 ha.`];
  const finder = createFigureFinder(
    new Searcher(await libraryOf(texts, embedder, lexicon), embedder, bundledJudge),
  );
  const { figures } = await finder.find("lúa vườn cầu", 0, 10);
  expect(figures.map(({ id }) => id)).toEqual(["set/1", "set/2"]);
});

it("at most thirty excerpts are shown", async () => {
  const { embedder, miniLibrary } = await openWorld();
  const answerer = createAnswerer(new Searcher(miniLibrary, embedder, bundledJudge));
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
    const { outcome, nearest } = await createAnswerer(new Searcher(library, embedder, bundledJudge)).answer(
      "xzq",
    );
    expect(outcome).toBe("not_found");
    expect(nearest).toHaveLength(offered);
  },
);

it("three sections are offered where there are more", async () => {
  const { embedder, lexicon } = await openWorld();
  const library = await libraryOfArticles([articleOf(1, 1, 1, 1, 1)], embedder, lexicon);
  const { nearest } = await createAnswerer(new Searcher(library, embedder, bundledJudge)).answer("?!");
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
