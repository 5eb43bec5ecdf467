import type { ArticleHead } from "../../corpus/types.js";
import { turn } from "../../turn.js";
import type { PassageStore, StoredArticle } from "../passages/passage-store.js";

/** What differs between two states of a corpus. */
export interface CorpusDifference {
  readonly added: readonly ArticleHead[];
  /** Articles whose text, headings or front matter is another now. */
  readonly changed: readonly ArticleHead[];
  readonly withdrawn: readonly ArticleHead[];
  /** Number of all passages now. */
  readonly passages: number;
}

/** The event loop gets a turn after so many ms. */
const longestSlice = 8;

/**
 * What differs between the passages before and those after. Texts are compared as bytes, none is made a string; other work gets a turn every
 * few milliseconds.
 */
export async function differenceBetween(
  before: PassageStore,
  after: PassageStore,
): Promise<CorpusDifference> {
  const earlier = new Map(before.articles.map((article) => [article.slug, article]));
  const later = new Set(after.articles.map(({ slug }) => slug));
  const changed: ArticleHead[] = [];
  let since = performance.now();
  for (const article of after.articles) {
    const old = earlier.get(article.slug);
    if (old && !isSame(before, old, after, article)) changed.push(article);
    if (performance.now() - since < longestSlice) continue;
    await turn();
    since = performance.now();
  }
  return {
    added: after.articles.filter(({ slug }) => !earlier.has(slug)),
    changed,
    withdrawn: before.articles.filter(({ slug }) => !later.has(slug)),
    passages: after.size,
  };
}

function isSame(before: PassageStore, old: StoredArticle, after: PassageStore, now: StoredArticle): boolean {
  return headOf(old) === headOf(now) && Buffer.compare(contentOf(before, old), contentOf(after, now)) === 0;
}

/** All that is told of an article but where it stands among the others. */
function headOf({ first, sections, ...head }: StoredArticle): string {
  return JSON.stringify([head, sections.map((section) => ({ ...section, first: section.first - first }))]);
}

/** The passages of an article: their texts, kinds and sources, and where each text begins. */
function contentOf({ arrays }: PassageStore, { first, length }: StoredArticle): Buffer {
  const { textBytes, textOffsets, textEncodings, kinds, sources } = arrays;
  const end = first + length;
  const start = textOffsets[first] ?? 0;
  const lengths = textOffsets.slice(first, end + 1).map((offset) => offset - start);
  return Buffer.concat([
    bytesOf(lengths),
    bytesOf(sources.slice(first, end)),
    textEncodings.subarray(first, end),
    kinds.subarray(first, end),
    textBytes.subarray(start, textOffsets[end]),
  ]);
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
