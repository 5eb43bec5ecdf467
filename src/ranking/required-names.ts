import type { TermDictionary } from "../index/lexical/term-dictionary.js";
import { canonicalForm } from "../language/syllable.js";
import { looksVietnamese } from "../query/spelling.js";

/** What parts one name from the next in a list: a run of words does not hold it. */
const listMark = /[,;/&]/u;

/**
 * The names that a run of capitalised words surely requires, as typed: a list is taken apart at its commas, a single word is no sure name, and one
 * that ends in a foreign word of the corpus is there, whatever stands before it (`Caroline Jackson` is printed `Caroline M. Jackson`, and
 * `Vua Tutankhamun` is only `Tutankhamun`). A Vietnamese syllable tells nothing so: `Thanh` is in most corpora.
 * @param run the words, with one space between them
 * @param question the whole question, NFC
 */
export function requiredNames(
  run: string,
  question: string,
  dictionary: Pick<TermDictionary, "word">,
): string[] {
  return listed(run.split(" "), question)
    .filter((words) => {
      const last = words.at(-1) ?? "";
      return words.length > 1 && !isForeignAndKnown(last, dictionary);
    })
    .map((words) => words.join(" "));
}

function isForeignAndKnown(word: string, dictionary: Pick<TermDictionary, "word">): boolean {
  return !looksVietnamese(word.toLowerCase()) && dictionary.word(canonicalForm(word)) >= 0;
}

/** The words of a run by the names of the list that it is. */
function listed(words: readonly string[], question: string): string[][] {
  const names: string[][] = [];
  let from = question.indexOf(words[0] ?? "");
  for (const [at, word] of words.entries()) {
    const found = question.indexOf(word, from);
    const between = at > 0 && found >= 0 ? question.slice(from, found) : "";
    if (at === 0 || listMark.test(between)) names.push([word]);
    else names.at(-1)?.push(word);
    if (found >= 0) from = found + word.length;
  }
  return names;
}
