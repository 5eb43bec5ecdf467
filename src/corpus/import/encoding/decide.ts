import { candidates, type LegacyEncoding } from "./encodings.js";
import type { Evidence } from "./evidence.js";

/** What stands beside a text: how texts of the same font read, and what the font's name says. */
export interface Context {
  /** Of the neighbours. */
  readonly around: Evidence;
  readonly hint: LegacyEncoding | null;
}

/** Neighbours weigh as so many words of the text itself, however many they have. */
const neighbourWeight = 5;

/** A font's name weighs less than one word: it tells between readings that are equally good, and nothing more. */
const hintWeight = 0.9;

/** What Unicode is given in advance, in words: on a tie the text stays as it is. */
const unicodeFirst = 0.01;

/** A reading that so few of the words bear out is none. */
const leastShare = 0.4;

/**
 * The encoding in which most words of a text and its neighbours are Vietnamese syllables; null for Unicode, which is also taken where
 * two read equally well and where nothing reads well.
 */
export function decide(own: Evidence, { around, hint }: Context): LegacyEncoding | null {
  const aroundWeight = Math.min(neighbourWeight, around.words);
  const of = (ownCount: number, aroundCount: number) =>
    ownCount + (around.words === 0 ? 0 : (aroundWeight * aroundCount) / around.words);
  const total = own.words + aroundWeight + (hint === null ? 0 : hintWeight);
  if (total === 0) return null;
  let best: LegacyEncoding | null = null;
  let most = of(own.unicode, around.unicode) + unicodeFirst;
  candidates.forEach(({ encoding, leastWords }, at) => {
    const ownCount = own.legacy[at] ?? 0;
    const aroundCount = around.legacy[at] ?? 0;
    const score = of(ownCount, aroundCount) + (hint === encoding ? hintWeight : 0);
    const isBorneOut = hint === encoding || ownCount + aroundCount >= leastWords;
    if (isBorneOut && score > most && score / total >= leastShare) [best, most] = [encoding, score];
  });
  return best;
}
