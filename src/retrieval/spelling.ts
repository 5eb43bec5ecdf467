import { foldDiacritics } from "../language/syllable.js";
import { decodeTelex } from "../language/telex.js";
import type { Vocabulary } from "./vocabulary.js";

/** A mended syllable. */
export interface Repair {
  /** Canonical with diacritics, or without where `folded`. */
  readonly value: string;
  readonly folded: boolean;
  readonly strength: number;
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
    (form) => form !== folded,
  );
}

/**
 * What a syllable unknown to Vietnamese was probably meant to be: Telex keystrokes, a misplaced tone,
 * or a syllable of the corpus one keystroke or one confusion of sound away. Empty where nothing is near.
 */
export function repairSyllable(text: string, folded: string, vocabulary: Vocabulary): Repair[] {
  const decoded = text === folded ? decodeTelex(text) : null;
  if (decoded && (vocabulary.passagesWith(decoded, false) > 0 || vocabulary.lexicon.has(decoded))) {
    return [{ value: decoded, folded: false, strength: 0.95 }];
  }
  if (vocabulary.passagesWith(folded, true) > 0) return [{ value: folded, folded: true, strength: 0.9 }];
  const alike = soundAlikes(folded).filter((form) => vocabulary.passagesWith(form, true) > 0);
  if (alike.length > 0) return alike.slice(0, 3).map((value) => ({ value, folded: true, strength: 0.8 }));
  if (folded.length < 3 || vocabulary.lexicon.hasFolded(folded)) return [];
  const near = vocabulary
    .foldedSyllables()
    .filter((syllable) => syllable.length >= 2 && withinOneEdit(folded, syllable));
  const ranked = near.sort((left, right) => Number(right[0] === folded[0]) - Number(left[0] === folded[0]));
  return ranked.slice(0, 4).map((value) => ({ value, folded: true, strength: 0.7 }));
}

/** Whether one insertion, deletion, substitution or swap of neighbours turns one text into the other. */
export function withinOneEdit(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > 1) return false;
  let start = 0;
  while (start < left.length && left[start] === right[start]) start++;
  if (start === left.length && start === right.length) return true;
  const rests: readonly (readonly [number, number])[] = [
    [1, 1],
    [1, 0],
    [0, 1],
  ];
  if (rests.some(([skipLeft, skipRight]) => left.slice(start + skipLeft) === right.slice(start + skipRight)))
    return true;
  const swapped = left[start] === right[start + 1] && left[start + 1] === right[start];
  return swapped && left.slice(start + 2) === right.slice(start + 2);
}

/** Whether a word without diacritics could be a Vietnamese syllable at all. */
export function looksVietnamese(folded: string): boolean {
  return /^(?:b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x)?[aeiouy]{1,3}(?:c|ch|m|n|ng|nh|p|t)?$/.test(
    foldDiacritics(folded),
  );
}
