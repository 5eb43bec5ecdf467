import type { Article, ArticleHead, Passage, PassageKind, Section } from "../../corpus/types.js";
import { inSlices } from "../../turn.js";
import { fingerprintOf, sortedByFingerprint } from "./fingerprint.js";
import { encodeSource, type StoredReadings, storeReadings } from "./passage-source.js";

/** The passages of a corpus as they are kept in a file; all arrays but `textBytes` by the passage's ordinal. */
export interface PassageArrays {
  /** The texts, one after the other, without anything between them; less than 4 GiB (2^32 bytes). */
  readonly textBytes: Uint8Array;
  /** Where each text starts in `textBytes`, plus the end of the last. */
  readonly textOffsets: Uint32Array;
  /** How each text is written, as in `encodings`. */
  readonly textEncodings: Uint8Array;
  /** Position of each passage's section among the sections of its article. */
  readonly sections: Uint32Array;
  /** Kind of each passage, as its position in `passageKinds`. */
  readonly kinds: Uint8Array;
  /** Page and recognition of each passage, as `encodeSource` gives them. */
  readonly sources: Uint32Array;
  /** Fingerprint of each text, as `fingerprintOf` gives it. */
  readonly fingerprints: Uint32Array;
  /** All ordinals, by their fingerprints, those of one fingerprint in ascending order. */
  readonly byFingerprint: Uint32Array;
  /** Fingerprints of texts that an earlier state of the corpus had and this one has not, ascending, each once; see `succeed`. */
  readonly retired: Uint32Array;
  /** For each of these, the ordinal of the passage that has come closest to taking its place. */
  readonly successors: Uint32Array;
}

/** The same, without what only an earlier state of the corpus could tell. */
export type StoredPassages = Omit<PassageArrays, "retired" | "successors">;

/** A section, and which passages stand in it. */
export interface StoredSection extends Omit<Section, "passages"> {
  /** Ordinal of its first passage; of the next section's where it has none. */
  readonly first: number;
  /** Number of its passages. */
  readonly length: number;
}

/** An article without its passages. */
export interface StoredArticle extends ArticleHead {
  /** Ordinal of its first passage; of the next article's where it has none. */
  readonly first: number;
  /** Number of its passages. */
  readonly length: number;
  readonly sections: readonly StoredSection[];
  /** Absent where no passage has any. */
  readonly readings?: StoredReadings | undefined;
}

/** Kinds of passage by their number in a file: new ones go to the end. */
export const passageKinds = ["meta", "lead", "body", "caption"] as const satisfies readonly PassageKind[];

/** How a text can be written. UTF-8 has no bytes for half a surrogate pair, so a text with one is kept as UTF-16. */
export const encodings = ["utf8", "utf16le"] as const;

const [utf8, utf16] = [0, 1];
const surrogate = /[\ud800-\udfff]/;
const loneSurrogate = /\p{Surrogate}/u;

/**
 * Puts the passages of articles into arrays, numbered in the order of the articles. Other work gets a turn every few milliseconds.
 *
 * @throws RangeError where the texts take 4 GiB or more; Error where an article's sections do not hold its passages in order, or
 * these are not numbered as `Passage` says
 */
export async function storePassages(
  articles: readonly Article[],
): Promise<{ arrays: StoredPassages; articles: StoredArticle[] }> {
  let size = 0;
  const stored: StoredArticle[] = [];
  await inSlices(articles, (article) => {
    stored.push(storeArticle(article, size));
    size += article.passages.length;
  });
  const lengths = new Float64Array(size);
  const textEncodings = new Uint8Array(size);
  const sections = new Uint32Array(size);
  const kinds = new Uint8Array(size);
  const sources = new Uint32Array(size);
  const fingerprints = new Uint32Array(size);
  await forEachPassage(articles, (passage, ordinal, section) => {
    // Most texts have no surrogate at all, which is told in a third of the time.
    const encoding = surrogate.test(passage.text) && loneSurrogate.test(passage.text) ? utf16 : utf8;
    lengths[ordinal] = Buffer.byteLength(passage.text, encodings[encoding]);
    textEncodings[ordinal] = encoding;
    sections[ordinal] = section;
    kinds[ordinal] = passageKinds.indexOf(passage.kind);
    sources[ordinal] = encodeSource(passage);
    fingerprints[ordinal] = fingerprintOf(passage.text);
  });
  const textOffsets = offsetsOf(lengths);
  const textBytes = new Uint8Array(textOffsets[size] as number);
  const target = Buffer.from(textBytes.buffer);
  await forEachPassage(articles, ({ text }, ordinal) => {
    const place = target.subarray(textOffsets[ordinal], textOffsets[ordinal + 1]);
    place.write(text, encodings[textEncodings[ordinal] as 0 | 1]);
  });
  const byFingerprint = sortedByFingerprint(fingerprints);
  const arrays = {
    textBytes,
    textOffsets,
    textEncodings,
    sections,
    kinds,
    sources,
    fingerprints,
    byFingerprint,
  };
  return { arrays, articles: stored };
}

/**
 * Where texts of these lengths (in bytes) start when they stand one after the other, plus the end of the last.
 *
 * @throws RangeError where they take 4 GiB or more together
 */
export function offsetsOf(lengths: ArrayLike<number>): Uint32Array {
  const offsets = new Uint32Array(lengths.length + 1);
  let total = 0;
  for (let at = 0; at < lengths.length; at++) {
    total += lengths[at] as number;
    if (total > 0xffff_ffff) throw new RangeError("the passages take 4 GiB or more");
    offsets[at + 1] = total;
  }
  return offsets;
}

function storeArticle(article: Article, first: number): StoredArticle {
  const { slug, series, part, title, authors, source, nextPart, passages } = article;
  let next = first;
  const sections = article.sections.map((section): StoredSection => {
    for (const passage of section.passages) {
      const paragraph = next - first + 1;
      const fits =
        samePassage(passage, passages[paragraph - 1]) &&
        passage.id === `${slug}/${paragraph}` &&
        passage.article === slug &&
        passage.paragraph === paragraph &&
        passage.section === section.heading;
      if (!fits) throw new Error(`passage ${passage.id} does not stand where its article says`);
      next += 1;
    }
    const { heading, untitled } = section;
    const length = section.passages.length;
    return { heading, ...(untitled && { untitled }), first: next - length, length };
  });
  const { length } = passages;
  if (next - first !== length) throw new Error(`the sections of ${slug} do not hold all its passages`);
  const readings = storeReadings(passages);
  const head = { slug, series, part, title, authors, source, nextPart };
  return { ...head, first, length, sections, ...(readings && { readings }) };
}

function samePassage(passage: Passage, other: Passage | undefined): boolean {
  return passage === other || (passage.text === other?.text && passage.kind === other.kind);
}

/** Visits all passages with their ordinals and the positions of their sections in their articles. */
async function forEachPassage(
  articles: readonly Article[],
  visit: (passage: Passage, ordinal: number, section: number) => void,
): Promise<void> {
  let ordinal = 0;
  await inSlices(placesOf(articles), ({ passage, section }) => visit(passage, ordinal++, section));
}

function* placesOf(articles: readonly Article[]): Generator<{ passage: Passage; section: number }> {
  for (const { sections } of articles)
    for (const [section, { passages }] of sections.entries())
      for (const passage of passages) yield { passage, section };
}
