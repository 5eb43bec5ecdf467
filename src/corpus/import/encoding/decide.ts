import { candidates, type LegacyEncoding } from "./encodings.js";
import type { Evidence } from "./evidence.js";

/** What stands beside a text: how texts of the same font read, and what the font's name says. */
export interface Context {
  /** Of the neighbours. */
  readonly around: Evidence;
  readonly hint: LegacyEncoding | null;
}

/** Neighbours weigh as so many words of the text itself, however many they have. */
const AROUND_WEIGHT = 5;

/** A font's name weighs less than one word: it tells between readings that are equally good, and nothing more. */
const HINT_WEIGHT = 0.9;

/** What Unicode is given in advance, in words: on a tie the text stays as it is. */
const UNICODE_FIRST = 0.01;

/** A reading that so few of the words bear out is none. */
const LEAST_SHARE = 0.4;

/**
 * The encoding in which most words of a text and its neighbours are Vietnamese syllables; null for Unicode, which is also taken where
 * two read equally well and where nothing reads well.
 */
export function decide(own: Evidence, { around, hint }: Context): LegacyEncoding | null {
  const aroundWeight = Math.min(AROUND_WEIGHT, around.words);
  const of = (ownCount: number, aroundCount: number) =>
    ownCount + (around.words === 0 ? 0 : (aroundWeight * aroundCount) / around.words);
  const total = own.words + aroundWeight + (hint === null ? 0 : HINT_WEIGHT);
  if (total === 0) return null;
  let best: LegacyEncoding | null = null;
  let most = of(own.unicode, around.unicode) + UNICODE_FIRST;
  candidates.forEach(({ encoding, leastWords }, at) => {
    const ownCount = own.legacy[at] ?? 0;
    const aroundCount = around.legacy[at] ?? 0;
    const score = of(ownCount, aroundCount) + (hint === encoding ? HINT_WEIGHT : 0);
    const isBorneOut = hint === encoding || ownCount + aroundCount >= leastWords;
    if (isBorneOut && score > most && score / total >= LEAST_SHARE) [best, most] = [encoding, score];
  });
  return best;
}
