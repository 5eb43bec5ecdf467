import type { Reading } from "./reader/reader.js";
import type { RankedPassage } from "./rerank.js";
import { clamp } from "./statistics.js";

/** What the reader's log-odds weigh beside the rank score (bench/README.md, "What moved the ranking"). */
const passageWeight = 0.3;
/** The log-odds that count, either way: beyond, the reader is only surer of the same. */
const mostLogOdds = 6;
/**
 * What the reader's share for a sentence weighs beside the score by its words. Chosen on the questions of the training pools (training/README.md,
 * "The sentence that answers").
 */
const sentenceWeight = 0.5;

/** A passage whose scores count what the reader made of it: in all, and by the share of its odds that each sentence has. */
export function withReading(passage: RankedPassage, { logit, sentences }: Reading): RankedPassage {
  const sentenceShares = sentences.map((each) => (each === -Infinity ? 0 : Math.exp(each - logit)));
  return {
    ...passage,
    score: passage.score + passageWeight * clamp(logit, -mostLogOdds, mostLogOdds),
    sentenceScores: passage.sentenceScores.map(
      (score, at) => score + sentenceWeight * (sentenceShares[at] ?? 0),
    ),
    sentenceShares,
  };
}
