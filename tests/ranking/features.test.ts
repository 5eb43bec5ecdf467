import { describe, expect, it } from "vitest";
import { extractFeatures, type Features, featureNames, missingTerms } from "../../src/ranking/features.js";
import { read } from "../query/small-world.js";
import { sourceOf } from "./feature-source.js";

/** Features of a question where this passage is the best, or none was found. */
async function signalsOf(
  question: string,
  text: string | null,
  dense = 0.5,
  neighbourhood: number | null = 0.4,
): Promise<Features> {
  const given = text === null ? [] : [{ text, dense }];
  return extractFeatures(await sourceOf(question, given, { neighbourhood }));
}

const question = "Quận Ô Môn còn bao nhiêu hộ nghèo?";
const answer = "Quận Ô Môn còn 3.093 hộ nghèo.";

describe("extractFeatures", () => {
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

describe("extractFeatures where the model knows no word of the question", () => {
  it("does not take its silence for distance when the passage holds most of the question", async () => {
    const { dense, neighbourhood } = await signalsOf(question, answer, 0, null);
    expect(dense).toBeGreaterThan(0);
    expect(neighbourhood).toBe(dense);
  });

  it("takes it for distance when the passage holds little", async () => {
    expect(await signalsOf(question, "Trời mưa.", 0, null)).toMatchObject({ dense: 0, neighbourhood: 0 });
  });
});

/** Features of a passage that holds each term of the question by the same share. */
async function matchedBy(question: string) {
  const source = await sourceOf(question, [{ text: "Nông dân vui." }]);
  const matching = (share: number) => {
    const best = source.query.terms.map(() => share);
    const ranked = source.ranked.map((each) => ({ ...each, match: { ...each.match, best } }));
    return extractFeatures({ ...source, ranked });
  };
  return { source, matching };
}

describe("where a feature turns", () => {
  it("a passage holds most of a question from half of it on", async () => {
    const source = await sourceOf(question, [{ text: answer, dense: 0 }], { neighbourhood: null });
    const holding = (coverage: number) =>
      extractFeatures({ ...source, ranked: source.ranked.map((each) => ({ ...each, coverage })) });
    expect(holding(0.45)).toMatchObject({ dense: 0, whole: 0, neighbourhood: 0 });
    expect(holding(0.55)).toMatchObject({ dense: 0.3, whole: 0.3, neighbourhood: 0.3 });
  });

  it("what is counted is spoken of where it is matched by half", async () => {
    const { matching } = await matchedBy("Có bao nhiêu nông dân?");
    expect(matching(0.45).missedCount).toBe(1);
    expect(matching(0.55).missedCount).toBe(0);
  });

  it("a number is held where it is matched by half", async () => {
    const { matching } = await matchedBy("nông dân năm 2012");
    expect(matching(0.45).missedNumber).toBe(1);
    expect(matching(0.55).missedNumber).toBe(0);
  });

  it("a term is missed below three tenths", async () => {
    const { matching, source } = await matchedBy("Nông dân");
    const [{ weight = 0 } = {}] = source.query.terms;
    expect(matching(0.29).heaviestMissed).toBeCloseTo(weight / 7);
    expect(matching(0.31).heaviestMissed).toBe(0);
  });

  it("eight nats of a question that stand in the passage count half", async () => {
    const { source } = await matchedBy("quận Ô Môn và huyện Thới Lai");
    const weight = source.query.terms.reduce((sum, term) => sum + term.weight, 0);
    const holding = (coverage: number) =>
      extractFeatures({ ...source, ranked: source.ranked.map((each) => ({ ...each, coverage })) }).mass;
    expect(weight).toBeGreaterThan(8);
    expect(holding(8 / weight)).toBeCloseTo(0.5);
  });

  it("two names that occur nowhere are as bad as three", async () => {
    const absent = (question: string) => signalsOf(question, answer).then(({ unknownName }) => unknownName);
    expect(await absent("Thốt Nốt và Vĩnh Thạnh")).toBe(2);
    expect(await absent("Thốt Nốt có Vĩnh Thạnh và Phong Điền")).toBe(2);
  });
});

describe("what the two best sentences hold", () => {
  const beside = "Quận Ô Môn vui. Nay còn 3.093 hộ nghèo. Năm 2012 trời mưa.";

  it("is less in one than in both", async () => {
    const { sentenceCoverage, pairCoverage, coverage } = await signalsOf("hộ nghèo Ô Môn", beside);
    expect(sentenceCoverage).toBeLessThan(pairCoverage);
    expect(pairCoverage).toBeCloseTo(coverage);
  });

  it("misses names, numbers and the heaviest word that stand elsewhere in the passage", async () => {
    const features = await signalsOf("hộ nghèo Ô Môn 2012", beside);
    expect(features.missedNumber).toBe(0);
    expect(features.missedNumberSentence + features.missedNameSentence).toBeGreaterThan(0);
    expect(features.heaviestMissed).toBe(0);
    expect(features.heaviestMissedSentence).toBeGreaterThan(0);
  });
});

describe("what the question alone tells", () => {
  it("counts its terms, weighs them, and sees that diacritics are left out", async () => {
    const { terms, meanWeight, folded } = await signalsOf(question, answer);
    expect(terms).toBeCloseTo(Math.log(3));
    expect(meanWeight).toBeGreaterThan(0.5);
    expect(meanWeight).toBeLessThanOrEqual(1);
    expect(folded).toBe(0);
    expect((await signalsOf("quan o mon con bao nhieu ho ngheo", answer)).folded).toBe(1);
    expect(await signalsOf("", null)).toMatchObject({ terms: 0, meanWeight: 0, folded: 1 });
  });
});

describe("every feature", () => {
  it("is a number, whatever was asked and found", async () => {
    for (const [asked, text] of [
      [question, answer],
      [question, null],
      ["", null],
      ["?", "😀"],
      ["How many farmers?", ""],
    ] as const) {
      const features = await signalsOf(asked, text);
      expect(Object.keys(features).sort()).toEqual([...featureNames].sort());
      expect(Object.values(features).filter((value) => !Number.isFinite(value))).toEqual([]);
    }
  });
});

describe("missingTerms", () => {
  it("lists what occurs nowhere, in the order asked", () => {
    const missing = missingTerms(read("dân số quận Thốt Nốt năm 2020 ở Ô Môn"));
    expect(missing.map(({ surface }) => surface)).toEqual([
      "dân số",
      expect.stringContaining("Thốt Nốt"),
      "2020",
    ]);
  });
});
