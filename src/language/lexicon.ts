import { createHash } from "node:crypto";
import { foldDiacritics } from "./syllable.js";

/** All words that are typed alike without diacritics. */
interface FoldedEntry {
  /** Paragraphs of all of them together. */
  count: number;
  /** The commonest of them, and its paragraphs. */
  likeliest: string;
  most: number;
}

/**
 * How common a word is in Vietnamese newspapers at large: the background against which the words of a question are weighed,
 * because a short article series cannot tell by itself which words are rare.
 */
export class Lexicon {
  readonly #counts = new Map<string, number>();
  readonly #folded = new Map<string, FoldedEntry>();

  /**
   * @param paragraphs number of paragraphs counted
   * @param entries word (canonical; syllables parted by one space) and the number of paragraphs that contain it
   * @param fingerprint changes with the entries
   */
  constructor(
    readonly paragraphs: number,
    entries: Iterable<readonly [word: string, paragraphs: number]>,
    readonly fingerprint = "",
  ) {
    for (const [word, count] of entries) this.#add(word, foldDiacritics(word), count);
  }

  /** Reads the tab-separated table: a first line `# paragraphs<TAB>N`, then `word<TAB>count` a line. Throws a plain Error naming the line. */
  static parse(table: string): Lexicon {
    const lines = table.split(/\r?\n/);
    const paragraphs = Number(/^# paragraphs\t(\d+)\s*$/.exec(lines[0] ?? "")?.[1]);
    if (!(paragraphs > 0)) throw new Error("line 1: expected “# paragraphs<TAB>number”");
    const lexicon = new Lexicon(paragraphs, [], createHash("sha256").update(table).digest("hex"));
    // Folding the table at once is twice as fast as folding each word, and every start waits for it.
    const folded = foldDiacritics(table).split(/\r?\n/);
    for (let at = 1; at < lines.length; at++) {
      const line = lines[at] ?? "";
      if (line === "") continue;
      const tab = line.indexOf("\t");
      const count = Number(line.slice(tab + 1));
      const isCount = tab > 0 && tab + 1 < line.length && Number.isInteger(count) && count >= 0;
      if (!isCount) throw new Error(`line ${at + 1}: expected “word<TAB>number”`);
      lexicon.#add(line.slice(0, tab), (folded[at] ?? "").split("\t", 1)[0] ?? "", count);
    }
    return lexicon;
  }

  #add(word: string, folded: string, count: number): void {
    this.#counts.set(word, count);
    const entry = this.#folded.get(folded);
    if (!entry) {
      this.#folded.set(folded, { count, likeliest: word, most: count });
      return;
    }
    entry.count += count;
    if (count > entry.most) Object.assign(entry, { likeliest: word, most: count });
  }

  /** Whether the word (canonical, with diacritics) is known. */
  has(word: string): boolean {
    return this.#counts.has(word);
  }

  /** Whether some known word is typed like this without diacritics. */
  hasFolded(word: string): boolean {
    return this.#folded.has(word);
  }

  /** Whether the word is known; `folded`: to be compared without diacritics. */
  knows(word: string, folded: boolean): boolean {
    return folded ? this.hasFolded(word) : this.has(word);
  }

  /** The commonest word that is typed like this without diacritics; undefined where there is none. */
  likeliest(folded: string): string | undefined {
    return this.#folded.get(folded)?.likeliest;
  }

  /** Share of newspaper paragraphs that contain the word, in (0, 1]; an unknown word counts as half a paragraph. */
  probability(word: string, folded: boolean): number {
    const count = (folded ? this.#folded.get(word)?.count : this.#counts.get(word)) ?? 0.5;
    return Math.min(1, count / this.paragraphs);
  }
}
