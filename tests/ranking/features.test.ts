import { describe, expect, it } from "vitest";
import { extractFeatures, type Features, missingTerms } from "../../src/ranking/features.js";
import { read } from "../query/small-world.js";
import { readPassages } from "./read-passages.js";

/** Features of a question where this passage is the best, or none was found. */
async function signalsOf(
  question: string,
  text: string | null,
  dense = 0.5,
  neighbourhood: number | null = 0.4,
): Promise<Features> {
  const given = text === null ? [] : [{ text, dense }];
  const { query, ranked } = await readPassages(question, given);
  return extractFeatures(query, ranked[0], neighbourhood);
}

const question = "Quận Ô Môn còn bao nhiêu hộ nghèo?";
const answer = "Quận Ô Môn còn 3.093 hộ nghèo.";

describe("readSignals", () => {
  it("sees a question that is wholly answered", async () => {
    expect(await signalsOf(question, answer, 0.7)).toMatchObject({
      coverage: 1,
      focus: 1,
      dense: 0.7,
      neighbourhood: 0.4,
      unknown: 0,
      unknownName: 0,
      missedName: 0,
      missedWords: 0,
      missedCount: 0,
    });
  });

  it("sees how much the best passage holds", async () => {
    const half = await signalsOf(question, "Có hộ nghèo.");
    expect(half.coverage).toBeGreaterThan(0);
    expect(half.coverage).toBeLessThan(1);
    expect(half.mass).toBeLessThan((await signalsOf(question, answer)).mass);
  });

  it("sees whether it stands in one place", async () => {
    const scattered = await signalsOf(question, "Quận Ô Môn vui. Trời mưa. Trời nắng. Còn hộ nghèo.");
    expect(scattered.coverage).toBeCloseTo(1);
    expect(scattered.focus).toBeLessThan(0.9);
  });

  it("sees a longer question matched as more than a shorter one", async () => {
    expect((await signalsOf("hộ nghèo", answer)).mass).toBeLessThan(
      (await signalsOf("hộ nghèo Ô Môn", answer)).mass,
    );
    expect((await signalsOf(question, answer)).mass).toBeLessThan(1);
  });

  it("sees names, years and parts that occur nowhere", async () => {
    for (const absent of ["quận Thốt Nốt", "hộ nghèo năm 2020", "Bài 1 nói gì"]) {
      expect((await signalsOf(absent, answer)).unknownName).toBe(1);
      expect((await signalsOf(absent, answer)).unknown).toBeGreaterThan(0);
    }
  });

  it("does not take an unknown word for an unknown name", async () => {
    const { unknown, unknownName } = await signalsOf("dân số", answer);
    expect([unknown, unknownName]).toEqual([1, 0]);
  });

  it("sees a name that occurs, but not in the passage", async () => {
    const elsewhere = await signalsOf("hộ nghèo Thới Lai", answer);
    expect([elsewhere.unknownName, elsewhere.missedName]).toEqual([0, 1]);
    expect((await signalsOf("Ô Môn và Thới Lai", answer)).missedName).toBeCloseTo(0.5);
  });

  it("sees that what is to be counted is not spoken of", async () => {
    expect((await signalsOf("Ô Môn có bao nhiêu nông dân", answer)).missedCount).toBe(1);
    expect((await signalsOf("Ô Môn có nông dân", answer)).missedCount).toBe(0);
  });

  it("knows nothing without evidence, or without a topic", async () => {
    expect(await signalsOf(question, null)).toMatchObject({
      coverage: 0,
      focus: 0,
      dense: 0,
      mass: 0,
      missedName: 1,
    });
    expect((await signalsOf("Ô Môn có nông dân", answer)).missedWords).toBeCloseTo(1);
    expect(await signalsOf("", null)).toMatchObject({
      coverage: 0,
      unknown: 1,
      unknownName: 0,
      missedName: 0,
    });
  });
});

describe("readSignals where the model knows no word of the question", () => {
  it("does not take its silence for distance when the passage holds most of the question", async () => {
    const { dense, neighbourhood } = await signalsOf(question, answer, 0, null);
    expect(dense).toBeGreaterThan(0);
    expect(neighbourhood).toBe(dense);
  });

  it("takes it for distance when the passage holds little", async () => {
    expect(await signalsOf(question, "Trời mưa.", 0, null)).toMatchObject({ dense: 0, neighbourhood: 0 });
  });
});

describe("where a feature turns", () => {
  it("a passage holds most of a question from half of it on", async () => {
    const { query, ranked } = await readPassages(question, [{ text: answer }]);
    const holding = (coverage: number) =>
      ranked[0] && extractFeatures(query, { ...ranked[0], coverage }, null);
    expect(holding(0.45)?.dense).toBe(0);
    expect(holding(0.55)?.dense).toBeGreaterThan(0);
  });

  it("what is counted is spoken of where it is matched by half", async () => {
    const { query, ranked } = await readPassages("Có bao nhiêu nông dân?", [{ text: "Nông dân vui." }]);
    const matching = (share: number) => {
      const [best] = ranked;
      const shares = query.terms.map(() => share);
      return best && extractFeatures(query, { ...best, match: { ...best.match, best: shares } }, 0.4);
    };
    expect(matching(0.45)?.missedCount).toBe(1);
    expect(matching(0.55)?.missedCount).toBe(0);
  });
});

describe("missingUnits", () => {
  it("lists what occurs nowhere, in the order asked", () => {
    const missing = missingTerms(read("dân số quận Thốt Nốt năm 2020 ở Ô Môn"));
    expect(missing.map(({ surface }) => surface)).toEqual([
      "dân số",
      expect.stringContaining("Thốt Nốt"),
      "2020",
    ]);
  });
});
