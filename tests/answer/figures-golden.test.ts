import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFigureFinder } from "../../src/answer/figure-finder.js";
import { Searcher } from "../../src/answer/searcher.js";
import { goldenLines, openShippedCorpus, type ShippedCorpus } from "../query/follow-up-corpus.js";

/** A topic of `figures.jsonl`; tests/golden/README.md says what the fields mean. */
interface Topic {
  readonly id: string;
  readonly split: "dev" | "held-out";
  readonly topic: string;
  readonly sentences: readonly string[];
}

const topics = goldenLines<Topic>("figures.jsonl");
const given = new Map<string, string[]>();
let shipped: ShippedCorpus;

beforeAll(async () => {
  shipped = await openShippedCorpus();
  const finder = createFigureFinder(new Searcher(shipped.library, shipped.embedder));
  for (const { id, topic } of topics) {
    const { figures } = await finder.find(topic, 0, 1_000);
    given.set(
      id,
      figures.map(({ text, sentence: [start, end] }) => text.slice(start, end)),
    );
  }
});
afterAll(() => shipped.close());

describe.each([
  ["dev", 0.9, 0.9],
  ["held-out", 0.9, 0.9],
] as const)("figures about a topic, %s", (split, precisionFloor, recallFloor) => {
  test(`precision is at least ${precisionFloor}, recall at least ${recallFloor}`, () => {
    let [right, all, found, wanted] = [0, 0, 0, 0];
    const wrong: string[] = [];
    for (const { id, topic, sentences } of topics.filter((one) => one.split === split)) {
      const shown = given.get(id) ?? [];
      const rightOnes = shown.filter((text) => sentences.some((part) => text.includes(part)));
      const foundOnes = sentences.filter((part) => shown.some((text) => text.includes(part)));
      right += rightOnes.length;
      all += shown.length;
      found += foundOnes.length;
      wanted += sentences.length;
      if (rightOnes.length < shown.length || foundOnes.length < sentences.length)
        wrong.push(split === "dev" ? topic : "unseen");
    }
    const told = `wrong: ${wrong.join("; ")}`;
    expect(right / all, told).toBeGreaterThanOrEqual(precisionFloor);
    expect(found / wanted, told).toBeGreaterThanOrEqual(recallFloor);
  });
});
