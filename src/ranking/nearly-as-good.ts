import type { RankedPassage } from "./rerank.js";

/**
 * A passage with this share of the best one's score answers nearly as well. Of the five best passages, 1.6 then are offered for a golden
 * question and 2.2 on the mini-set, and the right one is among them for 175 of 183 and 143 of 150 questions; at a quarter, twice as
 * many are offered (3.0 and 3.9) for 179 and 144.
 */
const nearlyAsGood = 0.5;
/**
 * With this share it is a rival: their scores do not tell which of the two answers. Chosen on `tests/golden/follow-ups.jsonl`.
 */
const rivalling = 0.9;

type Scored = Pick<RankedPassage, "score">;

/** Whether a passage answers nearly as well as the best one for the same question, and is worth offering beside it. */
export function isNearlyAsGood(passage: Scored, best: Scored): boolean {
  return passage.score >= nearlyAsGood * best.score;
}

/** Whether a passage answers as well as the best one for the same question, as far as their scores can tell. */
export function isRival(passage: Scored, best: Scored): boolean {
  return passage.score >= rivalling * best.score;
}
