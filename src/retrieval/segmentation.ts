import { placeKinds } from "../language/office.js";
import { foldDiacritics } from "../language/syllable.js";
import type { QueryUnit } from "./query.js";
import { heaviest, leastWeight, runSpan, type Span, singleSpan } from "./spans.js";
import type { Vocabulary } from "./vocabulary.js";
import type { Word } from "./words.js";

/** Longest unit, in words. */
const longestUnit = 6;
/** Words of everyday speech weigh less than this; names of places hardly ever do. */
const rare = 6;

/** Cuts the words of a question into names, compounds, numbers and single words, leaving out what carries no topic. */
export function segmentQuestion(words: readonly Word[], vocabulary: Vocabulary): QueryUnit[] {
  const best: { score: number; span: Span | null; from: number }[] = [{ score: 0, span: null, from: 0 }];
  for (let at = 0; at < words.length; at++) {
    const before = best[at]?.score ?? 0;
    for (const span of spansAt(words, at, vocabulary)) {
      const score = before + span.score;
      const end = at + span.length;
      if (!best[end] || score > best[end].score) best[end] = { score, span, from: at };
    }
  }
  const units: QueryUnit[] = [];
  for (let end = words.length; end > 0; end = best[end]?.from ?? 0) {
    const from = best[end]?.from ?? 0;
    const unit = best[end]?.span?.unit;
    if (unit) units.unshift(inPlace(unit, words, from));
  }
  return units.map((unit, at) => besideName(unit, units[at + 1]));
}

/** The kind of a place says nothing beside its name (`quận` Ô Môn). */
function besideName(unit: QueryUnit, next: QueryUnit | undefined): QueryUnit {
  const isKindOfNext = next?.kind === "name" && placeKinds.has(foldDiacritics(unit.surface.toLowerCase()));
  return isKindOfNext ? { ...unit, weight: leastWeight } : unit;
}

function spansAt(words: readonly Word[], at: number, vocabulary: Vocabulary): Span[] {
  const spans = [singleSpan(words[at] as Word, vocabulary)];
  const afterPlaceKind = at > 0 && placeKinds.has((words[at - 1] as Word).folded);
  for (let length = 2; length <= Math.min(longestUnit, words.length - at); length++) {
    const run = words.slice(at, at + length);
    if (run.some((each) => each.translated)) break;
    const span = runSpan(run, afterPlaceKind, vocabulary);
    if (span) spans.push(span);
  }
  return spans;
}

const quantityWords = /(?:^| )(?:bao nhieu|bao nhiu|bn|bnhieu|bnhiu|may|so|how many|how much)$/;

/** What the words before a unit make of it: an unknown word after `quận` is a place's name; what follows `bao nhiêu` is counted. */
function inPlace(unit: QueryUnit, words: readonly Word[], from: number): QueryUnit {
  const before = words
    .slice(Math.max(0, from - 2), from)
    .map((word) => foldDiacritics(word.text))
    .join(" ");
  const afterPlaceKind = placeKinds.has(before) || placeKinds.has(before.split(" ").at(-1) ?? "");
  const canBeName = words[from]?.untoned === true || words[from]?.capital === true;
  const isPlace =
    afterPlaceKind && canBeName && unit.kind === "word" && unit.known === 0 && unit.weight >= rare;
  const counted = unit.kind === "word" && quantityWords.test(before);
  return isPlace ? { ...unit, kind: "name", weight: heaviest } : { ...unit, counted };
}
