import { expect, it } from "vitest";
import { createAnswerer, Searcher, type SearchResult } from "../../src/answer/index.js";
import { openWorld } from "../quality/world.js";
import { bundledJudge } from "../support/judge.js";

/** A searcher whose passages have the given scores, and which ends as told. */
class ScoredSearcher extends Searcher {
  scores: readonly number[] = [];
  outcome: SearchResult["outcome"] = "answered";

  override async search(question: string): Promise<SearchResult> {
    const found = await super.search(question);
    const ranked = found.ranked
      .slice(0, this.scores.length)
      .map((passage, at) => ({ ...passage, score: this.scores[at] ?? 0 }));
    return { ...found, ranked, outcome: this.outcome };
  }
}

it.each(["answered", "related"] as const)(
  "excerpts of what is %s are alternatives where they answer nearly as well as the first",
  async (outcome) => {
    const { shipped, embedder } = await openWorld();
    const searcher = new ScoredSearcher(shipped, embedder, bundledJudge);
    const ask = async (...scores: readonly number[]) => {
      Object.assign(searcher, { scores, outcome });
      const { excerpts } = await createAnswerer(searcher).answer("hộ nghèo Ô Môn", { excerpts: 5 });
      return excerpts.map(({ isAlternative }) => isAlternative);
    };
    expect(await ask(10)).toEqual([false]);
    expect(await ask(10, 10, 5, 4.9, 1)).toEqual([false, true, true, false, false]);
  },
);
