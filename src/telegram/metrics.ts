import type { Outcome } from "../answer/index.js";

/** Where a question was asked. */
export type Place = "private" | "group" | "inline" | "guest" | "business";

/** What is counted while the bot runs. Nothing that tells who wrote, or what: no ids, no text. */
export interface Metrics {
  /** An update came in; `kind` as the Bot API names it, such as `message`. */
  updateReceived(kind: string): void;
  /** The first call that answers an update is about to be sent, `seconds` after the update came in. */
  answerSent(kind: string, seconds: number): void;
  /** A question was answered. */
  questionAnswered(outcome: Outcome, place: Place): void;
  /** Something broke, and the person was told so. */
  apology(place: Place): void;
  /** An update was left alone, because too many came. */
  limited(kind: string): void;
  /** An update was claimed; `known`: it had been dealt with, here or by another process; `failed`: it has to be delivered again. */
  updateClaimed(result: "taken" | "known" | "failed"): void;
  /** One request to the Bot API ended; `status`: `ok`, an error code such as `429`, or `network`. */
  apiCalled(method: string, status: string): void;
}

/** Counts nothing. */
export const noMetrics: Metrics = {
  updateReceived() {},
  answerSent() {},
  questionAnswered() {},
  apology() {},
  limited() {},
  updateClaimed() {},
  apiCalled() {},
};
