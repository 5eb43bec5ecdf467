import { corpusHash } from "../corpus/read/hash.js";
import { AppError, reasonOf } from "../errors.js";
import type { Lexicon } from "../language/lexicon.js";
import { assembleLibrary } from "./assemble.js";
import { indexedArticles } from "./corpus-now.js";
import { programAnalyser } from "./program-analyser.js";
import { holdsOtherFormat, readManifest } from "./store/manifest.js";
import { lacksGraph, readIndex } from "./stored-index.js";

/** What a sound index holds. */
export interface IndexSummary {
  readonly passages: number;
  readonly vectors: number;
  /** Size of all files, in bytes. */
  readonly bytes: number;
}

/**
 * Verifies, without changing anything, that the index is whole and belongs to this corpus, model and analyser.
 * @throws AppError INDEX_MISSING, INDEX_OUTDATED or INDEX_DAMAGED
 */
export async function checkIndex(
  corpusDir: string,
  indexDir: string,
  fingerprint: string,
  lexicon: Lexicon,
): Promise<IndexSummary> {
  const { loadCorpus } = await import("../corpus/read/load.js");
  const corpus = await loadCorpus(corpusDir, indexedArticles(indexDir));
  try {
    const manifest = await readManifest(indexDir);
    if (!manifest) {
      if (!(await holdsOtherFormat(indexDir))) throw new AppError("INDEX_MISSING", { folder: indexDir });
      throw new AppError("INDEX_OUTDATED", { folder: indexDir, reason: "format" });
    }
    const differs = [
      manifest.model !== fingerprint && "model",
      manifest.lexicon !== lexicon.fingerprint && "lexicon",
      manifest.analyser !== programAnalyser() && "analyser",
      manifest.corpus !== (await corpusHash(corpus.articles)) && "corpus",
      lacksGraph(manifest) && "graph",
    ].filter((each) => each !== false);
    if (differs.length > 0)
      throw new AppError("INDEX_OUTDATED", { folder: indexDir, reason: differs.join(", ") });
    assembleLibrary(await readIndex(indexDir, manifest), lexicon);
    const bytes = Object.values(manifest.files).reduce((sum, file) => sum + file.bytes, 0);
    return { passages: manifest.passages, vectors: manifest.vectors, bytes };
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const reason = reasonOf(cause);
    throw new AppError("INDEX_DAMAGED", { folder: indexDir, reason }, { cause });
  }
}
