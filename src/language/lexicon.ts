import { createHash } from "node:crypto";
import { foldDiacritics } from "./syllable.js";

/** All words that are typed alike without diacritics. */
interface FoldedEntry {
  /** Paragraphs of all of them together. */
  count: number;
  /** The commonest of them, and its paragraphs. */
  likeliest: string;
  most: number;
  /** Paragraphs of the others; null for a word that none is typed like, as are nine in ten. */
  others: Map<string, number> | null;
}

/**
 * How common a word is in Vietnamese newspapers at large: the background against which the words of a question are weighed,
 * because a short article series cannot tell by itself which words are rare.
 */
export class Lexicon {
  /** By folded form, and by it alone: every start waits until the tens of thousands of words are entered. */
  readonly #folded = new Map<string, FoldedEntry>();

  /**
   * @param paragraphs number of paragraphs counted
   * @param entries word (canonical; syllables parted by one space) and the number of paragraphs that contain it; each word once
   * @param fingerprint changes with the entries
   */
  constructor(
    readonly paragraphs: number,
    entries: Iterable<readonly [word: string, paragraphs: number]>,
    readonly fingerprint = "",
  ) {
    for (const [word, count] of entries) this.#add(word, foldDiacritics(word), count);
  }

  /**
   * Reads the tab-separated table: a first line `# paragraphs<TAB>N`, then `word<TAB>count` a line.
   * @throws a plain Error naming the line
   */
  static parse(table: string): Lexicon {
    const head = table.split("\n", 1)[0] ?? "";
    const paragraphs = Number(/^# paragraphs\t(\d+)\s*$/.exec(head)?.[1]);
    if (!(paragraphs > 0)) throw new Error("line 1: expected “# paragraphs<TAB>number”");
    const lexicon = new Lexicon(paragraphs, [], createHash("sha256").update(table).digest("hex"));
    // Folding the table at once is twice as fast as folding each word, and every start waits for it.
    const whole = foldDiacritics(table);
    const folded = whole.length === table.length ? whole : null;
    let line = 1;
    for (let start = head.length + 1, end = 0; start < table.length; start = end + 1) {
      line++;
      end = table.indexOf("\n", start);
      if (end < 0) end = table.length;
      const last = table[end - 1] === "\r" ? end - 1 : end;
      if (last === start) continue;
      const tab = table.indexOf("\t", start);
      const count = tab > start && tab + 1 < last ? Number(table.slice(tab + 1, last)) : Number.NaN;
      if (!Number.isInteger(count) || count < 0) throw new Error(`line ${line}: expected “word<TAB>number”`);
      const word = table.slice(start, tab);
      lexicon.#add(word, folded?.slice(start, tab) ?? foldDiacritics(word), count);
    }
    return lexicon;
  }

  #add(word: string, folded: string, count: number): void {
    const entry = this.#folded.get(folded);
    if (!entry) {
      this.#folded.set(folded, { count, likeliest: word, most: count, others: null });
      return;
    }
    entry.count += count;
    entry.others ??= new Map();
    if (count > entry.most) {
      entry.others.set(entry.likeliest, entry.most);
      entry.likeliest = word;
      entry.most = count;
    } else {
      entry.others.set(word, count);
    }
  }

  #countOf(word: string): number | undefined {
    const entry = this.#folded.get(foldDiacritics(word));
    return entry?.likeliest === word ? entry.most : entry?.others?.get(word);
  }

  /** Whether the word (canonical, with diacritics) is known. */
  has(word: string): boolean {
    return this.#countOf(word) !== undefined;
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
    const count = (folded ? this.#folded.get(word)?.count : this.#countOf(word)) ?? 0.5;
    return Math.min(1, count / this.paragraphs);
  }
}
