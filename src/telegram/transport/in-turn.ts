import { turn } from "../../turn.js";
import type { Edition } from "../types.js";

/** What answers, as the bot is given it. */
type Finders = Pick<Edition, "answerer" | "figures">;

/**
 * Looks questions up one after the other, in the order in which they came, whatever state of the series they are asked of. All of them need
 * the one processor, so none is answered later than side by side, most are answered sooner; and each answer is on its way, and known to have
 * arrived, before a crash during the next ones.
 *
 * @returns what lines the questions of an edition up behind those of all others
 */
export function inTurn(): (finders: Finders) => Finders {
  let last: Promise<unknown> = Promise.resolve();
  function queued<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = last.then(work);
    // The turn lets the answer go out, and those of others come in.
    last = result.then(turn, turn);
    return result;
  }
  return ({ answerer, figures }) => ({
    answerer: { answer: (question, options) => queued(() => answerer.answer(question, options)) },
    figures: {
      find: (topic, offset, limit, scope) => queued(() => figures.find(topic, offset, limit, scope)),
    },
  });
}
