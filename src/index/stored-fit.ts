import type { Embedder } from "../embedding/embedder.js";
import { AppError, reasonOf } from "../errors.js";
import type { Lexicon } from "../language/lexicon.js";
import type { CorpusNow } from "./corpus-now.js";
import { programAnalyser } from "./program-analyser.js";
import type { Manifest } from "./store/manifest.js";
import { lacksGraph } from "./stored-index.js";
import { retryWhileSwapped } from "./while-swapped.js";

/** What of a stored index serves a corpus as it is now: all of it, or the vectors of the texts that stayed. */
export type StoredFit = "nothing" | "vectors" | "everything";

/** What an index is made with. */
export interface IndexModels {
  readonly embedder: Embedder;
  readonly lexicon: Lexicon;
}

/** A corpus that cannot be read is no damage of the index. */
class CorpusRefusal extends Error {}

/**
 * What of a stored index can be kept.
 * @throws a plain Error where the manifest contradicts itself; CorpusRefusal where the corpus cannot be read
 */
export async function fitOf(
  manifest: Manifest | null,
  now: CorpusNow,
  { embedder, lexicon }: IndexModels,
): Promise<StoredFit> {
  if (!manifest || manifest.model !== embedder.fingerprint) return "nothing";
  if (manifest.dimensions !== embedder.dimensions) throw new Error("the vectors are not this model's");
  const sameText = manifest.signature === now.signature || manifest.corpus === (await hashOf(now));
  const sameWords = manifest.lexicon === lexicon.fingerprint && manifest.analyser === programAnalyser();
  // A vector is kept by its text: however texts are cut now, what was embedded before need not be again.
  return sameText && sameWords && !lacksGraph(manifest) ? "everything" : "vectors";
}

async function hashOf(now: CorpusNow): Promise<string> {
  try {
    return (await now.read()).hash;
  } catch (cause) {
    throw new CorpusRefusal("the corpus cannot be read", { cause });
  }
}

/**
 * Takes from a stored index what can be kept; one that is damaged or may not be read is told as a problem, and nothing of it is kept.
 *
 * @param take given the manifest and what of it can be kept
 * @param problems where the problem is put
 * @returns null where nothing is kept
 * @throws AppError where the corpus cannot be read
 */
export async function takeStored<T>(
  { indexDir, ...models }: IndexModels & { readonly indexDir: string },
  now: CorpusNow,
  problems: AppError[],
  take: (manifest: Manifest, fit: Exclude<StoredFit, "nothing">) => Promise<T>,
): Promise<T | null> {
  try {
    return await retryWhileSwapped(indexDir, async (manifest) => {
      const fit = await fitOf(manifest, now, models);
      return manifest === null || fit === "nothing" ? null : take(manifest, fit);
    });
  } catch (cause) {
    if (cause instanceof CorpusRefusal) throw cause.cause;
    const reason = shortReasonOf(cause);
    const code = reason === "EACCES" || reason === "EPERM" ? "INDEX_UNREADABLE" : "INDEX_DAMAGED";
    problems.push(new AppError(code, { folder: indexDir, reason }, { cause }));
    return null;
  }
}

/** A file system's error is told by its code; its message holds the path of a file that nobody chose. */
export function shortReasonOf(cause: unknown): string {
  return (cause as NodeJS.ErrnoException).code ?? reasonOf(cause);
}
