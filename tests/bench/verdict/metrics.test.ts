import { describe, expect, it } from "vitest";
import {
  bestThreshold,
  type Judged,
  verdictFigures,
  withBestThreshold,
} from "../../../bench/verdict/metrics.js";

const right: Judged = {
  confidence: 0.9,
  outcome: "answered",
  isAnswerable: true,
  isRight: true,
  isHighlighted: true,
  isDenied: false,
};
const wrong: Judged = { ...right, isRight: false, isHighlighted: false };
const denied: Judged = {
  ...right,
  confidence: 0.4,
  outcome: "related",
  isHighlighted: false,
  isDenied: true,
};
const hidden: Judged = { ...right, confidence: 0.1, outcome: "not_found", isHighlighted: false };
const inVain: Judged = { ...wrong, isAnswerable: false, isHighlighted: null };
const refused: Judged = { ...inVain, confidence: 0.1, outcome: "not_found" };

describe("verdictFigures", () => {
  const figures = verdictFigures([right, wrong, denied, hidden, inVain, refused, refused, refused], true);

  it("takes each share of the right questions", () => {
    expect(figures).toMatchObject({
      questions: 8,
      answerable: 4,
      precision: 1 / 3,
      answeredRight: 1 / 4,
      firstRight: 3 / 4,
      denied: 1 / 4,
      unanswerable: { answered: 1 / 4, related: 0, not_found: 3 / 4 },
    });
  });

  it("tells of highlights over all answerable questions, and over those shown the right passage", () => {
    expect(figures).toMatchObject({ highlighted: 1 / 4, highlightedOfRight: 1 / 2 });
  });

  it("tells no calibration where the confidence is no probability", () => {
    expect(figures.calibrationError).not.toBeNull();
    expect(verdictFigures([right, refused], false)).toMatchObject({ calibrationError: null, bins: [] });
  });

  it("leaves out what there is nothing to take a share of", () => {
    expect(verdictFigures([refused], true)).toMatchObject({
      precision: null,
      answeredRight: null,
      highlighted: null,
      denied: null,
      auc: null,
    });
    expect(verdictFigures([], true)).toMatchObject({ unanswerable: null, calibrationError: null });
  });
});

describe("bestThreshold", () => {
  it("judges most questions rightly", () => {
    expect(bestThreshold(scored([5, 1], [4, 1], [3, 0], [2, 1], [1, 0]))).toBe(4);
    expect(bestThreshold(scored([5, 0], [4, 1], [3, 1], [1, 0]))).toBe(3);
  });

  it("answers none where that is best", () => {
    expect(bestThreshold(scored([5, 0], [4, 1]))).toBe(Number.POSITIVE_INFINITY);
    expect(bestThreshold([])).toBe(Number.POSITIVE_INFINITY);
  });

  it("does not cut between equal scores", () => {
    expect(bestThreshold(scored([5, 1], [4, 1], [4, 0], [4, 0]))).toBe(5);
    expect(bestThreshold(scored([4, 1], [4, 0], [4, 0]))).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("withBestThreshold", () => {
  it("answers from the threshold on", () => {
    const outcomes = withBestThreshold(scored([1, 0], [5, 1], [4, 1])).map(({ outcome }) => outcome);
    expect(outcomes).toEqual(["not_found", "answered", "answered"]);
  });
});

function scored(...rows: readonly (readonly [score: number, right: 0 | 1])[]) {
  return rows.map(([confidence, isRight]) => ({ ...right, confidence, isRight: isRight === 1 }));
}
