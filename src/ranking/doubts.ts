import type { AnswerType } from "../language/answer-type.js";
import type { FeatureSource, Features } from "./features.js";

/** A reason to doubt that a passage answers, whatever else speaks for it. */
interface Doubt {
  /** From this probability on, the passage answers all the same. */
  readonly overruledFrom: number;
  readonly applies: (source: FeatureSource, features: Features) => boolean;
}

/** A passage that lacks this much of what is asked of a name (its population, its area) hardly answers. */
const mostMissedWords = 0.95;
/** Types whose own words (`giữ chức vụ gì`) need not stand in the passage. */
const askedInOtherWords: ReadonlySet<AnswerType> = new Set(["role", "person", "definition", "reason"]);
/** Below this mean cosine with the nearest sentences, a question that lacks this much of its words is likely of another subject. */
const farOff = { neighbourhood: 0.24, missedWords: 0.2 };
/** An office matched below this is another one's, or its deputy's. */
const officeHeldFrom = 0.5;

/** What can be written in one way only, and is not there; a name of which nothing that is asked stands there; another one's office. */
const certain = Infinity;
/**
 * How sure the model must be to overrule the others was chosen on the everyday questions of the training pools and the golden questions that may be
 * used for tuning (training/README.md, "Doubts"): among passages that a doubt rules out, how many of those above it are right.
 */
const sure = 0.9;
const quiteSure = 0.8;

const doubts: readonly Doubt[] = [
  {
    overruledFrom: certain,
    applies: (_, { phoneMissed, ageMissed, missedDocument }) => phoneMissed + ageMissed + missedDocument > 0,
  },
  // `giải ngân được bao nhiêu` is answered in percent, `bao nhiêu dự toán` too.
  {
    overruledFrom: sure,
    applies: (_, { moneyMissed, percentMissed, countFar }) => moneyMissed + percentMissed + countFar > 0,
  },
  {
    overruledFrom: certain,
    applies: ({ query }, { missedWords }) =>
      missedWords >= mostMissedWords && !askedInOtherWords.has(query.answerType),
  },
  { overruledFrom: certain, applies: lacksOffice },
  {
    overruledFrom: quiteSure,
    applies: (_, { neighbourhood, missedWords, readerLogit }) =>
      neighbourhood < farOff.neighbourhood && missedWords >= farOff.missedWords && readerLogit < 0,
  },
];

/** The probability from which on the best passage answers in spite of all doubts: 0 without any, Infinity where none may be overruled. */
export function overruledFrom(source: FeatureSource, features: Features): number {
  return Math.max(
    0,
    ...doubts.filter(({ applies }) => applies(source, features)).map((doubt) => doubt.overruledFrom),
  );
}

/** Whether the passage does not hold an office that the question asks of: `Phó Bí thư` is no `Bí thư`. */
function lacksOffice({ query, ranked: [best] }: FeatureSource): boolean {
  return query.terms.some(
    ({ kind }, at) => kind === "office" && (best?.match.best[at] ?? 0) < officeHeldFrom,
  );
}
