import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extractFeatures, type Features, featureNames } from "../../src/ranking/features.js";
import type { FeatureSource } from "../../src/ranking/index.js";
import { judge } from "../../src/ranking/verdict.js";
import { bundledJudge } from "../support/judge.js";
import { sourceOf } from "./feature-source.js";
import { modelOf, noFeatures } from "./verdict-models.js";

const question = "Quận Ô Môn còn bao nhiêu hộ nghèo?";
const answer = "Quận Ô Môn còn 3.093 hộ nghèo.";
const asked = await sourceOf(question, [{ text: answer }]);
const askedOfUnknown = await sourceOf("Ở quận Thốt Nốt còn bao nhiêu hộ nghèo?", [{ text: answer }]);
const askedForName = await sourceOf("Tác giả là ai?", [{ text: answer }]);
const unknown = [{ text: "Thốt Nốt", kind: "place" }];

const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });
const anyFeatures: fc.Arbitrary<Features> = fc
  .array(fc.double({ min: -3, max: 3, noNaN: true }), {
    minLength: featureNames.length,
    maxLength: featureNames.length,
  })
  .map((values) => Object.fromEntries(featureNames.map((name, at) => [name, values[at]])) as Features);

describe("judge", () => {
  it.each([
    [0.52, 0.9, "answered"],
    [0.5, 0.9, "related"],
    [0.52, 0.51, "answered"],
    [0.52, 0.49, "related"],
    [0.01, 0.46, "related"],
    [0.5, 0.44, "not_found"],
    [0.52, 0.01, "not_found"],
  ])("where the passage answers by %d and the question is on topic by %d: %s", (answers, topic, outcome) => {
    const verdict = judge(asked, noFeatures, modelOf(answers, topic));
    expect(verdict).toEqual({ outcome, confidence: expect.closeTo(answers, 10), missing: [] });
  });

  it("finds nothing without a passage, whatever the model says", async () => {
    const source = await sourceOf(question, []);
    expect(judge(source, noFeatures, modelOf(0.99, 0.99))).toEqual({
      outcome: "not_found",
      confidence: 0,
      missing: [],
    });
  });

  it("says no less where either probability is greater", () => {
    const rank = { not_found: 0, related: 1, answered: 2 };
    const of = (answers: number, topic: number) =>
      rank[judge(asked, noFeatures, modelOf(answers, topic)).outcome];
    fc.assert(
      fc.property(share, share, share, share, (answers, topic, surer, nearer) => {
        expect(of(Math.max(answers, surer), Math.max(topic, nearer))).toBeGreaterThanOrEqual(
          of(answers, topic),
        );
      }),
      { seed: 23, numRuns: 300 },
    );
  });
});

describe("a thing that the corpus does not have", () => {
  it.each([
    [0.99, 0.3],
    [0.2, 0.2],
  ])("rules the passage out: confidence %d becomes %d, and it is told", (answers, confidence) => {
    expect(judge(askedOfUnknown, noFeatures, modelOf(answers, 0.9))).toEqual({
      outcome: "related",
      confidence: expect.closeTo(confidence, 10),
      missing: unknown,
    });
  });

  it("is not told of a question off topic", () => {
    expect(judge(askedOfUnknown, noFeatures, modelOf(0.99, 0.2))).toMatchObject({
      outcome: "not_found",
      missing: [],
    });
  });

  it("is never answered for, whatever else speaks for it", () => {
    fc.assert(
      fc.property(anyFeatures, share, (features, answers) => {
        for (const model of [modelOf(answers, 0.9), bundledJudge.model])
          expect(judge(askedOfUnknown, features, model).outcome).not.toBe("answered");
      }),
      { seed: 22, numRuns: 300 },
    );
  });
});

describe("a doubt", () => {
  it.each([
    ["phoneMissed", 0.99, "related", 0.3],
    ["phoneMissed", 0.2, "related", 0.2],
    ["moneyMissed", 0.89, "related", 0.5],
    ["moneyMissed", 0.45, "related", 0.45],
    ["moneyMissed", 0.91, "answered", 0.91],
  ] as const)("%s rules out a passage that answers by %d: %s, %d", (name, answers, outcome, confidence) => {
    const verdict = judge(asked, { ...noFeatures, [name]: 1 }, modelOf(answers, 0.9));
    expect(verdict).toMatchObject({ outcome, confidence: expect.closeTo(confidence, 10), missing: [] });
  });
});

describe("a question for a by-line, title or caption", () => {
  it.each([
    [0.76, 0.1, "answered", 0.85],
    [0.76, 0.9, "answered", 0.9],
    [0.74, 0.1, "not_found", 0.1],
  ])("is answered where %d of it names that, by %d: %s, %d", (roleCoverage, answers, outcome, confidence) => {
    const doubted = { ...noFeatures, missedWords: 0.5, readerLogit: -1, roleCoverage };
    expect(judge(askedForName, doubted, modelOf(answers, 0.1))).toMatchObject({
      outcome,
      confidence: expect.closeTo(confidence, 10),
    });
  });

  it("is not where something else is asked of it", async () => {
    const features = { ...noFeatures, roleCoverage: 1 };
    for (const other of ["Tác giả ở đâu?", "Tác giả sinh năm nào?", "Tác giả có bằng gì?"])
      expect(judge(await sourceOf(other, [{ text: answer }]), features, modelOf(0.1, 0.9)).outcome).toBe(
        "related",
      );
  });

  it("is not where something that it requires is missing", () => {
    const features = { ...noFeatures, roleCoverage: 1 };
    expect(judge(askedOfUnknown, features, modelOf(0.9, 0.9))).toMatchObject({
      outcome: "related",
      confidence: 0.3,
      missing: unknown,
    });
  });
});

describe("a type that is written in few ways", () => {
  it.each([
    [10, []],
    [11, [{ text: "số điện thoại", kind: "phone" }]],
  ])("is looked for in the ten best passages: it stands in number %d", async (number, missing) => {
    const texts = Array.from({ length: 12 }, (_, at) =>
      at + 1 === number ? "Gọi 0710.3820123." : "Trời mưa.",
    );
    const given = texts.map((text, at) => ({ text, fused: -at }));
    const source = await sourceOf("số điện thoại của quận?", given);
    expect(source.ranked.map(({ passage }) => passage)).toEqual(given.map((_, at) => at));
    expect(judge(source, noFeatures, modelOf(0.4, 0.9)).missing).toEqual(missing);
  });
});

/** A source whose passages the bundled reader has read. */
function withReadings(source: FeatureSource): FeatureSource {
  const { reader } = bundledJudge;
  const read = reader.question(source.query.text);
  const readings = source.ranked.map(({ passage, sentences }) =>
    reader.read(
      read,
      reader.passage(sentences.map(({ start, end }) => source.textOf(passage).slice(start, end))),
    ),
  );
  return { ...source, readings };
}

describe("judge by the bundled model", () => {
  const besides = ["Trời mưa.", "Nội bộ phường đoàn kết.", "Nông dân vui."].map((text) => ({
    text,
    lexical: 0.1,
    dense: 0.1,
    fused: 0.5,
  }));

  /** The verdict where this passage is the best of four. */
  async function verdictOf(asked: string, text: string, lexical: number, dense: number) {
    const given = [{ text, lexical, dense, fused: 4 }, ...besides];
    const source = withReadings(await sourceOf(asked, given, { neighbourhood: dense }));
    return judge(source, extractFeatures(source), bundledJudge.model);
  }

  it("answers on full evidence", async () => {
    expect((await verdictOf(question, answer, 30, 0.8)).outcome).toBe("answered");
  });

  it("is silent without any", async () => {
    const verdict = await verdictOf("Vốn điều lệ hãng xe lửa?", "Trời mưa.", 0, 0);
    expect(verdict.outcome).toBe("not_found");
  });
});
