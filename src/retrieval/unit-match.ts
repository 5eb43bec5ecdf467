import type { CompiledForm, CompiledUnit, ScannedSentence, UnitMatcher } from "./compiled-form.js";
import type { QueryUnit } from "./query.js";

/** How well the units of a question are matched in one passage. */
export interface UnitMatch {
  /** For each unit, the best match in the passage, in [0, 1]. */
  readonly best: readonly number[];
  /** For each sentence, for each unit, the best match in that sentence, in [0, 1]. */
  readonly bySentence: readonly (readonly number[])[];
}

/** A compound whose parts stand apart in one sentence counts this much of the share of its parts. */
const apart = 0.4;
/** `Bí thư Chi bộ` says little of who is `Bí thư Huyện ủy`. */
const officeElsewhere = 0.3;
/** Tokens that may stand between an office and what it is the office of (`Phó Bí thư Thường trực Huyện ủy`). */
const officeGap = 3;

/**
 * Looks for the units of a question in a passage.
 * @param sentences for each sentence, the numbers of its words in order
 */
export function matchUnits(matcher: UnitMatcher, sentences: readonly Uint32Array[]): UnitMatch {
  const { units } = matcher;
  const best = units.map(() => 0);
  const bySentence = sentences.map((tokens) => {
    const sentence = matcher.scan(tokens);
    return units.map((unit, at) => {
      if (sentence.positions.length === 0) return 0;
      const share = matchUnit(matcher, unit, units[at + 1], sentence);
      best[at] = Math.max(best[at] as number, share);
      return share;
    });
  });
  return { best, bySentence };
}

function matchUnit(
  matcher: UnitMatcher,
  { unit, forms }: CompiledUnit,
  next: CompiledUnit | undefined,
  sentence: ScannedSentence,
): number {
  let share = 0;
  for (const form of forms) {
    // Forms stand in order of strength: a weaker one adds nothing.
    if (form.strength <= share) break;
    share = Math.max(share, matchForm(matcher, form, sentence, unit.kind));
  }
  const isElsewhere =
    share > 0 &&
    unit.kind === "office" &&
    next?.unit.kind === "word" &&
    !standTogether(matcher, forms, next.forms, sentence);
  return isElsewhere ? share * officeElsewhere : share;
}

/** Share of the units' weight that is matched, in [0, 1]; 0 without units. */
export function coverage(units: readonly QueryUnit[], matches: readonly number[]): number {
  let total = 0;
  let matched = 0;
  for (let at = 0; at < units.length; at++) {
    const weight = (units[at] as QueryUnit).weight;
    total += weight;
    matched += weight * (matches[at] ?? 0);
  }
  return total === 0 ? 0 : matched / total;
}

function matchForm(
  matcher: UnitMatcher,
  form: CompiledForm,
  sentence: ScannedSentence,
  kind: QueryUnit["kind"],
): number {
  if (matcher.startsOf(form, sentence).length > 0) return form.strength;
  const { length } = form.words;
  if (length === 1 || (kind !== "word" && kind !== "number")) return 0;
  const found = matcher.countWords(form, sentence);
  return found < 2 ? 0 : (apart * form.strength * found) / length;
}

/** Whether an office and what the question names next stand together in a sentence. */
function standTogether(
  matcher: UnitMatcher,
  office: readonly CompiledForm[],
  of: readonly CompiledForm[],
  sentence: ScannedSentence,
): boolean {
  const starts = of.flatMap((form) => matcher.startsOf(form, sentence));
  return office.some((form) =>
    matcher.startsOf(form, sentence).some((at) => {
      const end = at + form.words.length;
      return starts.some((start) => start >= end && start <= end + officeGap);
    }),
  );
}
