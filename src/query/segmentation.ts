import { countsWhatFollows } from "../language/counting-words.js";
import { isPlaceKind, placeKinds, titles } from "../language/office.js";
import { foldDiacritics } from "../language/syllable.js";
import type { QueryTerm } from "./query.js";
import { heaviest, leastWeight } from "./query-term.js";
import type { QueryWord } from "./query-words.js";
import type { Span } from "./span-readings.js";
import { runSpan, singleSpan } from "./spans.js";
import type { Vocabulary } from "./vocabulary.js";

/** Longest term, in words. */
const longestTerm = 6;
/** Words of everyday speech weigh less than this; names of places hardly ever do. */
const rare = 6;

/** Cuts the words of a question into names, compounds, numbers and single words, leaving out what carries no topic. */
export function segmentQuestion(words: readonly QueryWord[], vocabulary: Vocabulary): QueryTerm[] {
  const best: { score: number; span: Span | null; from: number }[] = [{ score: 0, span: null, from: 0 }];
  for (let at = 0; at < words.length; at++) {
    const before = best[at]?.score ?? 0;
    for (const span of spansAt(words, at, vocabulary)) {
      const score = before + span.score;
      const end = at + span.length;
      if (!best[end] || score > best[end].score) best[end] = { score, span, from: at };
    }
  }
  const terms: QueryTerm[] = [];
  for (let end = words.length; end > 0; end = best[end]?.from ?? 0) {
    const from = best[end]?.from ?? 0;
    const term = best[end]?.span?.term;
    if (term) terms.unshift(inPlace(term, words, from));
  }
  return terms.map((term, at) => besideName(term, terms[at + 1]));
}

/** The kind of a place says nothing beside its name (`quận` Ô Môn). */
function besideName(term: QueryTerm, next: QueryTerm | undefined): QueryTerm {
  const isKindOfNext = next?.kind === "name" && placeKinds.has(foldDiacritics(term.surface.toLowerCase()));
  return isKindOfNext ? { ...term, weight: leastWeight } : term;
}

function spansAt(words: readonly QueryWord[], at: number, vocabulary: Vocabulary): Span[] {
  const spans = [singleSpan(words[at] as QueryWord, vocabulary)];
  const previous = words[at - 1];
  const afterTitle = titles.has(previous?.folded ?? "") || titles.has(foldedBefore(words, at));
  for (let length = 2; length <= Math.min(longestTerm, words.length - at); length++) {
    const run = words.slice(at, at + length);
    if (run.some((each) => each.translated)) break;
    const afterPlaceKind = previous !== undefined && isPlaceBefore(previous, run);
    const span = runSpan(run, { afterPlaceKind, afterTitle }, vocabulary);
    if (span) spans.push(span);
  }
  return spans;
}

/** Whether a word is the kind of a place that a run names; a place alone may lack diacritics (`quan cai rang có bao nhiêu hộ nghèo`). */
function isPlaceBefore(previous: QueryWord, run: readonly QueryWord[]): boolean {
  const isBare = [previous, ...run].every(({ text, folded }) => text === folded);
  return isPlaceKind(previous.text, previous.untoned || isBare);
}

/** The two words before a position, without diacritics. */
function foldedBefore(words: readonly QueryWord[], at: number): string {
  return words
    .slice(Math.max(0, at - 2), at)
    .map((word) => foldDiacritics(word.text))
    .join(" ");
}

/** Whether what stands at a position is counted by the words before it. */
function isCounted(words: readonly QueryWord[], at: number): boolean {
  const before = words.slice(Math.max(0, at - 2), at);
  const text = before.map((word) => word.text).join(" ");
  const isUntoned = before.every(({ untoned }) => untoned);
  return countsWhatFollows(text, isUntoned);
}

/** What the words before a term make of it: an unknown word after `quận` is a place's name; what follows `bao nhiêu` is counted. */
function inPlace(term: QueryTerm, words: readonly QueryWord[], from: number): QueryTerm {
  const before = foldedBefore(words, from);
  const last = words[from - 1];
  const afterPlaceKind =
    placeKinds.has(before) || (last !== undefined && isPlaceKind(last.text, last.untoned));
  const canBeName = words[from]?.untoned === true || words[from]?.capital === true;
  const isPlace =
    afterPlaceKind && canBeName && term.kind === "word" && term.bestKnownBoost === 0 && term.weight >= rare;
  const counted = term.kind === "word" && isCounted(words, from);
  const placed = { ...term, from };
  return isPlace ? { ...placed, kind: "name", weight: heaviest } : { ...placed, counted };
}
