import { createHash } from "node:crypto";
import { foldDiacritics } from "./syllable.js";

/** Reads nothing as a line: no slot, no next one. */
const none = -1;
const [zero, nine] = [48, 57];
/** Longer numbers are read by the engine, as are those that are written in any other way. */
const mostDigits = 9;

/**
 * How common a word is in Vietnamese newspapers at large: the background against which the words of a question are weighed,
 * because a short article series cannot tell by itself which words are rare.
 *
 * The table stays one text, with a hash table over its lines: every start waits until its tens of thousands of words can be looked up.
 */
export class Lexicon {
  /** The lines, `word<TAB>number`: where each starts, and the length of its word. */
  readonly #words: Words;
  /** The words without diacritics. */
  readonly #folded: Words;
  /** The number of each line. */
  readonly #counts: Float64Array;
  /** For each line, the next one whose word is typed alike without diacritics. */
  readonly #next: Int32Array;
  /** For the first line of those: the numbers of all of them together, and the line with the greatest. */
  readonly #totals: Float64Array;
  readonly #likeliest: Int32Array;
  /** By the hash of a form without diacritics: the first line of it. */
  readonly #slots: Int32Array;

  /**
   * @param paragraphs number of paragraphs counted
   * @param entries word (canonical; syllables parted by one space) and the number of paragraphs that contain it; each word once
   * @param fingerprint changes with the entries
   */
  constructor(
    readonly paragraphs: number,
    entries: Iterable<readonly [word: string, paragraphs: number]> | LexiconLines,
    readonly fingerprint = "",
  ) {
    const lines = entries instanceof LexiconLines ? entries : LexiconLines.of(entries);
    const size = lines.starts.length;
    this.#words = lines.words();
    this.#folded = foldedWords(this.#words);
    this.#counts = Float64Array.from(lines.counts);
    this.#next = new Int32Array(size).fill(none);
    this.#totals = this.#counts.slice();
    this.#likeliest = new Int32Array(size);
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * size + 2))).fill(none);
    for (let line = 0; line < size; line++) this.#enter(line);
  }

  /**
   * Reads the tab-separated table: a first line `# paragraphs<TAB>N`, then `word<TAB>count` a line.
   * @throws a plain Error naming the line
   */
  static parse(table: string): Lexicon {
    const head = table.split("\n", 1)[0] ?? "";
    const paragraphs = Number(/^# paragraphs\t(\d+)\s*$/.exec(head)?.[1]);
    if (!(paragraphs > 0)) throw new Error("line 1: expected “# paragraphs<TAB>number”");
    const fingerprint = createHash("sha256").update(table).digest("hex");
    return new Lexicon(paragraphs, new LexiconLines(table, head.length + 1), fingerprint);
  }

  /** Whether the word (canonical, with diacritics) is known. */
  has(word: string): boolean {
    return this.#countOf(word) !== undefined;
  }

  /** Whether some known word is typed like this without diacritics. */
  hasFolded(word: string): boolean {
    return this.#find(word) !== none;
  }

  /** Whether the word is known; `folded`: to be compared without diacritics. */
  knows(word: string, folded: boolean): boolean {
    return folded ? this.hasFolded(word) : this.has(word);
  }

  /** The commonest word that is typed like this without diacritics; undefined where there is none. */
  likeliest(folded: string): string | undefined {
    const first = this.#find(folded);
    if (first === none) return undefined;
    return wordAt(this.#words, this.#likeliest[first] as number);
  }

  /** Share of newspaper paragraphs that contain the word, in (0, 1]; an unknown word counts as half a paragraph. */
  probability(word: string, folded: boolean): number {
    const count = (folded ? this.#totals[this.#find(word)] : this.#countOf(word)) ?? 0.5;
    return Math.min(1, count / this.paragraphs);
  }

  #countOf(word: string): number | undefined {
    for (let line = this.#find(foldDiacritics(word)); line !== none; line = this.#next[line] as number) {
      const { text, starts, lengths } = this.#words;
      if (lengths[line] === word.length && text.startsWith(word, starts[line])) return this.#counts[line];
    }
    return undefined;
  }

  /** The first line whose word is typed like this without diacritics. */
  #find(folded: string): number {
    return this.#slots[this.#slotOf(folded, 0, folded.length)] as number;
  }

  #enter(line: number): void {
    const { text, starts, lengths } = this.#folded;
    const slot = this.#slotOf(text, starts[line] as number, lengths[line] as number);
    const first = this.#slots[slot] as number;
    if (first === none) {
      this.#slots[slot] = line;
      this.#likeliest[line] = line;
      return;
    }
    this.#next[line] = this.#next[first] as number;
    this.#next[first] = line;
    const count = this.#counts[line] as number;
    this.#totals[first] = (this.#totals[first] as number) + count;
    if (count > (this.#counts[this.#likeliest[first] as number] as number)) this.#likeliest[first] = line;
  }

  /** The slot of a form without diacritics, which is a part of a text: its own, or the free one that it would take. */
  #slotOf(text: string, start: number, length: number): number {
    // FNV-1a over UTF-16 code units.
    let hash = 0x811c9dc5;
    for (let at = start; at < start + length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (let line = this.#slots[slot] as number; line !== none; line = this.#slots[slot] as number) {
      if (this.#folded.lengths[line] === length && this.#isAt(line, text, start, length)) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #isAt(line: number, text: string, start: number, length: number): boolean {
    const { text: folded, starts } = this.#folded;
    const other = starts[line] as number;
    for (let at = 0; at < length; at++)
      if (text.charCodeAt(start + at) !== folded.charCodeAt(other + at)) return false;
    return true;
  }
}

/** Where the words and numbers of a table stand. */
class LexiconLines {
  readonly starts: number[] = [];
  readonly lengths: number[] = [];
  readonly counts: number[] = [];

  /** @param from where the first line starts. @throws a plain Error naming the first line that is not `word<TAB>number` */
  constructor(
    readonly table: string,
    from: number,
  ) {
    let line = 1;
    for (let start = from, end = 0; start < table.length; start = end + 1) {
      line++;
      end = table.indexOf("\n", start);
      if (end < 0) end = table.length;
      const last = table[end - 1] === "\r" ? end - 1 : end;
      if (last === start) continue;
      const middle = table.indexOf("\t", start);
      const count = middle > start && middle + 1 < last ? numberAt(table, middle + 1, last) : Number.NaN;
      if (!Number.isInteger(count) || count < 0) throw new Error(`line ${line}: expected “word<TAB>number”`);
      this.starts.push(start);
      this.lengths.push(middle - start);
      this.counts.push(count);
    }
  }

  static of(entries: Iterable<readonly [word: string, paragraphs: number]>): LexiconLines {
    return new LexiconLines([...entries].map(([word, count]) => `${word}\t${count}\n`).join(""), 0);
  }

  words(): Words {
    return {
      text: this.table,
      starts: Int32Array.from(this.starts),
      lengths: Uint16Array.from(this.lengths),
    };
  }
}

/** Words by their lines: where each stands in a text. */
interface Words {
  readonly text: string;
  readonly starts: Int32Array;
  readonly lengths: Uint16Array;
}

function wordAt({ text, starts, lengths }: Words, line: number): string {
  const start = starts[line] as number;
  return text.slice(start, start + (lengths[line] as number));
}

/** The same words without diacritics. Mostly each letter becomes one of ASCII, so that all stay where they are. */
function foldedWords(words: Words): Words {
  const { text, starts, lengths } = words;
  const bytes = Buffer.alloc(text.length);
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const form = unit < 0x80 ? unit : asciiForms[unit] || asciiOf(unit);
    if (form === 0) return foldedApart(words);
    bytes[at] = form;
  }
  return { text: bytes.toString("latin1"), starts, lengths };
}

function foldedApart(words: Words): Words {
  const folded = Array.from(words.starts, (_, line) => foldDiacritics(wordAt(words, line)));
  const lengths = Uint16Array.from(folded, ({ length }) => length);
  const starts = new Int32Array(lengths.length);
  for (let line = 1; line < starts.length; line++)
    starts[line] = (starts[line - 1] as number) + (lengths[line - 1] as number);
  return { text: folded.join(""), starts, lengths };
}

function numberAt(table: string, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at++) {
    const unit = table.charCodeAt(at);
    if (unit < zero || unit > nine || end - start > mostDigits) return Number(table.slice(start, end));
    number = number * 10 + unit - zero;
  }
  return number;
}

/** By UTF-16 code unit: its form without diacritics in ASCII; filled as letters are met. */
const asciiForms = new Uint8Array(0x10000);

/** The form of a letter; 0 where it is none of ASCII, or several. */
function asciiOf(unit: number): number {
  const folded = foldDiacritics(String.fromCharCode(unit));
  const form = folded.length === 1 && folded.charCodeAt(0) < 0x80 ? folded.charCodeAt(0) : 0;
  asciiForms[unit] = form;
  return form;
}
