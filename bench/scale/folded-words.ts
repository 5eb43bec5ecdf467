import { tokenize } from "../../src/language/token.js";

/** The words of a text without diacritics, as ours cuts them: what peers are given that could not cut Vietnamese themselves. */
export function foldedWords(text: string): string[] {
  return tokenize(text).map(({ folded }) => folded);
}
