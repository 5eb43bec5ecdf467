import type { Article, Passage, PassageKind, PassageSource } from "../../corpus/types.js";
import { lowerBound } from "../lower-bound.js";
import { ordinalIn, readPassageId } from "./passage-id.js";
import { decodeSource } from "./passage-source.js";
import {
  encodings,
  type PassageArrays,
  passageKinds,
  type StoredArticle,
  type StoredSection,
  storePassages,
} from "./passage-writer.js";

export type { PassageArrays, StoredArticle, StoredSection };

/** The arrays that have a value for each passage. */
const perPassage = [
  "textEncodings",
  "sections",
  "sources",
  "fingerprints",
  "byFingerprint",
] as const satisfies readonly (keyof PassageArrays)[];

/**
 * All passages of a corpus in a few blocks of bytes, numbered from 0 (their ordinals) in the order of the articles. Opening one costs
 * nothing beyond reading the file; a passage becomes an object when it is asked for, a new one each time.
 */
export class PassageStore {
  readonly #texts: Buffer;
  readonly #bySlug: ReadonlyMap<string, StoredArticle>;

  /**
   * @param arrays as `from` made them; used where they stand, not copied
   * @param articles as `from` made them, by their first passage
   * @throws Error where arrays and articles do not belong together
   */
  constructor(
    readonly arrays: PassageArrays,
    readonly articles: readonly StoredArticle[],
  ) {
    const { textBytes, textOffsets, kinds, retired, successors } = arrays;
    const size = kinds.length;
    const last = articles.at(-1);
    const belong =
      textOffsets.length === size + 1 &&
      textOffsets[size] === textBytes.length &&
      perPassage.every((name) => arrays[name].length === size) &&
      retired.length === successors.length &&
      successors.every((ordinal) => ordinal < size) &&
      (last ? last.first + last.length : 0) === size;
    if (!belong) throw new Error("the passages and their articles do not belong together");
    this.#texts = Buffer.from(textBytes.buffer, textBytes.byteOffset, textBytes.byteLength);
    this.#bySlug = new Map(articles.map((article) => [article.slug, article]));
  }

  /**
   * Takes in articles as `loadCorpus` gives them. Other work gets a turn every few milliseconds.
   *
   * @throws RangeError where the texts take 4 GiB or more; Error where an article's sections do not hold its passages in order
   */
  static async from(articles: readonly Article[]): Promise<PassageStore> {
    const stored = await storePassages(articles);
    const succession = { retired: new Uint32Array(), successors: new Uint32Array() };
    return new PassageStore({ ...stored.arrays, ...succession }, stored.articles);
  }

  /** Number of passages. */
  get size(): number {
    return this.arrays.kinds.length;
  }

  /** The passage with this ordinal, equal to the one that was taken in. Throws RangeError where there is none. */
  passage(ordinal: number): Passage {
    const text = this.text(ordinal);
    const { slug, first } = this.articleOf(ordinal);
    const kind = this.kindOf(ordinal);
    const section = this.sectionOf(ordinal).heading;
    const paragraph = ordinal - first + 1;
    const id = `${slug}/${paragraph}`;
    return { id, article: slug, section, paragraph, kind, text, ...this.sourceOf(ordinal) };
  }

  /** Kind of the passage with this ordinal. Throws RangeError where there is none. */
  kindOf(ordinal: number): PassageKind {
    this.#check(ordinal);
    const kind = passageKinds[this.arrays.kinds[ordinal] as number];
    if (kind === undefined) throw new Error(`passage ${ordinal} is damaged`);
    return kind;
  }

  /** Where the passage with this ordinal comes from. Throws RangeError where there is none. */
  sourceOf(ordinal: number): PassageSource {
    const { first, readings } = this.articleOf(ordinal);
    const own = readings?.[ordinal - first + 1];
    return { ...decodeSource(this.arrays.sources[ordinal] as number), ...(own && { readings: own }) };
  }

  /** Text of the passage with this ordinal, character for character. Throws RangeError where there is none. */
  text(ordinal: number): string {
    this.#check(ordinal);
    const { textOffsets, textEncodings } = this.arrays;
    // A view first: Buffer's own reading of a range takes no positions from 2 GiB on.
    const bytes = this.#texts.subarray(textOffsets[ordinal], textOffsets[ordinal + 1]);
    return bytes.toString(encodings[textEncodings[ordinal] as 0 | 1]);
  }

  /** The article that the passage with this ordinal stands in. Throws RangeError where there is no such passage. */
  articleOf(ordinal: number): StoredArticle {
    this.#check(ordinal);
    const firstOf = (article: number) => (this.articles[article] as StoredArticle).first;
    // The last article that starts at the passage or before it: one that is empty starts where the next one does.
    return this.articles[lowerBound(this.articles.length, firstOf, ordinal + 1) - 1] as StoredArticle;
  }

  /** The section that the passage with this ordinal stands in. Throws RangeError where there is no such passage. */
  sectionOf(ordinal: number): StoredSection {
    const section = this.articleOf(ordinal).sections[this.arrays.sections[ordinal] as number];
    if (section === undefined) throw new Error(`passage ${ordinal} is damaged`);
    return section;
  }

  /** The article with this slug; undefined where there is none. */
  articleNamed(slug: string): StoredArticle | undefined {
    return this.#bySlug.get(slug);
  }

  /** Ordinal of the passage with this id, such as `bai-2/7`; undefined where there is none. */
  ordinalOf(id: string): number | undefined {
    const place = readPassageId(id);
    const article = place && this.#bySlug.get(place.slug);
    return article ? ordinalIn(article, place.paragraph) : undefined;
  }

  /** Fingerprint of the text of the passage with this ordinal, see `fingerprintOf`. Throws RangeError where there is none. */
  fingerprint(ordinal: number): number {
    this.#check(ordinal);
    return this.arrays.fingerprints[ordinal] as number;
  }

  /** Ordinals of all passages whose text has this fingerprint, ascending. */
  withFingerprint(fingerprint: number): number[] {
    const { fingerprints, byFingerprint } = this.arrays;
    const ordinals: number[] = [];
    const valueAt = (place: number) => fingerprints[byFingerprint[place] as number] as number;
    for (let place = lowerBound(this.size, valueAt, fingerprint); place < this.size; place++) {
      if (valueAt(place) !== fingerprint) break;
      ordinals.push(byFingerprint[place] as number);
    }
    return ordinals;
  }

  /** The passage that has come closest to taking the place of a text that the corpus had earlier, by the text's fingerprint; undefined: not known. */
  successorOf(fingerprint: number): number | undefined {
    const { retired, successors } = this.arrays;
    const at = lowerBound(retired.length, (place) => retired[place] as number, fingerprint);
    return retired[at] === fingerprint ? successors[at] : undefined;
  }

  #check(ordinal: number): void {
    const exists = Number.isInteger(ordinal) && ordinal >= 0 && ordinal < this.size;
    if (!exists) throw new RangeError(`no passage ${ordinal}`);
  }
}
