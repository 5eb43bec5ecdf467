import { corpusHash } from "../corpus/read/hash.js";
import type { Corpus, EarlierArticles } from "../corpus/read/load.js";
import { corpusSignature } from "../corpus/read/signature.js";
import { restoreArticle } from "./passages/restore-article.js";
import { readPassages } from "./stored-index.js";
import { retryWhileSwapped } from "./while-swapped.js";

/** The corpus as it is now: known by its files, read and hashed only where that does not suffice. */
export interface CorpusNow {
  /** See `corpusSignature`. */
  readonly signature: string;
  /**
   * Reads it once, however often it is called.
   * @throws AppError, see `loadCorpus`
   */
  read(): Promise<{ corpus: Corpus; hash: string }>;
}

/**
 * Looks at a corpus.
 * @param earlier what stands in the place of files that can no longer be read, see `loadCorpus`
 * @throws AppError CORPUS_MISSING
 */
export async function lookAtCorpus(corpusDir: string, earlier?: EarlierArticles): Promise<CorpusNow> {
  const signature = await corpusSignature(corpusDir);
  let reading: Promise<{ corpus: Corpus; hash: string }> | null = null;
  const read = async () => {
    // Not needed where the index fits, and with it comes the reader of YAML.
    const { loadCorpus } = await import("../corpus/read/load.js");
    const corpus = await loadCorpus(corpusDir, earlier);
    return { corpus, hash: await corpusHash(corpus.articles) };
  };
  return { signature, read: () => (reading ??= read()) };
}

/**
 * The articles that an index holds, if it can be read: whatever model made it.
 * @param corpus fingerprint of the only corpus whose articles are wanted; absent: whichever it holds
 */
export function indexedArticles(indexDir: string, corpus?: string): EarlierArticles {
  return async (slugs) => {
    const wanted = new Set(slugs);
    const passages = await retryWhileSwapped(indexDir, async (manifest) =>
      manifest && (corpus === undefined || manifest.corpus === corpus)
        ? readPassages(indexDir, manifest)
        : null,
    ).catch(() => null);
    if (!passages) return [];
    const found = passages.articles.filter(({ slug }) => wanted.has(slug));
    return found.map((article) => restoreArticle(passages, article));
  };
}
