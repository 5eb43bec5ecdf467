import type { QueryWord } from "./query-words.js";
import { oneEditAway, soundAlikes } from "./spelling.js";
import type { Vocabulary } from "./vocabulary.js";

/** Shortest syllable in which a slip is looked for, in letters: shorter ones are one keystroke away from too many. */
const shortestSlip = 3;

/** Syllables that sound like this one or are one keystroke away (all without diacritics), in no order of likelihood. */
export function slipsOf(syllable: string): string[] {
  return syllable.length < shortestSlip ? [] : [...soundAlikes(syllable), ...oneEditAway(syllable)];
}

/**
 * A name of the corpus, as printed, that differs from the words in one syllable by one of its alternatives; undefined where there is none.
 * A syllable may have been mended into another one than the name's, so what was typed is compared first.
 * @param folded the words, mended, without diacritics
 */
export function nearName(
  words: readonly QueryWord[],
  folded: string,
  alternatives: (syllable: string) => readonly string[],
  vocabulary: Vocabulary,
): string | undefined {
  const typed = words.map(({ token }) => token.folded).join(" ");
  for (const text of new Set([typed, folded])) {
    const syllables = text.split(" ");
    for (const [at, syllable] of syllables.entries()) {
      for (const alternative of vocabulary.inNames(syllable, alternatives)) {
        const name = vocabulary.name(syllables.with(at, alternative).join(" "));
        if (name !== undefined) return name;
      }
    }
  }
  return undefined;
}
