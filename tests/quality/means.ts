import type { Answer, SearchResult } from "../../src/answer/index.js";
import { bundledJudge } from "../support/judge.js";

/** Means of many values by name. */
export class Means {
  readonly #sums = new Map<string, { sum: number; count: number }>();

  /** Takes values into the mean of this name. */
  add(name: string, ...values: readonly number[]): void {
    const mean = this.#sums.get(name) ?? { sum: 0, count: 0 };
    for (const value of values) mean.sum += value;
    mean.count += values.length;
    this.#sums.set(name, mean);
  }

  /** The means, to six decimals, in the order of the first values; names begin with the prefix. */
  figures(prefix: string): Record<string, number> {
    const rounded = [...this.#sums].map(
      ([name, { sum, count }]) =>
        [`${prefix}.${name}`, Math.round((1e6 * sum) / Math.max(1, count)) / 1e6] as const,
    );
    return Object.fromEntries(rounded);
  }
}

/** Takes what a search found out: how the question was read, how passages were ranked, and what that says. */
export function addSearch(
  means: Means,
  { query, ranked, features, confidence, missing }: SearchResult,
): void {
  const variants = query.terms.flatMap((term) => term.variants);
  means.add("terms", query.terms.length);
  means.add("terms told apart", query.terms.filter(({ kind }) => kind !== "word").length);
  means.add("weight of a term", ...query.terms.map(({ weight }) => weight));
  means.add("best known boost of a term", ...query.terms.map((term) => term.bestKnownBoost));
  means.add("variants", variants.length);
  means.add("boost of a variant", ...variants.map(({ boost }) => boost));
  means.add("terms searched for", query.weightedTerms.length);
  means.add("weight of a term searched for", ...query.weightedTerms.map(({ weight }) => weight));
  means.add("length of the rewritten question", query.rewritten.length);
  means.add("passages read closely", ranked.length);
  means.add("lexical score", ...ranked.map(({ lexical }) => lexical));
  means.add("nearest sentence", ...ranked.map(({ dense }) => dense));
  means.add("fused score", ...ranked.map(({ fused }) => fused));
  means.add("rank score", ...ranked.map(({ score }) => score));
  means.add("rank score of the first", ranked[0]?.score ?? 0);
  means.add("coverage", ...ranked.map(({ coverage }) => coverage));
  means.add("focus", ...ranked.map(({ focus }) => focus));
  means.add("terms held", ...ranked.map(({ held }) => held));
  means.add("sentence score", ...ranked.flatMap(({ sentenceScores }) => sentenceScores));
  means.add("match of a term in a sentence", ...ranked.flatMap(({ match }) => match.bySentence.flat()));
  for (const [name, value] of Object.entries(features)) means.add(`feature ${name}`, value);
  means.add("topicality", bundledJudge.model.isOnTopic(features));
  means.add("probability of an answer", bundledJudge.model.answers(features));
  means.add("confidence", confidence);
  means.add("things missing", missing.length);
}

/** Takes what a person is told. */
export function addAnswer(
  means: Means,
  { asked, outcome, confidence, excerpts, missing, nearest }: Answer,
): void {
  means.add("length of what is asked", asked.length);
  means.add("answered", Number(outcome === "answered"));
  means.add("not found", Number(outcome === "not_found"));
  means.add("excerpts", excerpts.length);
  means.add("paragraph", ...excerpts.map(({ citation }) => citation.paragraph));
  means.add("highlights", ...excerpts.map(({ highlights }) => highlights.length));
  means.add(
    "begin of a highlight",
    ...excerpts.flatMap(({ highlights }) => highlights.map(([start]) => start)),
  );
  means.add("confidence told", confidence);
  means.add("things told to be missing", missing.length);
  means.add("length of what is told to be missing", ...missing.map(({ text }) => text.length));
  means.add("nearest sections", nearest.length);
}
