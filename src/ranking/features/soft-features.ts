import { endsInNumber } from "../../language/counting-words.js";
import { isMeasure } from "../../language/quantity-units.js";
import { plainForm } from "../../language/syllable.js";
import type { Query, QueryTerm } from "../../query/query.js";
import { heaviest } from "../../query/query-term.js";
import type { RankedPassage } from "../rerank.js";
import { softMatches } from "../soft-match.js";
import { mean } from "../statistics.js";
import { coverage } from "../term-match.js";
import type { FeatureSource } from "./feature-source.js";

/** So far before what is counted a number is looked for, in UTF-16 code units. */
const numberReach = 24;

/** How much of the question the passage says in its words or in words near them. */
export function softFeatures({ query, textOf, readTokens }: FeatureSource, best: RankedPassage | undefined) {
  const { terms } = query;
  const text = best ? textOf(best.passage) : "";
  const sentences = best ? best.sentences.map(({ start, end }) => text.slice(start, end)) : [];
  const soft = readTokens ? softMatches(terms.map(termText), sentences, readTokens) : [];
  const rows = sentences.map((_, sentence) =>
    terms.map((_, term) =>
      Math.max(best?.match.bySentence[sentence]?.[term] ?? 0, soft[sentence]?.[term] ?? 0),
    ),
  );
  const whole = terms.map((_, term) =>
    Math.max(best?.match.best[term] ?? 0, ...rows.map((row) => row[term] ?? 0)),
  );
  const byCoverage = rows.map((row) => coverage(terms, row));
  const order = byCoverage.map((_, at) => at).sort((a, b) => (byCoverage[b] ?? 0) - (byCoverage[a] ?? 0));
  const one = rows[order[0] ?? -1] ?? terms.map(() => 0);
  const pair = one.map((share, term) => Math.max(share, rows[order[1] ?? -1]?.[term] ?? 0));
  const asksCount = query.answerType === "quantity" && terms.some(({ counted }) => counted);
  const missedOf = (row: readonly number[]) =>
    Math.max(0, ...terms.map(({ weight }, at) => (weight * (1 - (row[at] ?? 0))) / heaviest));
  return {
    softPassage: coverage(terms, whole),
    softSentence: coverage(terms, one),
    softPair: coverage(terms, pair),
    softMissed: missedOf(whole),
    softMissedSentence: missedOf(pair),
    softMean: mean(whole),
    countFar: asksCount && !isCountNear(query, sentences) ? 1 : 0,
  };
}

/** A term in words: mended where it was mistyped. */
function termText({ variants: [best], surface }: QueryTerm): string {
  return best && best.boost < 1 ? best.tokens.map(({ value }) => value).join(" ") : surface;
}

/** Whether something that is counted stands behind a number, with two words between at most (`300 người là nông dân`). */
function isCountNear(query: Query, sentences: readonly string[]): boolean {
  const counted = query.terms
    .filter((term) => term.counted && !isMeasure(term.surface))
    .map((term) => plainForm(termText(term)))
    .filter((words) => words !== "");
  if (counted.length === 0) return true;
  return sentences.some((sentence) => {
    const folded = plainForm(sentence);
    return counted.some((words) => {
      for (let at = folded.indexOf(words); at >= 0; at = folded.indexOf(words, at + 1)) {
        const isWhole = !/^[\p{L}\d]/u.test(folded.slice(at + words.length, at + words.length + 2));
        if (isWhole && endsInNumber(folded.slice(Math.max(0, at - numberReach), at))) return true;
      }
      return false;
    });
  });
}
