import { describe, expect, it } from "vitest";
import type { RankedPassage } from "../../src/ranking/index.js";
import { withReading } from "../../src/ranking/with-reading.js";

const ranked: Pick<RankedPassage, "score" | "sentenceScores"> = { score: 4, sentenceScores: [1, 0.5, 0.25] };
const passage = ranked as RankedPassage;
const logits = [0.4, 0.5, 0.1].map((share) => Math.log(share) + 2);

describe("withReading", () => {
  it.each([
    [2, 4.6],
    [-2, 3.4],
    [6.5, 5.8],
    [-40, 2.2],
    [-Infinity, 2.2],
  ])("moves the rank score by the reader's log-odds, bounded: %d makes 4 %d", (logit, score) => {
    expect(withReading(passage, { logit, sentences: [] }).score).toBeCloseTo(score, 10);
  });

  it("moves each sentence's score by its share of the odds", () => {
    const { sentenceScores, sentenceShares } = withReading(passage, { logit: 2, sentences: logits });
    expect(sentenceShares?.map((share) => Math.round(share * 1e6) / 1e6)).toEqual([0.4, 0.5, 0.1]);
    expect(sentenceScores.map((score) => Math.round(score * 1e6) / 1e6)).toEqual([1.2, 0.75, 0.3]);
  });

  it("moves nothing of a sentence that was not read, nor of a passage that the reader knows no word of", () => {
    expect(withReading(passage, { logit: 0, sentences: [0, -Infinity] }).sentenceScores).toEqual([
      1.5, 0.5, 0.25,
    ]);
    const none = withReading(passage, { logit: -Infinity, sentences: [-Infinity, -Infinity, -Infinity] });
    expect(none.sentenceScores).toEqual([1, 0.5, 0.25]);
  });
});
