import { describe, expect, it } from "vitest";
import { relativeFeatures } from "../../../src/ranking/features/relative-features.js";
import type { FeatureSource } from "../../../src/ranking/index.js";
import { sourceOf } from "../feature-source.js";
import type { FoundPassage } from "../read-passages.js";

/** A source whose passages, in order, have the given rank scores. */
async function scored(
  scores: readonly number[],
  found: readonly Partial<FoundPassage>[] = [],
): Promise<FeatureSource> {
  const given = scores.map((_, at) => ({ text: `Quận có ${at + 20} hộ.`, ...found[at] }));
  const source = await sourceOf("hộ nghèo", given);
  const ranked = scores.map((score, passage) => {
    const found = source.ranked.find((each) => each.passage === passage);
    if (!found) throw new Error(`passage ${passage} is not ranked`);
    return { ...found, score };
  });
  return { ...source, ranked };
}

describe("relativeFeatures of scores", () => {
  it("tell how far the passage stands above the next, the next nine and all others", async () => {
    const features = relativeFeatures(await scored([10, 4, 2]), 0);
    expect(features).toMatchObject({ score: 10, gap: 6, gapToTen: 7, rivals: 0 });
    expect(features.topZ).toBeCloseTo(7);
  });

  it("compare a passage further down with those before it, too", async () => {
    expect(relativeFeatures(await scored([10, 9, 2]), 1)).toMatchObject({
      score: 9,
      gap: -1,
      gapToTen: 3,
      rivals: Math.log1p(1),
    });
  });

  it("leave out of the next nine what comes after", async () => {
    const scores = [10, ...new Array<number>(9).fill(8), -90];
    expect(relativeFeatures(await scored(scores), 0).gapToTen).toBe(2);
  });

  it.each([
    [9, 1],
    [8.9, 0],
  ])("count a passage with %d of 10 as a rival or not", async (second, rivals) => {
    expect(relativeFeatures(await scored([10, second]), 0).rivals).toBeCloseTo(Math.log1p(rivals));
  });

  it("are bounded", async () => {
    expect(relativeFeatures(await scored([100, 1, 2]), 0)).toMatchObject({ topZ: 12, gap: 6, gapToTen: 9 });
    expect(relativeFeatures(await scored([100, 1, 2]), 1)).toMatchObject({ gap: -3, gapToTen: -3 });
  });
});

describe("relativeFeatures of words and meanings", () => {
  it("compare with the best of the other candidates", async () => {
    const found = [
      { lexical: 4, dense: 0.6 },
      { lexical: 2, dense: 0.5 },
      { lexical: 1, dense: 0.4 },
    ];
    const source = await scored([3, 2, 1], found);
    const first = relativeFeatures(source, 0);
    expect(first).toMatchObject({ lexicalRatio: 0.5, lexicalFirst: 1, denseFirst: 1 });
    expect(first.denseGap).toBeCloseTo(0.1);
    expect(first.lexicalZ).toBeCloseTo(5);
    expect(first.denseZ).toBeCloseTo(3);
    const second = relativeFeatures(source, 1);
    expect(second).toMatchObject({ lexicalRatio: 2, lexicalFirst: 0, denseFirst: 0 });
    expect(second.denseGap).toBeCloseTo(-0.1);
  });

  it("tell how much of what any passage could have the passage has", async () => {
    const source = await scored([3, 2], [{ lexical: 4 }]);
    const most = source.index.lexical.mostOf(source.query.weightedTerms);
    expect(relativeFeatures(source, 0).lexicalShare).toBeCloseTo(4 / most);
  });

  it("are bounded, and calm where no word is shared", async () => {
    const none = await scored(
      [3, 2],
      [
        { lexical: 0, dense: 0 },
        { lexical: 9, dense: 0.9 },
      ],
    );
    expect(relativeFeatures(none, 0)).toMatchObject({
      lexicalShare: 0,
      lexicalRatio: 1,
      lexicalFirst: 0,
      denseGap: -0.5,
      denseFirst: 0,
    });
    expect(relativeFeatures(none, 1)).toMatchObject({ lexicalRatio: 0, denseGap: 0.5, denseFirst: 1 });
    const far = await scored([3, 2], [{ lexical: 1 }, { lexical: 9 }]);
    expect(relativeFeatures(far, 0).lexicalRatio).toBe(2);
  });

  it("tell how large the corpus is, in powers of ten", async () => {
    const source = await scored([1, 2, 3, 4]);
    expect(source.index.lexical.size).toBe(10);
    expect(relativeFeatures(source, 0).logPassages).toBe(1);
  });
});
