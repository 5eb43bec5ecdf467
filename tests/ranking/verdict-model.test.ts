import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Features, featureNames } from "../../src/ranking/features.js";
import { VerdictModel } from "../../src/ranking/verdict-model.js";
import { temporaryFolder } from "../support/temporary.js";
import { modelFile, noFeatures } from "./verdict-models.js";

const odds = (logit: number) => 1 / (1 + Math.exp(-logit));

describe("VerdictModel", () => {
  it("gives the mean log-odds of its weights and of its trees", () => {
    const answers = { bias: 1, weights: [3], base: 0.5, trees: [[[0, 0.4, 1, 2], [-2], [4]]] };
    const model = VerdictModel.parse({ ...modelFile, features: ["coverage"], answers });
    const of = (coverage: number) => model.answers({ ...noFeatures, coverage });
    expect(of(0)).toBeCloseTo(odds((1 + 0 + 0.5 - 2) / 2), 12);
    expect(of(0.4)).toBeCloseTo(odds((1 + 1.2 + 0.5 - 2) / 2), 12);
    expect(of(0.5)).toBeCloseTo(odds((1 + 1.5 + 0.5 + 4) / 2), 12);
  });

  it("walks deep trees down to a leaf, and adds trees up", () => {
    const deep = [[0, 0, 1, 2], [-1], [0, 1, 3, 4], [1], [3]];
    const answers = { bias: 0, weights: [0], base: 0, trees: [deep, [[10]]] };
    const model = VerdictModel.parse({ ...modelFile, features: ["score"], answers });
    const of = (score: number) => model.answers({ ...noFeatures, score });
    expect([of(-1), of(0.5), of(2)]).toEqual([9, 11, 13].map((sum) => odds(sum / 2)));
  });

  it("tells what is on topic by weights alone, features by their names", () => {
    const features = ["dense", "coverage"];
    const model = VerdictModel.parse({
      ...modelFile,
      features,
      answers: { ...modelFile.answers, weights: [0, 0] },
      topic: { bias: -1, weights: [2, 4] },
    });
    const given: Features = { ...noFeatures, coverage: 0.5, dense: 0.25 };
    expect(model.isOnTopic(given)).toBeCloseTo(odds(-1 + 0.5 + 2), 12);
    expect(model.answers(given)).toBe(0.5);
  });
});

describe("VerdictModel.parse", () => {
  it("refuses a feature that this program does not have", () => {
    expect(() => VerdictModel.parse({ ...modelFile, features: ["luck"] })).toThrow("luck");
  });

  it.each([
    ["too few weights", { answers: { ...modelFile.answers, weights: [] } }],
    ["too many weights", { answers: { ...modelFile.answers, weights: [1, 2] } }],
    ["too few weights of the topic", { topic: { bias: 0, weights: [] } }],
  ])("refuses %s", (_what, change) => {
    expect(() => VerdictModel.parse({ ...modelFile, ...change })).toThrow("weight");
  });

  it.each([
    ["nothing", null],
    ["another format", { ...modelFile, format: 2 }],
    ["a tree without nodes", { ...modelFile, answers: { ...modelFile.answers, trees: [[]] } }],
    ["a node of two numbers", { ...modelFile, answers: { ...modelFile.answers, trees: [[[1, 2]]] } }],
    ["a node of no feature", { ...modelFile, answers: { ...modelFile.answers, trees: [[[-1, 0, 0, 0]]] } }],
    [
      "a node that is its own child",
      { ...modelFile, answers: { ...modelFile.answers, trees: [[[0, 0, 0, 1], [1]]] } },
    ],
    [
      "a node whose child is none",
      { ...modelFile, answers: { ...modelFile.answers, trees: [[[0, 0, 1, 2], [1]]] } },
    ],
    ["a node that is no list", { ...modelFile, answers: { ...modelFile.answers, trees: [[null]] } }],
    ["a weight that is no number", { ...modelFile, topic: { bias: 0, weights: ["1"] } }],
  ])("refuses %s", (_what, file) => {
    expect(() => VerdictModel.parse(file)).toThrow();
  });
});

describe("VerdictModel.read", () => {
  it("reads the model that the project ships, which knows features of this program only", async () => {
    const path = join(import.meta.dirname, "..", "..", "models", "trich-dan-verdict", "model.json");
    const model = await VerdictModel.read(path);
    const none = model.answers(noFeatures);
    expect(none).toBeGreaterThan(0);
    expect(none).toBeLessThan(1);
    expect(new Set(featureNames).size).toBe(featureNames.length);
  });

  it("names the file and the reason where it cannot", async () => {
    const path = join(await temporaryFolder(), "model.json");
    await expect(VerdictModel.read(path)).rejects.toMatchObject({
      code: "MODEL_INVALID",
      parameters: { model: "verdict", folder: path, reason: expect.stringContaining("ENOENT") },
    });
    await writeFile(path, "{");
    await expect(VerdictModel.read(path)).rejects.toMatchObject({ code: "MODEL_INVALID" });
    await writeFile(path, JSON.stringify({ ...modelFile, features: ["luck"] }));
    await expect(VerdictModel.read(path)).rejects.toMatchObject({
      code: "MODEL_INVALID",
      parameters: { reason: expect.stringContaining("luck") },
      cause: expect.any(Error),
    });
  });
});
