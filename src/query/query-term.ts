import { foldDiacritics } from "../language/syllable.js";
import type { QueryTerm, Variant } from "./query.js";
import type { QueryWord } from "./query-words.js";
import { variantText } from "./variant.js";
import type { Vocabulary } from "./vocabulary.js";

// These weights were chosen by hand on the golden questions that may be used for tuning (tests/golden/README.md).

/** Weight of a name, and the most that any term weighs, in nats. */
export const heaviest = 7;
/** Common words tell this much without saying anything, in nats. */
const commonInformation = 2;
/** Weight of a word that says hardly anything, in nats. */
export const leastWeight = 0.2;
/** A term that weighs less, in nats, is a word like `huyện`: it says nothing alone. */
const tells = 1;
/** What a name tells, in nats: so much that it weighs the most. */
export const nameInformation = heaviest + commonInformation;
/** What a number tells, in nats: nearly as much as a name, for a year or a sum is asked for because it is meant. */
export const numberInformation = 8;
/** What several words tell together beyond the rarest of them, in nats, where the language at large has no such word. */
const togetherInformation = 1;

/** Whether a term says something by itself. */
export function isTelling({ weight }: QueryTerm): boolean {
  return weight >= tells;
}

/** Every word in its best form, then every word in its second form where it has one. */
export function combinedVariants(run: readonly QueryWord[]): Variant[] {
  const ranks = [0, 1].filter((rank) => rank === 0 || run.some((word) => word.variants[rank]));
  return ranks.map((rank) => {
    const variants = run.map((word) => word.variants[rank] ?? (word.variants[0] as Variant));
    return {
      tokens: variants.flatMap((variant) => variant.tokens),
      boost: Math.min(...variants.map((variant) => variant.boost)),
    };
  });
}

/** What a variant tells, in nats: that of its rarest word, or of the word that it is as a whole. */
export function variantInformation(variant: Variant, vocabulary: Vocabulary): number {
  const each = variant.tokens.map(({ value, folded }) => vocabulary.information(value, folded));
  const isPair = variant.tokens.length === 2 && variant.tokens.every(({ folded }) => !folded);
  const text = variantText(variant);
  if (isPair && vocabulary.lexicon.has(text)) return vocabulary.information(text, false);
  return Math.max(...each) + (each.length > 1 ? togetherInformation : 0);
}

/** A term of a question made of some neighbouring words. */
export function queryTerm(
  run: readonly QueryWord[],
  kind: QueryTerm["kind"],
  variants: readonly Variant[],
  information: number,
  vocabulary: Vocabulary,
): QueryTerm {
  const describes = (variant: Variant) =>
    variant.tokens.every(({ value }) => vocabulary.inContext(foldDiacritics(value)));
  const bestKnownBoost = Math.max(
    0,
    ...variants
      .filter((variant) => vocabulary.occurs(variant) || describes(variant))
      .map((variant) => variant.boost),
  );
  return {
    surface: run.map((word) => word.surface).join(" "),
    kind,
    from: 0,
    length: run.length,
    counted: false,
    variants: [...variants].sort((left, right) => right.boost - left.boost),
    weight: Math.min(heaviest, Math.max(leastWeight, information - commonInformation)),
    bestKnownBoost,
  };
}
