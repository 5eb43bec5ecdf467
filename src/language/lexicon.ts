import { createHash } from "node:crypto";
import { foldDiacritics } from "./syllable.js";

/**
 * How common a word is in Vietnamese newspapers at large: the background against which the words of a question are weighed,
 * because a short article series cannot tell by itself which words are rare.
 */
export class Lexicon {
  readonly #counts = new Map<string, number>();
  readonly #foldedCounts = new Map<string, number>();
  readonly #likeliest = new Map<string, string>();

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
    for (const [word, count] of entries) {
      this.#counts.set(word, count);
      const folded = foldDiacritics(word);
      this.#foldedCounts.set(folded, (this.#foldedCounts.get(folded) ?? 0) + count);
      const rival = this.#likeliest.get(folded);
      if (rival === undefined || count > (this.#counts.get(rival) ?? 0)) this.#likeliest.set(folded, word);
    }
  }

  /** Reads the tab-separated table: a first line `# paragraphs<TAB>N`, then `word<TAB>count` a line. Throws a plain Error naming the line. */
  static parse(table: string): Lexicon {
    const [header = "", ...lines] = table.split("\n");
    const paragraphs = Number(/^# paragraphs\t(\d+)\s*$/.exec(header)?.[1]);
    if (!(paragraphs > 0)) throw new Error("line 1: expected “# paragraphs<TAB>number”");
    const entries = lines.flatMap((line, index): [string, number][] => {
      if (line === "") return [];
      const [word = "", count = ""] = line.split("\t");
      if (!word || !/^\d+$/.test(count)) throw new Error(`line ${index + 2}: expected “word<TAB>number”`);
      return [[word, Number(count)]];
    });
    return new Lexicon(paragraphs, entries, createHash("sha256").update(table).digest("hex"));
  }

  /** Whether the word (canonical, with diacritics) is known. */
  has(word: string): boolean {
    return this.#counts.has(word);
  }

  /** Whether some known word is typed like this without diacritics. */
  hasFolded(word: string): boolean {
    return this.#foldedCounts.has(word);
  }

  /** The commonest word that is typed like this without diacritics; undefined where there is none. */
  likeliest(folded: string): string | undefined {
    return this.#likeliest.get(folded);
  }

  /** Share of newspaper paragraphs that contain the word, in (0, 1]; an unknown word counts as half a paragraph. */
  probability(word: string, folded: boolean): number {
    const count = (folded ? this.#foldedCounts : this.#counts).get(word) ?? 0.5;
    return Math.min(1, count / this.paragraphs);
  }
}
