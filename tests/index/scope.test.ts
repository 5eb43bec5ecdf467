import fc from "fast-check";
import { expect, test } from "vitest";
import { isWithin, scopeOf, wholeRange } from "../../src/index/scope.js";

/** Articles of these many passages, one after the other. */
function articlesOf(lengths: readonly number[]): { first: number; length: number }[] {
  let first = 0;
  return lengths.map((length) => {
    const article = { first, length };
    first += length;
    return article;
  });
}

test("articles side by side are one range, and empty ones none", () => {
  const articles = articlesOf([3, 2, 0, 4, 1]);
  const scope = scopeOf(articles, [3, 0, 1, 3]);
  expect(scope.articles).toEqual([0, 1, 3]);
  expect(scope.ranges).toEqual([{ from: 0, to: 9 }]);
  expect(scopeOf(articles, [4, 0]).ranges).toEqual([
    { from: 0, to: 3 },
    { from: 9, to: 10 },
  ]);
  expect(scopeOf(articles, [2])).toMatchObject({ articles: [2], ranges: [], size: 0 });
});

test("what is no article of the corpus is left out", () => {
  expect(scopeOf(articlesOf([3]), [-1, 0, 1, 0.5, Number.NaN])).toMatchObject({ articles: [0], size: 3 });
  expect(scopeOf([], [0])).toMatchObject({ articles: [], ranges: [], size: 0 });
});

test("a scope holds the passages of its articles and no other", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ length: fc.nat(4), isHeld: fc.boolean() }), { maxLength: 30 }),
      (given) => {
        const articles = articlesOf(given.map(({ length }) => length));
        const held = given.flatMap(({ isHeld }, ordinal) => (isHeld ? [ordinal] : []));
        const scope = scopeOf(articles, held);
        const expected = held.flatMap((ordinal) => {
          const { first, length } = articles[ordinal] as (typeof articles)[number];
          return Array.from({ length }, (_, at) => first + at);
        });
        const size = given.reduce((sum, { length }) => sum + length, 0);
        const all = [...Array(size + 2).keys()].map((at) => at - 1);
        expect(all.filter((passage) => scope.has(passage))).toEqual(expected);
        expect(scope.size).toBe(expected.length);
        for (const [at, { from, to }] of scope.ranges.entries()) {
          expect(from).toBeLessThan(to);
          expect(from).toBeGreaterThan(scope.ranges[at - 1]?.to ?? -1);
        }
      },
    ),
  );
});

test("the whole of nothing has no range", () => {
  expect([wholeRange(0), wholeRange(3)]).toEqual([[], [{ from: 0, to: 3 }]]);
  expect([isWithin(wholeRange(3), 2), isWithin(wholeRange(3), 3), isWithin([], 0)]).toEqual([
    true,
    false,
    false,
  ]);
});
