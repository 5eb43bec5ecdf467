import { foldDiacritics } from "../language/syllable.js";
import { decodeTelex } from "../language/telex.js";
import type { Vocabulary } from "./vocabulary.js";

/** A mended syllable. */
export interface Repair {
  /** Canonical with diacritics, or without where `folded`. */
  readonly value: string;
  readonly folded: boolean;
  readonly boost: number;
}

// Spellings that sound alike in one region or another, or that a phone's keyboard yields.
const confusions: readonly (readonly [RegExp, string])[] = [
  [/^ch/, "tr"],
  [/^tr/, "ch"],
  [/^s/, "x"],
  [/^x/, "s"],
  [/^d/, "gi"],
  [/^gi/, "d"],
  [/^r/, "d"],
  [/^d/, "r"],
  [/^v/, "d"],
  [/^d/, "v"],
  [/^l/, "n"],
  [/^n(?![gh])/, "l"],
  [/^f/, "ph"],
  [/^k/, "c"],
  [/^c(?!h)/, "k"],
  [/^z/, "d"],
  [/^j/, "gi"],
  [/^ng(?!h)/, "g"],
  [/^ngh/, "gh"],
  [/^ng(?=[eiy])/, "ngh"],
  [/^gh?(?=[eiy])/, "gh"],
  [/n$/, "ng"],
  [/ng$/, "n"],
  [/t$/, "c"],
  [/c$/, "t"],
  [/i$/, "y"],
  [/y$/, "i"],
];

/** Syllables that sound like this one (without diacritics). */
export function soundAlikes(folded: string): string[] {
  return [...new Set(confusions.map(([pattern, other]) => folded.replace(pattern, other)))].filter(
    (variant) => variant !== folded,
  );
}

/**
 * What a syllable unknown to Vietnamese was probably meant to be: Telex keystrokes, a misplaced tone,
 * or a syllable of the corpus one keystroke or one confusion of sound away. Empty where nothing is near.
 */
export function repairSyllable(text: string, folded: string, vocabulary: Vocabulary): Repair[] {
  const decoded = text === folded ? decodeTelex(text) : null;
  if (decoded && (vocabulary.passagesWith(decoded, false) > 0 || vocabulary.lexicon.has(decoded))) {
    return [{ value: decoded, folded: false, boost: 0.95 }];
  }
  if (vocabulary.passagesWith(folded, true) > 0) return [{ value: folded, folded: true, boost: 0.9 }];
  const alike = soundAlikes(folded).filter((variant) => vocabulary.passagesWith(variant, true) > 0);
  if (alike.length > 0) return alike.slice(0, 3).map((value) => ({ value, folded: true, boost: 0.8 }));
  if (folded.length < 3 || vocabulary.lexicon.hasFolded(folded)) return [];
  const near = oneEditAway(folded).filter(
    (variant) => variant.length >= 2 && vocabulary.passagesWith(variant, true) > 0,
  );
  const rank = (variant: string) => Number(variant[0] === folded[0]);
  const ranked = near.sort(
    (left, right) =>
      rank(right) - rank(left) || vocabulary.passagesWith(right, true) - vocabulary.passagesWith(left, true),
  );
  return ranked.slice(0, 4).map((value) => ({ value, folded: true, boost: 0.7 }));
}

const letters = [..."abcdefghijklmnopqrstuvwxyz"];
/** Longer words are names or foreign; guessing at them is no use, and there are too many guesses. */
const longestGuessed = 12;

/** All texts that one insertion, deletion or substitution of a letter, or one swap of neighbours, makes of this one. */
export function oneEditAway(text: string): string[] {
  if (text.length > longestGuessed) return [];
  const variants = new Set<string>();
  for (let at = 0; at <= text.length; at++) {
    const [left, right] = [text.slice(0, at), text.slice(at)];
    const rest = right.slice(1);
    for (const letter of letters) variants.add(left + letter + right);
    if (right === "") continue;
    variants.add(left + rest);
    for (const letter of letters) variants.add(left + letter + rest);
    if (rest !== "") variants.add(`${left}${rest[0]}${right[0]}${rest.slice(1)}`);
  }
  variants.delete(text);
  return [...variants];
}

/** Whether a word without diacritics could be a Vietnamese syllable at all. */
export function looksVietnamese(folded: string): boolean {
  return /^(?:b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x)?[aeiouy]{1,3}(?:c|ch|m|n|ng|nh|p|t)?$/.test(
    foldDiacritics(folded),
  );
}
