import { titles } from "../language/office.js";
import { canonicalForm, foldDiacritics } from "../language/syllable.js";
import { looksVietnamese } from "../query/spelling.js";

/** What parts one name from the next in a list: a run of words does not hold it. */
const listMark = /[,;/&]/u;

/**
 * The names that a run of capitalised words surely requires, as typed: a list is taken apart at its commas, a single word is no sure name, and one
 * that ends in a foreign word of the corpus is there, whatever stands before it (`Caroline Jackson` is printed `Caroline M. Jackson`, and
 * `Vua Tutankhamun` is only `Tutankhamun`). A Vietnamese syllable tells nothing so: `Thanh` is in most corpora.
 * @param run the words, with one space between them
 * @param question the whole question, NFC
 * @param occurs whether the corpus, or what is searched of it, has a syllable (canonical)
 */
export function requiredNames(run: string, question: string, occurs: (word: string) => boolean): string[] {
  return listed(run.split(" "), question)
    .filter((words) => {
      const last = words.at(-1) ?? "";
      return words.length > 1 && !isForeignAndKnown(last, occurs);
    })
    .map((words) => words.join(" "));
}

function isForeignAndKnown(word: string, occurs: (word: string) => boolean): boolean {
  return !looksVietnamese(word.toLowerCase()) && occurs(canonicalForm(word));
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

/** A title, or the end of one (`đồng chí`), and a name of one word behind it. */
const titledName = /(?<!\p{L})(\p{L}{1,8}) (\p{Lu}\p{Ll}{0,8})(?!\p{L}| \p{Lu})/gu;
const lastOfTitle: ReadonlySet<string> = new Set([...titles].map((title) => title.split(" ").at(-1) ?? ""));

/**
 * Whether texts call somebody by the last word of a name, as newspapers do with whom they named in full before: `anh Minh` may be
 * `Nguyễn Văn Minh`.
 */
export function isCalledByLastWord(name: string, texts: readonly string[]): boolean {
  const last = name.normalize("NFC").split(" ").at(-1) ?? "";
  return texts.some((text) =>
    [...text.normalize("NFC").matchAll(titledName)].some(
      ([, before = "", called]) => called === last && lastOfTitle.has(foldDiacritics(before.toLowerCase())),
    ),
  );
}
