import type { PassageView } from "../index/candidate-source.js";
import type { TermDictionary } from "../index/lexical/term-dictionary.js";
import type { Scope } from "../index/scope.js";
import { isBodyHead, placeKinds } from "../language/office.js";
import { plainForm } from "../language/syllable.js";
import type { QueryTerm } from "../query/query.js";
import { type CompiledVariant, TermMatcher } from "./term-matcher.js";

/** A body named in a question (`Sở Tài chính`): the terms of its head and of what it is the body of. */
export interface Body {
  /** Position of the head among the question's terms; the other term follows. */
  readonly head: number;
  /** Its name as typed. */
  readonly text: string;
}

/** Words that may stand between a head and the name of a place or person (`Công an TP Phan Thiết`). */
const nameGap = 2;
/** Passages looked through for a body before it is taken for one that occurs. */
export const mostLookedAt = 300;

/** The bodies that a question names: a head, and the term that stands right behind it. */
export function bodiesOf(terms: readonly QueryTerm[]): Body[] {
  return terms.flatMap((term, head) => {
    const next = terms[head + 1];
    if (!next || !isBodyHead(term.surface) || next.from !== term.from + term.length) return [];
    // `phòng 5`, `Ủy ban nhân dân quận …`: a number or the kind of a place alone is no name of a body.
    if (next.kind === "number" || next.kind === "part" || placeKinds.has(plainForm(next.surface))) return [];
    return [{ head, text: `${term.surface} ${next.surface}` }];
  });
}

/** Whether a body is named whole in one of some sentences: its head and, right behind it, the rest. */
export function isBodyHeld({ head }: Body, matcher: TermMatcher, sentences: readonly Uint32Array[]): boolean {
  const [first, second] = [matcher.terms[head], matcher.terms[head + 1]];
  if (!first || !second) return false;
  const gap = second.term.kind === "name" ? nameGap : 0;
  return sentences.some((tokens) =>
    matcher.standTogether(first.variants, second.variants, gap, matcher.scan(tokens)),
  );
}

/**
 * Whether a body is named whole anywhere in a scope, its passages' contexts included.
 * @param scope null: the whole corpus
 */
export function bodyOccurs(
  body: Body,
  matcher: TermMatcher,
  { lexical, forward }: Pick<PassageView, "lexical" | "forward">,
  scope: Scope | null,
): boolean {
  const rest = matcher.terms[body.head + 1];
  const passages = new Set<number>();
  for (const variant of rest?.variants ?? []) {
    const found = lexical.passagesWithin(termOf(variant, lexical.dictionary), scope);
    if (found.length > mostLookedAt) return true;
    for (const passage of found) passages.add(passage);
  }
  return [...passages].some((passage) =>
    isBodyHeld(body, matcher, [
      ...forward.sentences(passage).map(({ tokens }) => tokens),
      forward.context(passage),
    ]),
  );
}

/** The terms whose passages `bodyOccurs` looks through for the bodies that a question names. */
export function termsOfBodies(terms: readonly QueryTerm[], dictionary: TermDictionary): number[] {
  const bodies = bodiesOf(terms);
  if (bodies.length === 0) return [];
  const matcher = new TermMatcher(terms, dictionary);
  const found = bodies.flatMap(({ head }) => matcher.terms[head + 1]?.variants ?? []);
  return [...new Set(found.map((variant) => termOf(variant, dictionary)))].filter((term) => term >= 0);
}

/** The term of a form's first word or two; -1 where the corpus has none. */
function termOf({ words, folded }: CompiledVariant, dictionary: TermDictionary): number {
  const [first = -1, second] = words;
  if (first < 0 || second === -1) return -1;
  const isFolded = folded[0] === 1;
  const field =
    second === undefined ? (isFolded ? "foldedSyllable" : "syllable") : isFolded ? "foldedPair" : "pair";
  return dictionary.findIds(field, first, second);
}
