import { readFile } from "node:fs/promises";
import { z } from "zod";
import { AppError, reasonOf } from "../errors.js";
import { type FeatureName, type Features, featureNames } from "./features.js";
import { sigmoid } from "./statistics.js";

/** One node of a tree: a leaf has no feature. Children are positions in the tree's list, behind their parent's. */
type Node =
  | readonly [value: number]
  | readonly [feature: number, threshold: number, left: number, right: number];
type Tree = readonly [Node, ...Node[]];

const modelSchema = z.object({
  format: z.literal(1),
  features: z.array(z.string()),
  /** Log-odds that the best passage answers: mean of a logistic regression and of boosted trees. */
  answers: z.object({
    bias: z.number(),
    weights: z.array(z.number()),
    base: z.number(),
    // By a function of our own: a schema of thousands of nodes costs every start as much as reading the corpus's index.
    trees: z.array(z.custom<Tree>(isTree)),
  }),
  /** Log-odds that the question is about what the corpus is about: a logistic regression. */
  topic: z.object({ bias: z.number(), weights: z.array(z.number()) }),
});
type ModelFile = z.infer<typeof modelSchema>;

/** What training/verdict.py fits: probabilities from the features of the best passage. */
export class VerdictModel {
  private readonly names: readonly FeatureName[];

  private constructor(private readonly file: ModelFile) {
    this.names = file.features as FeatureName[];
  }

  /**
   * Reads the model's file.
   * @throws AppError MODEL_INVALID where it cannot be read, or its features are not those of this program
   */
  static async read(path: string): Promise<VerdictModel> {
    try {
      return VerdictModel.parse(JSON.parse(await readFile(path, "utf8")));
    } catch (cause) {
      throw new AppError(
        "MODEL_INVALID",
        { model: "verdict", folder: path, reason: reasonOf(cause) },
        { cause },
      );
    }
  }

  /**
   * Makes a model of the content of its file.
   * @throws a plain Error where it is no such model
   */
  static parse(json: unknown): VerdictModel {
    const file = modelSchema.parse(json);
    const known: ReadonlySet<string> = new Set(featureNames);
    const unknown = file.features.find((name) => !known.has(name));
    if (unknown !== undefined) throw new Error(`there is no feature ${unknown}`);
    const size = file.features.length;
    if (file.answers.weights.length !== size || file.topic.weights.length !== size)
      throw new Error("a weight for each feature is missing");
    return new VerdictModel(file);
  }

  /** Probability that the passage answers the question, in [0, 1]. */
  answers(features: Features): number {
    const values = this.valuesOf(features);
    const { bias, weights, base, trees } = this.file.answers;
    const linear = dot(values, weights) + bias;
    const boosted = trees.reduce((sum, tree) => sum + leafOf(tree, values), base);
    return sigmoid((linear + boosted) / 2);
  }

  /** Probability that the question is about what the corpus is about, in [0, 1]. */
  isOnTopic(features: Features): number {
    const { bias, weights } = this.file.topic;
    return sigmoid(dot(this.valuesOf(features), weights) + bias);
  }

  private valuesOf(features: Features): number[] {
    return this.names.map((name) => features[name]);
  }
}

function isTree(tree: unknown): tree is Tree {
  if (!Array.isArray(tree) || tree.length === 0) return false;
  const isChild = (child: unknown, parent: number) =>
    Number.isInteger(child) && Number(child) > parent && Number(child) < tree.length;
  return tree.every((node: unknown, at) => {
    if (!Array.isArray(node) || !node.every((number) => Number.isFinite(number))) return false;
    const [feature, , left, right] = node;
    return node.length === 4
      ? Number.isInteger(feature) && feature >= 0 && isChild(left, at) && isChild(right, at)
      : node.length === 1;
  });
}

function leafOf(tree: Tree, values: readonly number[]): number {
  let node: Node = tree[0];
  while (node.length === 4) {
    const [feature, threshold, left, right] = node;
    node = tree[(values[feature] as number) <= threshold ? left : right] as Node;
  }
  return node[0];
}

function dot(values: readonly number[], weights: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * (values[at] as number), 0);
}
