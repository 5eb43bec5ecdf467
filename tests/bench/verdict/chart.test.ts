import { describe, expect, it } from "vitest";
import { verdictChart } from "../../../bench/verdict/chart.js";
import type { FiguresBySystem } from "../../../bench/verdict/judge.js";
import { verdictFigures } from "../../../bench/verdict/metrics.js";
import { sizeTables } from "../../../bench/verdict/report.js";

const figures = verdictFigures(
  [
    {
      confidence: 0.9,
      outcome: "answered",
      isAnswerable: true,
      isRight: true,
      isHighlighted: null,
      isDenied: false,
    },
    {
      confidence: 0.3,
      outcome: "related",
      isAnswerable: false,
      isRight: false,
      isHighlighted: null,
      isDenied: true,
    },
  ],
  true,
);
const bySystem: FiguresBySystem = { ours: figures, cosine: figures, bm25: figures, "rank score": figures };
const sizes = [40, 1_500].map((size) => ({ size, passages: size, pools: 1, forms: { typed: bySystem } }));

describe("verdictChart", () => {
  it("has two lines for ours and two for the threshold, with a dot for every size", () => {
    const svg = verdictChart(sizes);
    expect(svg.match(/<polyline/g)).toHaveLength(4);
    expect(svg.match(/<circle/g)).toHaveLength(8);
    expect(svg).toContain("1,500");
    expect(svg).toContain("100 %");
    expect(svg).not.toContain("NaN");
  });

  it("draws one size", () => {
    expect(verdictChart(sizes.slice(0, 1))).not.toContain("NaN");
  });

  it("refuses to draw nothing", () => {
    expect(() => verdictChart([])).toThrow("nothing to draw");
  });
});

describe("sizeTables", () => {
  it("has a row for every system at every size, and says that the peers know the questions", () => {
    const tables = sizeTables(sizes);
    expect(tables.match(/^\| (40|1,500) /gm)).toHaveLength(8);
    expect(tables).toContain("in hindsight");
    expect(tables).not.toContain("undefined");
  });
});
