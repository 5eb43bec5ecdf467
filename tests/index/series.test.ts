import { describe, expect, test } from "vitest";
import { seriesKey } from "../../src/corpus/series.js";
import { filledArticles } from "../../src/index/filled.js";
import { findSeries } from "../../src/index/find-series.js";
import type { StoredArticle } from "../../src/index/passages/passage-store.js";
import { chooseSeries, hasSeveralSeries, onlySeries, seriesIn } from "../../src/index/series.js";
import { anArticle } from "./article.js";

/** Articles of these series, parts and numbers of passages, as an index has them. */
function stored(...given: readonly (readonly [series: string, part: number, length: number])[]) {
  let first = 0;
  const articles = given.map(([series, part, length], at): StoredArticle => {
    const article = { ...anArticle({ slug: `bai-${at}`, series, part }), first, length, sections: [] };
    first += length;
    return article;
  });
  return { articles };
}

const named = (title: string) => ({ key: seriesKey(title), title });

describe("the series of a corpus", () => {
  const passages = stored(["An sinh", 1, 2], ["Đổi mới", 2, 3], ["ĐỔI MỚI!", 1, 1], ["Trống", 1, 0]);

  test("are told by their words, with what they hold; one that holds nothing is none", () => {
    expect(seriesIn(passages)).toEqual([
      { ...named("An sinh"), articles: [0], parts: 1 },
      { ...named("Đổi mới"), articles: [1, 2], parts: 2 },
    ]);
    expect(seriesIn(passages)).toBe(seriesIn(passages));
    expect([hasSeveralSeries(passages), hasSeveralSeries(stored(["A", 1, 1], ["a.", 2, 1]))]).toEqual([
      true,
      false,
    ]);
    expect(seriesIn({ articles: [] })).toEqual([]);
  });

  test("are listed series by series, each by its parts, or those of a choice only", () => {
    const slugs = (scope: ReturnType<typeof chooseSeries>["scope"]) =>
      filledArticles(passages, scope).map(({ slug }) => slug);
    expect(slugs(null)).toEqual(["bai-0", "bai-2", "bai-1"]);
    expect(slugs(chooseSeries(passages, [named("đổi mới")]).scope)).toEqual(["bai-2", "bai-1"]);
  });

  test("that were chosen are searched, and no others", () => {
    const { scope, chosen, gone } = chooseSeries(passages, [named("Đổi mới")]);
    expect([scope?.articles, scope?.ranges]).toEqual([[1, 2], [{ from: 2, to: 6 }]]);
    expect([chosen.map(({ title }) => title), gone]).toEqual([["Đổi mới"], []]);
    expect(onlySeries(passages, { scope, chosen, gone })?.title).toBe("Đổi mới");
  });

  test("where nothing was chosen, everything is searched, which is one series only where there is one", () => {
    const choice = chooseSeries(passages, []);
    expect(choice).toEqual({ scope: null, chosen: [], gone: [] });
    expect(onlySeries(passages, choice)).toBeNull();
    const alone = stored(["An sinh", 1, 2]);
    expect(onlySeries(alone, chooseSeries(alone, []))?.title).toBe("An sinh");
  });

  test("that are gone are told: the others are searched, or, where none is left, everything", () => {
    const gone = named("Đã rút");
    expect(chooseSeries(passages, [gone, named("An sinh")])).toMatchObject({
      scope: { articles: [0] },
      chosen: [{ title: "An sinh" }],
      gone: [gone],
    });
    expect(chooseSeries(passages, [gone])).toEqual({ scope: null, chosen: [], gone: [gone] });
    expect(chooseSeries({ articles: [] }, [gone])).toEqual({ scope: null, chosen: [], gone: [gone] });
  });
});

describe("a series by its name", () => {
  const all = [
    "Nâng cao năng lực lãnh đạo của các cấp ủy Đảng, đưa thành phố phát triển nhanh, bền vững",
    "Thành phố đổi mới",
    "Đào tạo đại học: năm 2023",
    "Đào tạo đại học: năm 2024",
  ].map(named);
  const found = (name: string) => findSeries(all, name).map(({ title }) => title.slice(0, 9));

  test.each([
    ["Thành phố đổi mới", ["Thành phố"]],
    ["thanh pho doi moi", ["Thành phố"]],
    ["THANH PHO", ["Thành phố"]],
    ["doi moi", ["Thành phố"]],
    ["nang luc lanh dao", ["Nâng cao "]],
    ["cap uy ben vung", ["Nâng cao "]],
    ["nang luc lanh dạoo", ["Nâng cao "]],
    ["dai hoc 2024", ["Đào tạo đ"]],
  ])("“%s”", (name, expected) => {
    expect(found(name)).toEqual(expected);
  });

  test("is one of several where they are equally near, and none where nothing is", () => {
    expect(found("đào tạo đại học")).toHaveLength(2);
    expect(findSeries(all, "dai hoc 2023").map(({ title }) => title)).toEqual(["Đào tạo đại học: năm 2023"]);
    for (const name of ["", "   ", "!?", "giá vàng", "a".repeat(10_000), "x ".repeat(3_000)])
      expect(found(name)).toEqual([]);
    expect(findSeries([], "đổi mới")).toEqual([]);
  });
});
