import { type Features, featureNames } from "../../src/ranking/features.js";
import { VerdictModel } from "../../src/ranking/verdict-model.js";

/** The file of a model of one feature that says nothing. */
export const modelFile = {
  format: 1,
  features: ["coverage"],
  answers: { bias: 0, weights: [0], base: 0, trees: [] as number[][][] },
  topic: { bias: 0, weights: [0] },
};

/** Features that are all 0. */
export const noFeatures = Object.fromEntries(featureNames.map((name) => [name, 0])) as Features;

/** A model that gives these probabilities, whatever the features. */
export function modelOf(answers: number, onTopic: number): VerdictModel {
  const logit = (probability: number) => Math.log(probability / (1 - probability));
  return VerdictModel.parse({
    ...modelFile,
    answers: { ...modelFile.answers, bias: 2 * logit(answers) },
    topic: { bias: logit(onTopic), weights: [0] },
  });
}
