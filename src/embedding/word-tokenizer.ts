import { createHash } from "node:crypto";
import { splitWords } from "./split-words.js";

/** Row of the unknown: stands for any run of words that no entry covers. */
const unknownRow = 0;
const firstEntry = 2;
const mark = "▁";
/** SHA-256 of `shapingSteps` of a tokenizer whose steps before the cut `splitWords` takes. */
export const knownSteps = "c5e8d7be67eb59d7f1d98da56298680349928716c14f300664d7d589dbee86e9";

/** What is read of a `tokenizer.json` with a Unigram model: `vocab` has an entry a row, each a piece and its score. */
interface UnigramFile {
  readonly model: { readonly vocab: readonly unknown[] };
}

/** A row of the table, and how many words of the text it stands for. */
export interface WordPiece {
  readonly row: number;
  readonly words: 1 | 2;
}

/**
 * Cuts texts into rows of a table of word vectors, as the loading library does with the same `tokenizer.json`, many times
 * faster: it knows that an entry is always one or two whole words.
 */
export class WordTokenizer {
  private readonly words = new Map<string, number>();
  /** By word: the row of its own entry, or the unknown's; and what it scores if no pair covers it. */
  private readonly row: number[] = [];
  private readonly score: number[] = [];
  /** By row: the two words of an entry of two; and the rows of these entries by their words, as an open-addressing hash table, each plus one. */
  private readonly firsts: Int32Array;
  private readonly seconds: Int32Array;
  private readonly pairs: Int32Array;
  private readonly rowScore: Float64Array;

  /** Number of rows of the table: those of the entries and of the special ones before them. */
  get rows(): number {
    return this.rowScore.length;
  }

  /**
   * @param json content of `tokenizer.json`
   * @returns null for a tokenizer of any other form than the one this class reads
   */
  static fromJson(json: unknown): WordTokenizer | null {
    if (!isUnigram(json)) return null;
    const tokenizer = new WordTokenizer(json.model.vocab.length);
    return tokenizer.learnAll(json.model.vocab) ? tokenizer : null;
  }

  private constructor(rows: number) {
    this.rowScore = new Float64Array(rows);
    this.firsts = new Int32Array(rows);
    this.seconds = new Int32Array(rows);
    this.pairs = new Int32Array(2 ** Math.ceil(Math.log2(2 * rows + 2)));
  }

  /** Enters every piece of a vocabulary; false where one is no entry, or not of one or two whole words. */
  private learnAll(vocab: readonly unknown[]): boolean {
    if (!vocab.every(isEntry)) return false;
    let lowest = 0;
    for (const [, score] of vocab) lowest = Math.min(lowest, score);
    // One character that no entry covers scores this; a word is as many of them as it has, and its two marks.
    const unknownScore = lowest - 10;
    return vocab.every(([piece, score], row) => {
      this.rowScore[row] = score;
      return row < firstEntry ? /^<\w+>$/.test(piece) : this.enter(piece, row, score, unknownScore);
    });
  }

  /** Enters `▁hộ▁▁nghèo▁` as `hộ`, `nghèo`; false for a piece that is not one or two whole words. */
  private enter(piece: string, row: number, score: number, unknownScore: number): boolean {
    if (piece.length < 3 || !piece.startsWith(mark) || !piece.endsWith(mark)) return false;
    const end = piece.indexOf(mark, 1);
    if (end === piece.length - 1) {
      const word = this.learn(piece.slice(1, end), unknownScore);
      this.row[word] = row;
      this.score[word] = score;
      return true;
    }
    // Two marks part the words, each of which has a character at least.
    if (end === 1 || piece[end + 1] !== mark || piece.indexOf(mark, end + 2) !== piece.length - 1)
      return false;
    if (end + 2 === piece.length - 1) return false;
    const first = this.learn(piece.slice(1, end), unknownScore);
    const second = this.learn(piece.slice(end + 2, -1), unknownScore);
    this.firsts[row] = first;
    this.seconds[row] = second;
    this.pairs[this.slotOf(first, second)] = row + 1;
    return true;
  }

  /** Where the entry of two words stands among `pairs`, or would stand. */
  private slotOf(first: number, second: number): number {
    const { pairs, firsts, seconds } = this;
    const mask = pairs.length - 1;
    // The finaliser of MurmurHash3 (Appleby), over both words.
    let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca77);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    let slot = (hash ^ (hash >>> 13)) & mask;
    for (let held = pairs[slot] as number; held !== 0; held = pairs[slot] as number) {
      if (firsts[held - 1] === first && seconds[held - 1] === second) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private learn(word: string, unknownScore: number): number {
    const known = this.words.get(word);
    if (known !== undefined) return known;
    const learnt = this.row.length;
    this.words.set(word, learnt);
    this.row.push(unknownRow);
    this.score.push((word.length + 2) * unknownScore);
    return learnt;
  }

  /**
   * Rows of the best cut of a text: the one with the greatest sum of scores, a draw going to the entry of two words. Words in a
   * row that no entry covers are one unknown, row 0. Takes any string, in time linear in its length.
   */
  encode(text: string): number[] {
    const words = splitWords(text).map((word) => this.words.get(word) ?? -1);
    return this.rowsOf(words, this.pairsOf(words));
  }

  /**
   * The same cut of words in normal form (`splitWords`), word by word: an unknown word stays on its own, as row 0.
   * @returns one entry a piece, in order: its row, and how many of the words it covers
   */
  cut(words: readonly string[]): WordPiece[] {
    return this.cutNumbers(words.map((word) => this.numberOf(word)));
  }

  /** Number of a word in normal form, for `cutNumbers`; -1 for one that stands in no entry. */
  numberOf(word: string): number {
    return this.words.get(word) ?? -1;
  }

  /** See `cut`. */
  cutNumbers(words: readonly number[]): WordPiece[] {
    const pairs = this.pairsOf(words);
    const pieces: WordPiece[] = [];
    for (let at = words.length - 1; at >= 0; at--) {
      const pair = pairs[at] as number;
      const row = pair || (this.row[words[at] as number] ?? unknownRow);
      pieces.push({ row, words: pair ? 2 : 1 });
      if (pair) at--;
    }
    return pieces.reverse();
  }

  /** Score of each row: a hundred times the natural logarithm of its share of the words of the training texts, or below. */
  get scores(): Float64Array {
    return this.rowScore;
  }

  /** For each word, the row of the pair that ends with it in the best cut up to it, or 0. */
  private pairsOf(words: readonly number[]): Int32Array {
    const taken = new Int32Array(words.length);
    let beforeLast = 0;
    let last = 0;
    let previous = -1;
    for (let at = 0; at < words.length; at++) {
      const word = words[at] as number;
      // A word in no entry scores the same in every cut.
      let best = word < 0 ? last : last + (this.score[word] as number);
      if (word >= 0 && previous >= 0) {
        const row = (this.pairs[this.slotOf(previous, word)] as number) - 1;
        const asPair = row < 0 ? -Infinity : beforeLast + (this.rowScore[row] as number);
        if (asPair >= best) {
          best = asPair;
          taken[at] = row;
        }
      }
      beforeLast = last;
      last = best;
      previous = word;
    }
    return taken;
  }

  private rowsOf(words: readonly number[], pairs: Int32Array): number[] {
    const rows: number[] = [];
    for (let at = words.length - 1; at >= 0; at--) {
      const pair = pairs[at] as number;
      const row = pair || (this.row[words[at] as number] ?? unknownRow);
      if (pair) at--;
      if (row !== unknownRow || rows.at(-1) !== unknownRow) rows.push(row);
    }
    return rows.reverse();
  }
}

/** Whatever a tokenizer does to a text besides the best cut, as text. */
export function shapingSteps(tokenizer: Readonly<Record<string, unknown>>): string {
  const { normalizer, pre_tokenizer, post_processor, added_tokens } = tokenizer;
  return JSON.stringify([normalizer, pre_tokenizer, post_processor, added_tokens]);
}

function isUnigram(json: unknown): json is UnigramFile {
  if (!isRecord(json) || !isRecord(json.model)) return false;
  const { type, unk_id, vocab } = json.model;
  return (
    type === "Unigram" &&
    unk_id === unknownRow &&
    createHash("sha256").update(shapingSteps(json)).digest("hex") === knownSteps &&
    Array.isArray(vocab)
  );
}

function isEntry(entry: unknown): entry is readonly [piece: string, score: number] {
  // Sums of whole numbers are exact, so that draws are draws; with scores above 0, one word might lose to its letters.
  return (
    Array.isArray(entry) && typeof entry[0] === "string" && Number.isSafeInteger(entry[1]) && entry[1] <= 0
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
