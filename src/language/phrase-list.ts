import { canonicalForm, foldDiacritics } from "./syllable.js";

/** A phrase that was recognised. */
export interface Phrase<Group extends string> {
  readonly group: Group;
  readonly text: string;
}

/** Most words of a phrase that is written out. */
const mostWords = 6;

/**
 * Phrases in groups, each with its diacritics or, word by word, without any. However ambiguous the words of a text are,
 * each of its places is gone on from once.
 */
export class PhraseList<Group extends string> {
  readonly #plain = new Map<string, Phrase<Group>[]>();
  /** `first`: the letter that each begins with, without its diacritics; null where it may begin with others. */
  readonly #patterns: { readonly group: Group; readonly first: string | null; readonly pattern: RegExp }[] =
    [];

  /** @param sources alternatives of a regular expression by group, in lower case, words parted by one space */
  constructor(...sources: readonly Readonly<Record<Group, string>>[]) {
    for (const source of sources)
      for (const [group, phrases] of Object.entries(source) as [Group, string][])
        for (const phrase of alternatives(phrases)) this.#add(group, phrase);
  }

  /**
   * The fewest phrases of these groups that make up a text, in order; null where none do.
   *
   * @param text words in canonical form, parted by one space
   */
  cover(text: string, groups: readonly Group[]): Phrase<Group>[] | null {
    const ways: (Phrase<Group>[] | undefined)[] = [[]];
    for (let at = 0; at < text.length; at++) {
      const way = ways[at];
      if (!way) continue;
      for (const phrase of this.#phrasesAt(text, at, groups)) {
        const next = at + phrase.text.length + 1;
        const known = ways[next];
        if (!known || known.length > way.length + 1) ways[next] = [...way, phrase];
      }
    }
    return ways[text.length + 1] ?? null;
  }

  #add(group: Group, phrase: string): void {
    if (/[()?]/.test(phrase)) {
      const first = /^\p{L}(?![?*{])/u.exec(canonicalForm(phrase))?.[0];
      this.#patterns.push({
        group,
        first: first === undefined ? null : foldDiacritics(first),
        pattern: new RegExp(`(?:${bothWays(phrase)})(?= |$)`, "uy"),
      });
      return;
    }
    const text = canonicalForm(phrase);
    const folded = foldDiacritics(text);
    this.#plain.set(folded, [...(this.#plain.get(folded) ?? []), { group, text }]);
  }

  *#phrasesAt(text: string, at: number, groups: readonly Group[]): Generator<Phrase<Group>> {
    let end = at;
    for (let words = 0; words < mostWords && end < text.length; words++) {
      const space = text.indexOf(" ", end + 1);
      end = space < 0 ? text.length : space;
      const said = text.slice(at, end);
      for (const { group, text: phrase } of this.#plain.get(foldDiacritics(said)) ?? [])
        if (groups.includes(group) && isTonedAs(said, phrase)) yield { group, text: said };
    }
    // Most patterns are never tried, so that they are not even compiled.
    const letter = foldDiacritics(String.fromCodePoint(text.codePointAt(at) ?? 0));
    for (const { group, first, pattern } of this.#patterns) {
      if ((first !== null && first !== letter) || !groups.includes(group)) continue;
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (match) yield { group, text: match[0] };
    }
  }
}

/** Whether each word is toned as in the phrase or not at all. */
function isTonedAs(said: string, phrase: string): boolean {
  const toned = phrase.split(" ");
  return said.split(" ").every((word, at) => word === toned[at] || word === foldDiacritics(toned[at] ?? ""));
}

/** The alternatives of a regular expression, apart from those within its groups. */
function alternatives(source: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const character of source) {
    if (character === "(") depth++;
    if (character === ")") depth--;
    if (character === "|" && depth === 0) parts.push("");
    else parts[parts.length - 1] += character;
  }
  return parts;
}

/** Each word with its diacritics or without any: `vâng` and `vang`, but not `vàng`. */
function bothWays(words: string): string {
  return words.replace(/\p{L}+/gu, (word) => {
    const toned = canonicalForm(word);
    const folded = foldDiacritics(toned);
    return folded === toned ? toned : `(?:${toned}|${folded})`;
  });
}
