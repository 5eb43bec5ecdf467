import { describe, expect, it } from "vitest";
import { answeringSentences, highlightSentences } from "../../src/answer/highlight.js";
import type { RankedPassage } from "../../src/ranking/index.js";

/** Numbers of the sentences shown. `scores`: how well each answers; `shares`: of the reader's odds, where it was read. */
function shown(scores: readonly number[], shares?: readonly number[]): number[] {
  // Nothing else that was found out about the passage decides what is shown of it.
  const ranked: Pick<RankedPassage, "sentenceScores" | "sentenceShares"> = {
    sentenceScores: scores,
    ...(shares && { sentenceShares: shares }),
  };
  return highlightSentences(ranked as RankedPassage);
}

describe("highlightSentences", () => {
  it("shows the sentence that answers best", () => {
    expect(shown([0, 2, 1])).toEqual([1]);
    expect(shown([0, 2, 1], [0.1, 0.8, 0.1])).toEqual([1]);
  });

  it.each([
    [0.86, [0, 2]],
    [0.84, [2]],
  ])("shows a second one that answers %d times as well, in reading order: %j", (score, numbers) => {
    expect(shown([score, 0, 1])).toEqual(numbers);
  });

  it("shows a second one that the reader thinks more of", () => {
    expect(shown([1, 0.2, 0.3], [0.3, 0.1, 0.6])).toEqual([0, 2]);
    expect(shown([1, 0.2, 0.3], [0.4, 0.4, 0.2])).toEqual([0]);
  });

  it("never shows three", () => {
    expect(shown([3, 3, 3])).toEqual([0, 1]);
    expect(shown([1, 0.9, 0.1], [0.1, 0.2, 0.7])).toEqual([0, 1]);
  });

  it("shows nothing of a passage without sentences", () => {
    expect(shown([])).toEqual([]);
  });
});

describe("answeringSentences", () => {
  const text = "Trong ảnh: Cán bộ huyện Thới Lai. Ảnh: THÁI DŨNG";
  const first = { start: 0, end: 33 };
  const second = { start: 34, end: text.length };
  const shownOf = (answerType: "person" | "other", roleCoverage: number, quoted = text) => {
    const sentences = [first, second].map((range) => ({ ...range, tokens: new Uint32Array(), traits: 0 }));
    const ranked: Pick<RankedPassage, "sentences" | "sentenceScores" | "roleCoverage"> = {
      sentences,
      sentenceScores: [2, 1],
      roleCoverage,
    };
    return answeringSentences({ answerType }, ranked as RankedPassage, quoted);
  };

  it("are the credit where it is asked who took a picture", () => {
    expect(shownOf("person", 0.55)).toEqual([1]);
  });

  it("are the best ones of any other question, and where there is no credit", () => {
    expect(shownOf("other", 0.55)).toEqual([0]);
    expect(shownOf("person", 0.45)).toEqual([0]);
    expect(shownOf("person", 0.55, text.replace("Ảnh:", "Theo"))).toEqual([0]);
  });
});
