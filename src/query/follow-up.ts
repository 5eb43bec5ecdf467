import { smallTalkOf } from "../language/courtesy.js";
import {
  besideName,
  clock,
  closing,
  matchWords,
  measure,
  moment,
  opening,
  pointing,
  politeness,
  sequence,
  withoutWords,
  wordsOf,
} from "../language/follow-up-words.js";
import { analyseQuery } from "./analyse-query.js";
import { spanOf, swapNames } from "./follow-up-swap.js";
import type { Query, QueryTerm } from "./query.js";
import { isTelling } from "./query-term.js";
import type { Vocabulary } from "./vocabulary.js";

/** A question that may leave out what the one before it said. */
export interface FollowUp {
  /** Whether its form alone tells that it leaves something out; if not, the evidence has to tell. */
  readonly isCertain: boolean;
  /** What it may mean, spelt out: one or two ways. */
  readonly completions: readonly string[];
}

// The bounds were chosen by hand on the conversations of tests/golden/follow-ups.jsonl that may be used for tuning.

/** Longest texts, in UTF-16 code units, that follow up, or are followed up: longer ones say all themselves. */
const longest = 300;
/** A question with more words, or more terms that tell, stands for itself. */
const fewWords = 9;
/** The same where nothing tells that it goes on. */
const veryFewWords = 6;
const fewTerms = 2;

/** A question, and the one before it, as far as their relation depends on them. */
interface Turn {
  readonly question: string;
  /** The question's words without punctuation, and without what opens, closes or softens a follow-up. */
  readonly asked: string;
  readonly rest: string;
  /** Whether it opens or closes as a follow-up does. */
  readonly isMarked: boolean;
  /** Terms that tell: the question's own, and those of the one before. */
  readonly own: readonly QueryTerm[];
  readonly topic: readonly QueryTerm[];
  readonly before: Query;
  /** Whether the question names nothing itself: no name, number, abbreviation or part. */
  readonly namesNothing: boolean;
}

/** A kind of follow-up: what it may mean, null where the question stands for itself, undefined where it is not of this kind. */
type FollowUpRule = (turn: Turn) => FollowUp | null | undefined;

/**
 * Resolves a question as one that follows another. Null where it leaves nothing out, or nothing can be taken over.
 * @param previous what was looked up before
 */
export function resolveFollowUp(question: string, previous: string, vocabulary: Vocabulary): FollowUp | null {
  const turn = readTurn(question, previous, vocabulary);
  if (!turn) return null;
  for (const rule of followUpRules) {
    const told = rule(turn);
    if (told !== undefined) return told;
  }
  return null;
}

function readTurn(question: string, previous: string, vocabulary: Vocabulary): Turn | null {
  if (question.length > longest || previous.length > longest) return null;
  // `cảm ơn bạn nhiều nha` asks nothing, and so leaves nothing out.
  if (smallTalkOf(question) !== null) return null;
  const asked = wordsOf(question).join(" ");
  if (asked === "" || matchWords(asked, clock)) return null;
  const plain = withoutWords(asked, politeness);
  const rest = withoutWords(withoutWords(plain, closing), opening);
  const query = analyseQuery([moment, sequence, measure].reduce(withoutWords, rest), vocabulary);
  const own = query.terms.filter(isTelling);
  if (own.length > fewTerms && wordCount(asked) > fewWords) return null;
  const before = analyseQuery(previous, vocabulary);
  const topic = before.terms.filter(isTelling);
  if (topic.length === 0) return null;
  return {
    question,
    asked,
    rest,
    isMarked: rest.length < plain.length,
    own,
    topic,
    before,
    namesNothing: !own.some((term) => isName(term) || isAbbreviation(term) || term.kind === "part"),
  };
}

const followUpRules: readonly FollowUpRule[] = [
  /** `ở đó`, `ông ấy`: points to what was named. */
  ({ namesNothing, asked, topic }) =>
    namesNothing && matchWords(asked, pointing)
      ? { isCertain: true, completions: appended(withoutWords(asked, pointing), topic) }
      : undefined,
  /** A word that the series never has is a topic of its own, though one that nothing will be found about. */
  ({ own }) =>
    own.some(({ kind, bestKnownBoost }) => kind === "word" && bestKnownBoost === 0) ? null : undefined,
  /** `còn bây giờ thì sao?`: asks the same of another time. */
  ({ own, topic, rest, question }) => {
    if (own.length > 0) return undefined;
    const isNow = matchWords(rest, moment) !== null;
    // What was so at the end of a year is not what is so now.
    const kept = isNow ? topic.filter(({ kind }) => kind !== "number") : topic;
    return { isCertain: true, completions: [`${surfaces(kept)} ${question}`] };
  },
  /** `còn Thới Lai?`: asks the same of another name. */
  ({ own, isMarked, rest, before }) => {
    if (!own.every(isName)) return undefined;
    if (!isMarked && !isBareName(own, rest)) return null;
    const swapped = swapNames(before, own, rest);
    return swapped === null ? null : { isCertain: true, completions: [swapped] };
  },
  /** `ai là trưởng phòng?`: asks something else of what was named. */
  ({ asked, isMarked, own, namesNothing, topic, rest, question }) => {
    const isShort = wordCount(asked) <= (isMarked ? fewWords : veryFewWords) && own.length <= fewTerms;
    const hasAnchor = topic.some(isAnchor);
    if (!isShort || !namesNothing || !hasAnchor) return null;
    // An office is one of some body, which is named or was named before.
    const isCertain = own.every(({ kind }) => kind === "office");
    return { isCertain, completions: appended(isMarked ? rest : question, topic) };
  },
];

function wordCount(text: string): number {
  return text.split(" ").length;
}

/** Whether names are all there is: `Who is …?` with a name says all, and a number may be anything unless it is a year. */
function isBareName(own: readonly QueryTerm[], text: string): boolean {
  if (own.every(({ kind }) => kind === "number")) return /(?<!\d)(?:19|20)\d\d(?!\d)/.test(text);
  return spanOf(own, text) === text.replace(besideName, "");
}

/** The new question about the old names, and about all that was asked before. */
function appended(question: string, topic: readonly QueryTerm[]): string[] {
  const ways = [topic.filter(isAnchor), topic]
    .filter(({ length }) => length > 0)
    .map((terms) => `${question} ${surfaces(terms)}`);
  return [...new Set(ways)];
}

function isName({ kind }: QueryTerm): boolean {
  return kind === "name" || kind === "number";
}

/** Whether a question can be about it alone: a name, or an office. */
function isAnchor(term: QueryTerm): boolean {
  return isName(term) || term.kind === "office";
}

/** `NQTW4` names something, though it is no name of the series. */
function isAbbreviation({ surface }: QueryTerm): boolean {
  return /^[\p{Lu}\p{N}]{2,}$/u.test(surface);
}

function surfaces(terms: readonly QueryTerm[]): string {
  return terms.map(({ surface }) => surface).join(" ");
}
