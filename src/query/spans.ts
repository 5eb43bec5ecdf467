import { isStopPhrase } from "../language/stopwords.js";
import type { Variant } from "./query.js";
import { numberInformation, queryTerm, variantInformation } from "./query-term.js";
import type { QueryWord } from "./query-words.js";
import { type Run, readings, type Span } from "./span-readings.js";
import type { Vocabulary } from "./vocabulary.js";

/** One word read by itself. */
export function singleSpan(word: QueryWord, vocabulary: Vocabulary): Span {
  const isNumber = word.token.kind === "number";
  const isStop = word.stop || (!isNumber && !word.translated && isStopPhrase(word.text, word.untoned));
  if (isStop) return { length: 1, score: 0, term: null };
  const information = isNumber
    ? numberInformation
    : variantInformation(word.variants[0] as Variant, vocabulary);
  return {
    length: 1,
    score: 0,
    term: queryTerm([word], isNumber ? "number" : "word", word.variants, information, vocabulary),
  };
}

/** Two or more words read as one, in the first of the ways below that fits; null where none does. */
export function runSpan(
  words: readonly QueryWord[],
  before: Pick<Run, "afterPlaceKind" | "afterTitle">,
  vocabulary: Vocabulary,
): Span | null {
  const text = words.map((word) => word.text).join(" ");
  const folded = words.map((word) => word.folded).join(" ");
  const untoned = words.some((word) => word.untoned);
  const run: Run = { words, text, folded, untoned, typed: untoned ? folded : text, ...before };
  for (const read of readings) {
    const span = read(run, vocabulary);
    if (span) return { length: words.length, ...span };
  }
  return null;
}
