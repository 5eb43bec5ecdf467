import { wordsOf } from "../language/follow-up-words.js";
import { canonicalForm, foldDiacritics } from "../language/syllable.js";

/**
 * Whether a question has these words, one after the other, however they are toned or written large. Words that were taken
 * over from the question before are none of its own.
 */
export function hasOwnWords(question: string, words: string): boolean {
  return compared(question).includes(compared(words));
}

function compared(text: string): string {
  return ` ${foldDiacritics(canonicalForm(wordsOf(text).join(" ")))} `;
}
