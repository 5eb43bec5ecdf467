import { expect, test } from "vitest";
import type { Article } from "../../../src/corpus/types.js";
import {
  articleState,
  contentsState,
  sectionState,
  seriesState,
  stateSize,
} from "../../../src/telegram/ui/list-state.js";
import { articleOf, seriesOf } from "../fixtures.js";

const given = articleOf({ title: "Một" }, [
  ["MỞ", ["a", "b"]],
  ["KẾT", ["c"]],
]);

/** The states of a series of which this is the first article. */
async function statesOf(...articles: readonly Article[]) {
  const series = await seriesOf(...articles);
  const { passages } = series;
  const article = passages.articles[0];
  const sections = article?.sections.map((section) => sectionState(passages, section)) ?? [];
  return { sections, article: article && articleState(article), contents: contentsState(passages, null) };
}

test("the state of a section is its heading and its texts, wherever it stands", async () => {
  const { sections } = await statesOf(given);
  const more = await statesOf(
    articleOf({}, [
      ["MỚI", ["d"]],
      ["MỞ", ["a", "b"]],
      ["KẾT", ["c"]],
    ]),
  );
  expect(more.sections.slice(1)).toEqual(sections);
  for (const other of [
    articleOf({}, [["KHÁC", ["a", "b"]]]),
    articleOf({}, [["MỞ", ["b", "a"]]]),
    articleOf({}, [["MỞ", ["a", "b", "c"]]]),
    articleOf({}, [["MỞ", ["a", "B"]]]),
  ])
    expect((await statesOf(other)).sections[0]).not.toBe(sections[0]);
});

test("the state of an article is its title, its headings and how many paragraphs each has", async () => {
  const { article } = await statesOf(given);
  const corrected = articleOf({ title: "Một", part: 9 }, [
    ["MỞ", ["a", "B"]],
    ["KẾT", ["c"]],
    ["RỖNG", []],
  ]);
  expect((await statesOf(corrected)).article).toBe(article);
  for (const other of [
    articleOf({ title: "Hai" }, [
      ["MỞ", ["a", "b"]],
      ["KẾT", ["c"]],
    ]),
    articleOf({ title: "Một" }, [
      ["MỞ", ["a"]],
      ["KẾT", ["b", "c"]],
    ]),
    articleOf({ title: "Một" }, [
      ["MỞ", ["a", "b"]],
      ["HẾT", ["c"]],
    ]),
  ])
    expect((await statesOf(other)).article).not.toBe(article);
});

test("the state of the contents is which articles there are, in their order", async () => {
  const second = articleOf({ slug: "bai-3", part: 3 }, [["MỞ", ["a"]]]);
  const { contents } = await statesOf(given, second);
  expect((await statesOf(articleOf({ title: "Một" }, [["KHÁC", ["x"]]]), second)).contents).toBe(contents);
  for (const others of [
    [given],
    [given, { ...second, title: "Khác" }],
    [given, { ...second, part: 1 }],
    [given, articleOf({ slug: "bai-4", part: 3 }, [["MỞ", ["a"]]])],
  ])
    expect((await statesOf(...others)).contents).not.toBe(contents);
});

test("a state takes three bytes", () => {
  const states = Array.from({ length: 300 }, (_, at) => seriesState({ corpusHash: String(at) }, null));
  expect(Math.max(...states)).toBeLessThan(256 ** stateSize);
  expect(stateSize).toBe(3);
  expect(new Set(states).size).toBe(states.length);
});
