import type { ComparedPassage, PassageView } from "../candidate-source.js";
import type { IndexedSentence } from "../forward/forward-index.js";
import type { TermOccurrences } from "../lexical/term-statistics.js";
import type { Scope } from "../scope.js";
import type { LibrarySentences } from "./library-sentences.js";
import type { LibraryTerms } from "./library-terms.js";
import type { PassageRecord } from "./token-record.js";

/** A passage that was fetched for a question. */
export interface FetchedPassage {
  readonly record: PassageRecord;
  readonly compared: ComparedPassage;
}

/**
 * What is read of the passages that were fetched for a question.
 * @param occurrences passages of the scope that contain a term, for the terms whose passages are looked through
 */
export function nominatedView(
  fetched: ReadonlyMap<number, FetchedPassage>,
  occurrences: ReadonlyMap<number, Uint32Array>,
  terms: LibraryTerms,
  sentencesOf: LibrarySentences,
  kindOf: PassageView["kindOf"],
): PassageView {
  const passageAt = (passage: number): FetchedPassage => {
    const found = fetched.get(passage);
    if (!found) throw new Error(`passage ${passage} was not nominated`);
    return found;
  };
  const lexical: TermOccurrences = {
    dictionary: terms.dictionary,
    size: terms.size,
    find: (field, words) => terms.find(field, words),
    documentFrequency: (term) => terms.documentFrequency(term),
    frequencyWithin: (term, scope) => terms.frequencyWithin(term, scope),
    occursWithin: (term, scope) => terms.occursWithin(term, scope),
    mostOf: (weighted) => terms.mostOf(weighted),
    passagesWithin: (term: number, _scope: Scope | null) => occurrences.get(term) ?? new Uint32Array(),
  };
  return {
    lexical,
    forward: {
      sentences(passage) {
        const { ends, tokens } = passageAt(passage).record;
        return sentencesOf.sentences(passage).map(
          (sentence, at): IndexedSentence => ({
            ...sentence,
            tokens: tokens.subarray(ends[at - 1] ?? 0, ends[at]),
          }),
        );
      },
      context: (passage) => passageAt(passage).record.context,
    },
    kindOf,
    compare: (passage) => passageAt(passage).compared,
  };
}
