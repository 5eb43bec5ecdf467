import type { ByteReader, ByteWriter } from "./bytes.js";
import type { Notice, ShownAnswer, ShownExcerpt } from "./callback-action.js";
import type { PassageKeys, PassageMark } from "./passage-keys.js";

/** Most sentences of an excerpt that are bold, see `src/answer/highlight.ts`. */
const mostSentences = 2;
/** Bytes of a text's fingerprint. */
const fingerprintSize = 4;

/** An excerpt that a button names, as it is found in the series of today. */
export interface FoundExcerpt {
  readonly excerpt: ShownExcerpt;
  readonly notice: Extract<Notice, "changed" | "moved"> | null;
}

/** A shown answer as it is found in the series of today; null stands for an excerpt of which nothing is left. */
export interface FoundAnswer {
  readonly outcome: ShownAnswer["outcome"];
  readonly at: number;
  readonly excerpts: readonly (FoundExcerpt | null)[];
}

/** Writes a passage: article, number, text. */
export function writeMark(writer: ByteWriter, keys: PassageKeys, mark: PassageMark): void {
  keys.writeArticle(writer, mark.articleKey);
  writer.number(mark.paragraph);
  writer.fixed(mark.fingerprint, fingerprintSize);
}

/** Reads what `writeMark` wrote. */
export function readMark(reader: ByteReader, keys: PassageKeys): PassageMark {
  const articleKey = keys.readArticle(reader);
  return { articleKey, paragraph: reader.number(), fingerprint: reader.fixed(fingerprintSize) };
}

/**
 * Writes a shown answer, to stand last: a number for outcome and place, then each excerpt: paragraph and number of sentences, the article where it
 * differs from the one before, the text, the sentences.
 * @param before key of the article that was written last
 */
export function writeShown(
  writer: ByteWriter,
  keys: PassageKeys,
  { outcome, excerpts, at }: ShownAnswer,
  before: string,
): void {
  writer.number(at * 2 + (outcome === "related" ? 1 : 0));
  let previous = before;
  for (const { ordinal, sentences, changedFrom } of excerpts) {
    const { articleKey, paragraph, fingerprint } = changedFrom ?? keys.markOf(ordinal);
    const bold = changedFrom ? [] : sentences.slice(0, mostSentences);
    writer.number((paragraph * 3 + bold.length) * 2 + (articleKey === previous ? 1 : 0));
    if (articleKey !== previous) keys.writeArticle(writer, articleKey);
    writer.fixed(fingerprint, fingerprintSize);
    if (bold.length > 0) writer.number(numberOf(bold));
    previous = articleKey;
  }
}

/**
 * Reads what `writeShown` wrote, to the end.
 * @throws RangeError where it did not write that
 */
export function readShown(reader: ByteReader, keys: PassageKeys, before: string): FoundAnswer {
  const head = reader.number();
  const excerpts: (FoundExcerpt | null)[] = [];
  let articleKey = before;
  while (!reader.isAtEnd) {
    const packed = reader.number();
    if (packed % 2 === 0) articleKey = keys.readArticle(reader);
    const rest = Math.floor(packed / 2);
    const fingerprint = reader.fixed(fingerprintSize);
    const count = rest % 3;
    const sentences = count === 0 ? [] : sentencesOf(reader.number(), count);
    excerpts.push(
      foundExcerpt(keys, { articleKey, paragraph: Math.floor(rest / 3), fingerprint }, sentences),
    );
  }
  const at = Math.floor(head / 2);
  if (at >= excerpts.length) throw new RangeError("no such excerpt");
  return { outcome: head % 2 === 1 ? "related" : "answered", excerpts, at };
}

/** What is left of a shown answer, the excerpt at hand still at hand where it is left; null where nothing is. */
export function leftOf({ outcome, excerpts, at }: FoundAnswer): ShownAnswer | null {
  const left = excerpts.filter((found) => found !== null);
  const atHand = excerpts[at];
  const index = atHand ? left.indexOf(atHand) : 0;
  return left.length === 0 ? null : { outcome, excerpts: left.map(({ excerpt }) => excerpt), at: index };
}

function foundExcerpt(keys: PassageKeys, mark: PassageMark, sentences: number[]): FoundExcerpt | null {
  const found = keys.resolve(mark);
  if (!found) return null;
  const { ordinal, state } = found;
  // The numbers were those of other sentences.
  if (state === "changed")
    return { excerpt: { ordinal, sentences: [], changedFrom: mark }, notice: "changed" };
  return { excerpt: { ordinal, sentences }, notice: state === "moved" ? "moved" : null };
}

/**
 * One number for one or two ascending numbers of sentences; two by the combinatorial number system of degree 2 (D. E. Knuth, The Art of Computer
 * Programming 4A, 7.2.1.3), which takes a byte up to the 16th sentence.
 */
function numberOf([first = 0, second]: readonly number[]): number {
  return second === undefined ? first : (second * (second - 1)) / 2 + first;
}

function sentencesOf(number: number, count: number): number[] {
  if (count === 1) return [number];
  const second = Math.floor((1 + Math.sqrt(1 + 8 * number)) / 2);
  const first = number - (second * (second - 1)) / 2;
  if (first < 0 || first >= second) throw new RangeError("no such sentences");
  return [first, second];
}
