import type { AnswerType } from "../language/answer-type.js";
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
  /** What is required and the corpus does not have; empty unless absence is claimed. */
  readonly missing: readonly Missing[];
}

/** From this probability on, the best passage is given as the answer (bench/README.md, "Verdicts"). */
const answeredFrom = 0.55;
/** Below this probability of being about the corpus at all, nothing is shown; an answer takes a little more. */
const relatedFrom = 0.45;
const answeredOnTopicFrom = 0.5;
/** A passage that lacks this much of what is asked of a name (its population, its area) does not answer. */
const mostMissedWords = 0.95;
/** Types whose own words (`giữ chức vụ gì`) need not stand in the passage. */
const askedInOtherWords: ReadonlySet<AnswerType> = new Set(["role", "person", "definition", "reason"]);
/**
 * Below this mean cosine with the nearest sentences, a question that lacks this much of its words is of another subject: so chosen that no
 * off-topic golden question that may be used for tuning is answered.
 */
const farOff = { neighbourhood: 0.24, missedWords: 0.2 };
/** An office matched below this is another one's, or its deputy's. */
const officeHeldFrom = 0.5;
/** A passage that is ruled out answers with at most this probability. */
const mostRuledOut = 0.3;
/** Passages among which something asked for is looked for before it is said to be missing. */
const lookedThrough = 10;

/** Judges the best passage for a question. */
export function judge(source: FeatureSource, features: Features, model: VerdictModel): Verdict {
  const texts = source.ranked.slice(0, lookedThrough).map(({ passage }) => source.textOf(passage));
  const missing = missingOf(source.query, source.index, texts);
  const isRuledOut =
    missing.length > 0 ||
    lacksType(features) ||
    lacksWords(source, features) ||
    lacksOffice(source) ||
    isFarOff(features);
  const probability = source.ranked.length === 0 ? 0 : model.answers(features);
  const confidence = isRuledOut ? Math.min(mostRuledOut, probability) : probability;
  const topical = source.ranked.length === 0 ? 0 : model.isOnTopic(features);
  if (confidence >= answeredFrom && topical >= answeredOnTopicFrom)
    return { outcome: "answered", confidence, missing: [] };
  return topical >= relatedFrom
    ? { outcome: "related", confidence, missing }
    : { outcome: "not_found", confidence, missing: [] };
}

/** Whether a thing was asked for that is written in few ways, and the passage has it in none. */
function lacksType(features: Features): boolean {
  return (
    features.phoneMissed + features.moneyMissed + features.percentMissed + features.ageMissed > 0 ||
    features.missedDocument + features.countFar > 0
  );
}

/** Whether the question stands far from everything in the corpus, lacks some of its words, and the reader doubts. */
function isFarOff({ neighbourhood, missedWords, readerLogit }: Features): boolean {
  return neighbourhood < farOff.neighbourhood && missedWords >= farOff.missedWords && readerLogit < 0;
}

/** Whether hardly a word of what is asked of a name stands in the passage. */
function lacksWords({ query }: FeatureSource, { missedWords }: Features): boolean {
  return missedWords >= mostMissedWords && !askedInOtherWords.has(query.answerType);
}

/** Whether the passage does not hold an office that the question asks of: `Phó Bí thư` is no `Bí thư`. */
function lacksOffice({ query, ranked: [best] }: FeatureSource): boolean {
  return query.terms.some(
    ({ kind }, at) => kind === "office" && (best?.match.best[at] ?? 0) < officeHeldFrom,
  );
}
