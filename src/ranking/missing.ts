import type { PassageView } from "../index/candidate-source.js";
import type { Field } from "../index/lexical/term.js";
import type { Scope } from "../index/scope.js";
import { type AnswerType, mayTell } from "../language/answer-type.js";
import { isPlaceKind } from "../language/office.js";
import { foldDiacritics } from "../language/syllable.js";
import type { Query, QueryTerm } from "../query/query.js";
import { bodiesOf, bodyOccurs } from "./bodies.js";
import { isCalledByLastWord, requiredNames } from "./required-names.js";
import { TermMatcher } from "./term-matcher.js";

/** Kind of a thing that a question requires. */
export type MissingKind = "place" | "name" | "body" | "year" | "part" | "phone";

/** A thing that a question requires and the corpus does not have. */
export interface Missing {
  /** Its whole name, as typed. */
  readonly text: string;
  readonly kind: MissingKind;
}

/** Types of answer whose absence can be told from a text: they are written in one way only. */
const tellable: ReadonlySet<AnswerType> = new Set(["phone"]);
/** Passages among which somebody may be meant whom they call by one word of the name only. */
const mayMean = 3;
/** Fields in which a word alone is a term. */
const wordFields = ["syllable", "foldedSyllable", "context"] as const satisfies readonly Field[];
/** Heads of bodies of the administration; without diacritics they may be other words. */
const administration = /^(?:sở|phòng|cục|chi cục|tổng cục|ủy ban|uỷ ban)\s/iu;
const yearLike = /^(?:19|20)\d\d$/;

/**
 * What a question requires by name and the scope that it is asked in does not have at all, in the order asked. Only what is certainly required is told:
 * names of two words or more that no name there comes near (see `requiredNames`), places after their kind, whole bodies, years and parts; and
 * what can be written in one way only, where none of the best passages has it.
 * @param query read by a vocabulary of that scope
 * @param texts texts of the best passages
 * @param scope null: the whole corpus
 */
export function missingOf(
  query: Query,
  index: Pick<PassageView, "lexical" | "forward">,
  texts: readonly string[],
  scope: Scope | null,
): Missing[] {
  // English names of Vietnamese bodies are translations: that they do not occur says nothing.
  if (query.language === "en") return [];
  const { lexical } = index;
  const occurs = (word: string) =>
    lexical.dictionary.word(word) >= 0 &&
    (!scope || wordFields.some((field) => lexical.occursWithin(lexical.find(field, word), scope)));
  const named = query.terms
    .flatMap((term, at) => missingTerm(term, query.terms[at - 1], query.text, occurs))
    .filter(({ kind, text }) => kind !== "name" || !isCalledByLastWord(text, texts.slice(0, mayMean)));
  const matcher = new TermMatcher(query.terms, lexical.dictionary);
  const bodies = bodiesOf(query.terms)
    .filter(({ head, text }) => query.terms[head + 1]?.kind === "word" && isNamedBody(text))
    .filter((body) => !bodyOccurs(body, matcher, index, scope))
    .map(({ text }): Missing => ({ text, kind: "body" }));
  return [...named, ...bodies, ...missingType(query, texts)];
}

/** Whether a body is surely one: of the administration by its head, or written as a name. `trung tâm ca nhạc` may be any. */
function isNamedBody(body: string): boolean {
  return administration.test(body.normalize("NFC")) || /^\p{Lu}.*\s\p{Lu}/u.test(body);
}

function missingTerm(
  term: QueryTerm,
  before: QueryTerm | undefined,
  question: string,
  occurs: (word: string) => boolean,
): Missing[] {
  const { surface: text, kind, bestKnownBoost, from } = term;
  if (bestKnownBoost > 0) return [];
  if (kind === "part") return [{ text, kind: "part" }];
  if (kind === "number") return yearLike.test(text) ? [{ text, kind: "year" }] : [];
  if (kind !== "name") return [];
  const isPlace =
    before !== undefined &&
    before.from + before.length === from &&
    isPlaceKind(before.surface.normalize("NFC").toLowerCase(), isUntoned(before.surface));
  if (isPlace) return [{ text, kind: "place" }];
  return requiredNames(text, question, occurs).map((name) => ({ text: name, kind: "name" }));
}

function isUntoned(text: string): boolean {
  return foldDiacritics(text) === text;
}

function missingType({ answerType, typeWords }: Query, texts: readonly string[]): Missing[] {
  if (!tellable.has(answerType) || typeWords === "") return [];
  if (texts.some((text) => mayTell(answerType, text.normalize("NFC")))) return [];
  return [{ text: typeWords, kind: "phone" }];
}
