import { mayAskName } from "../language/question-words.js";
import { overruledFrom } from "./doubts.js";
import type { FeatureSource, Features } from "./features.js";
import { type Missing, missingOf } from "./missing.js";
import type { VerdictModel } from "./verdict-model.js";

/**
 * How a question ended.
 * - `answered`: the series holds direct evidence.
 * - `related`: the passage may help; nothing is claimed, unless something required is missing by name.
 * - `not_found`: off topic.
 */
export type Outcome = "answered" | "related" | "not_found";

/** What may be said of a question on the evidence found. */
export interface Verdict {
  readonly outcome: Outcome;
  /** Probability that the best passage answers, in [0, 1]. */
  readonly confidence: number;
  /** What is required and what was searched does not have; empty unless absence is claimed. */
  readonly missing: readonly Missing[];
}

/** From this probability on, the best passage is given as the answer (bench/README.md, "Verdicts"). */
const answeredFrom = 0.51;
/** Below this probability of being about the corpus at all, nothing is shown; an answer takes a little more. */
const relatedFrom = 0.45;
const answeredOnTopicFrom = 0.5;
/** From this share of the question on that names what a by-line, title or caption is, and nothing else, that is asked for … */
const roleFrom = 0.75;
/** … and then it answers with at least this probability: all golden questions of the kind that may be used for tuning are right. */
const roleProbability = 0.85;
/** A passage that is ruled out answers with at most this probability. */
const mostRuledOut = 0.3;
/**
 * One that is doubted, with at most this: three in five of those that the model is for, though not enough to overrule the doubt, are right after all
 * (training/README.md, "Doubts").
 */
const mostDoubted = 0.5;
/** Passages among which something asked for is looked for before it is said to be missing. */
const lookedThrough = 10;

/** Judges the best passage for a question. */
export function judge(source: FeatureSource, features: Features, model: VerdictModel): Verdict {
  const texts = source.ranked.slice(0, lookedThrough).map(({ passage }) => source.textOf(passage));
  const missing = missingOf(source.query, source.index, texts, source.scope);
  const [answers, onTopic] =
    source.ranked.length === 0 ? [0, 0] : [model.answers(features), model.isOnTopic(features)];
  const least = features.roleCoverage >= roleFrom && asksName(source) ? roleProbability : 0;
  const probability = Math.max(least, answers);
  const neededFrom = least === 0 ? overruledFrom(source, features) : 0;
  const most = mostOf(missing.length > 0 ? Infinity : neededFrom, probability);
  const confidence = Math.min(most, probability);
  const topical = Math.max(least, onTopic);
  if (confidence >= answeredFrom && topical >= answeredOnTopicFrom)
    return { outcome: "answered", confidence, missing: [] };
  return topical >= relatedFrom
    ? { outcome: "related", confidence, missing }
    : { outcome: "not_found", confidence, missing: [] };
}

/** Whether a by-line, title or caption is asked for by what it tells: `tác giả là ai`, not `tác giả sinh năm nào`. */
function asksName({ query: { answerType, words } }: FeatureSource): boolean {
  return (answerType === "person" || answerType === "other") && mayAskName(words.join(" "));
}

/** The most that is told of a passage that something speaks against, unless the model is as sure as that asks for. */
function mostOf(neededFrom: number, probability: number): number {
  if (neededFrom === Infinity) return mostRuledOut;
  return probability >= neededFrom ? 1 : mostDoubted;
}
