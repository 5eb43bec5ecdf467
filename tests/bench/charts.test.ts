import { describe, expect, it } from "vitest";
import { latencyChart, publishedQuality, qualityChart } from "../../bench/scale/charts.js";
import type { SizeFigures } from "../../bench/scale/run.js";
import { decades, spread } from "../../bench/scale/svg.js";
import { type SystemName, systemNames } from "../../bench/scale/system.js";

describe("latencyChart", () => {
  it("is well-formed, with a line for every system that was timed", () => {
    const svg = latencyChart({ sizes: [sizeOf(1_000, 1), sizeOf(10_000, 12)] });
    expect(unclosed(svg)).toEqual([]);
    expect(svg.match(/<polyline/g)).toHaveLength(systemNames.length - 1);
    expect(svg).toContain("10,000");
    expect(svg).not.toContain("NaN");
  });

  it("refuses to draw nothing", () => {
    expect(() => latencyChart({ sizes: [] })).toThrow("nothing to draw");
  });
});

describe("qualityChart", () => {
  it("is well-formed, with a dot for every model and for ours", () => {
    const svg = qualityChart({ name: "ours <& more>", ndcg10: 0.975, megabytes: 6.7 });
    expect(unclosed(svg)).toEqual([]);
    expect(svg.match(/<circle/g)).toHaveLength(publishedQuality.length + 1);
    expect(svg).not.toContain("NaN");
  });
});

describe("the scales", () => {
  it("span whole decades", () => {
    expect(decades([3, 250])).toEqual([1, 10, 100, 1000]);
    expect(decades([1])).toEqual([1, 10]);
  });

  it("move names apart in their order", () => {
    const [first = 0, second = 0, third = 0] = spread([100, 104, 300], 17);
    expect(second - first).toBeGreaterThanOrEqual(16.9);
    expect(first).toBeLessThan(100);
    expect(third).toBe(300);
  });
});

/** Names of elements that are opened and not closed, or closed and not opened. */
function unclosed(xml: string): string[] {
  const open: string[] = [];
  for (const [, closing, name = "", empty] of xml.matchAll(
    /<(\/?)([a-z]+)(?:\s[a-zA-Z-]+="[^"<>&]*")*\s*(\/?)>/g,
  )) {
    if (empty) continue;
    if (!closing) open.push(name);
    else if (open.at(-1) === name) open.pop();
    else open.push(`/${name}`);
  }
  // Every angle bracket belongs to an element that was read.
  const rest = xml.replace(/<[^<>]*>/g, "");
  return /[<>]|&(?!#\d+;)/.test(rest) ? [...open, "text"] : open;
}

function sizeOf(passages: number, time: number): SizeFigures {
  const failure = { failure: "not here" };
  const serve = (system: SystemName): SizeFigures["systems"][number]["serve"] =>
    system === "orama"
      ? failure
      : {
          figures: {
            openMs: 1,
            memory: 1,
            memoryBefore: 1,
            questions: 1,
            times: { p50: time, p95: time, p99: time },
            loopDelayMs: 0,
            further: {},
          },
        };
  const systems = systemNames.map((system) => ({
    system,
    build: failure,
    serve: serve(system),
    ndcg10: null,
  }));
  return { passages, questions: 1, written: 0, embedding: failure, systems };
}
