import type { AppError } from "../errors.js";
import type { BuildProgress, BuiltIndex } from "./build.js";
import type { CorpusNow } from "./corpus-now.js";
import type { IndexState } from "./library.js";
import type { PassageStore } from "./passages/passage-store.js";
import { programAnalyser } from "./program-analyser.js";
import { indexFormat, type Manifest } from "./store/manifest.js";
import type { IndexModels } from "./stored-fit.js";
import { type IndexIdentity, readPassages } from "./stored-index.js";
import type { KnownVectors } from "./vectors/known-vectors.js";
import { retryWhileSwapped } from "./while-swapped.js";

/** An index in memory, and what it was made from. */
export interface Rebuilt {
  readonly built: BuiltIndex;
  readonly identity: IndexIdentity;
  readonly state: Exclude<IndexState, "reused">;
}

/**
 * Builds the index of a corpus in memory, embedding only texts without a known vector.
 *
 * @param problems where those of the corpus are put, before others
 * @throws AppError where the corpus cannot be read; what the embedder throws
 */
export async function rebuild(
  {
    indexDir,
    embedder,
    lexicon,
    onProgress = () => undefined,
  }: IndexModels & {
    readonly indexDir: string;
    readonly onProgress?: ((progress: BuildProgress) => void) | undefined;
  },
  now: CorpusNow,
  known: KnownVectors | null,
  problems: AppError[],
): Promise<Rebuilt> {
  const { corpus, hash } = await now.read();
  problems.unshift(...corpus.problems);
  // Not needed where the index fits, and with it come the writers of everything.
  const { buildIndex } = await import("./build.js");
  const predecessor = await readPredecessor(indexDir);
  const built = await buildIndex(corpus.articles, embedder, lexicon, known, onProgress, predecessor);
  const identity = {
    format: indexFormat,
    model: embedder.fingerprint,
    lexicon: lexicon.fingerprint,
    analyser: programAnalyser(),
    dimensions: embedder.dimensions,
    corpus: hash,
    signature: corpus.problems.length === 0 ? now.signature : null,
    passages: built.passages.size,
    vectors: built.vectors.size,
  };
  return { built, identity, state: built.embedded < built.vectors.size ? "updated" : "built" };
}

/**
 * The passages of the index that stands there; null where there is none that can be read: without it, references to texts that went lead to their
 * place, so that is no problem to tell.
 */
async function readPredecessor(indexDir: string): Promise<PassageStore | null> {
  const read = async (manifest: Manifest | null) => manifest && readPassages(indexDir, manifest);
  return retryWhileSwapped(indexDir, read).catch(() => null);
}
