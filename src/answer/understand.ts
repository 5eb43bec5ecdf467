import type { Embedder } from "../embedding/index.js";
import type { Library } from "../library/index.js";
import { coverage } from "../retrieval/index.js";
import { readFollowUp } from "./follow-up.js";
import { type Investigation, investigate } from "./investigate.js";
import { keySentences, LONGEST_QUESTION } from "./key-sentences.js";
import { decideOutcome } from "./outcome.js";
import type { AskOptions } from "./types.js";

/** A question as it was understood. */
export interface Understood extends Investigation {
  /** What was looked up. */
  readonly asked: string;
}

/** By so much the confidence must rise for a question to be completed that its form does not call for. */
const CLEARLY_BETTER = 0.15;
/** A passage with this share of the best one's score answers nearly as well. */
const NEARLY_AS_GOOD = 0.9;
/** Share of what was asked anew that the best passage has to hold. */
const MOSTLY_HELD = 0.7;

/** Looks a question up: what it leaves out is taken from the one before it, a long text is looked up by its key sentences. */
export async function understand(
  question: string,
  { previous, isStatement = false }: AskOptions,
  library: Library,
  embedder: Embedder,
): Promise<Understood> {
  const look = async (asked: string): Promise<Understood> => ({
    asked,
    ...(await investigate(asked, library, embedder)),
  });
  if (isStatement || question.length > LONGEST_QUESTION)
    return look(keySentences(question, library.vocabulary));
  const alone = await look(question);
  const followUp = previous === undefined ? null : readFollowUp(question, previous, library.vocabulary);
  if (!followUp) return alone;
  const completed = await Promise.all(followUp.completions.map(look));
  const best = completed.reduce((a, b) => (b.confidence > a.confidence ? b : a));
  return isTaken(followUp.isCertain, best, alone) ? best : alone;
}

function isTaken(isCertain: boolean, completed: Understood, alone: Understood): boolean {
  const outcome = decideOutcome(completed.signals);
  // The conversation has moved on: the question means something, but not with the one before.
  if (isCertain) return outcome !== "not_found" || decideOutcome(alone.signals) === "not_found";
  if (outcome !== "answered" || !holdsOwnWords(completed, alone)) return false;
  if (decideOutcome(alone.signals) !== "answered") return true;
  return completed.confidence >= alone.confidence + (isDecided(alone) ? CLEARLY_BETTER : 0);
}

/** Whether the best passage speaks of what was asked anew; else it only answers the question before once more. */
function holdsOwnWords({ query, evidence: [best] }: Understood, alone: Understood): boolean {
  const own = new Set(alone.query.units.map(({ surface }) => surface));
  const shared = query.units.map((unit, at) => ({ unit, held: best?.match.best[at] ?? 0 }));
  const asked = shared.filter(({ unit }) => own.has(unit.surface));
  const held = asked.map((each) => each.held);
  return (
    coverage(
      asked.map(({ unit }) => unit),
      held,
    ) >= MOSTLY_HELD
  );
}

/** Whether one passage answers better than all others: a question that many answer alike leaves out which is meant. */
function isDecided({ evidence: [first, second] }: Understood): boolean {
  return !first || !second || second.score < NEARLY_AS_GOOD * first.score;
}
