import { corpusHash } from "../corpus/hash.js";
import { loadCorpus } from "../corpus/load.js";
import type { Embedder } from "../embedding/embedder.js";
import { AppError, reasonOf } from "../errors.js";
import type { Lexicon } from "../language/lexicon.js";
import { assembleLibrary } from "./assemble.js";
import { type BuildProgress, buildIndex, type KnownVectors } from "./build.js";
import type { Library } from "./library.js";
import { indexFormat, type Manifest, readManifest } from "./manifest.js";
import {
  type IndexIdentity,
  readIndex,
  readKnownVectors,
  removeLeftovers,
  type StoredIndex,
  writeIndex,
} from "./storage.js";

/** What a library is opened from. */
export interface OpenLibraryOptions {
  readonly corpusDir: string;
  readonly indexDir: string;
  readonly embedder: Embedder;
  readonly lexicon: Lexicon;
  /** Builds anew even where the index fits, and keeps no vector. */
  readonly force?: boolean;
  readonly onProgress?: (progress: BuildProgress) => void;
}

/**
 * Opens the index of a corpus: reuses it where nothing changed, otherwise brings it up to date, embedding only new text.
 * A damaged or foreign index is explained in `problems` and rebuilt; one that cannot be written is kept in memory.
 * Throws AppError where the corpus holds no readable article.
 */
export async function openLibrary(options: OpenLibraryOptions): Promise<Library> {
  const { corpusDir, indexDir, embedder, lexicon } = options;
  const corpus = await loadCorpus(corpusDir);
  const problems: AppError[] = [...corpus.problems];
  const identity = {
    format: indexFormat,
    model: embedder.fingerprint,
    lexicon: lexicon.fingerprint,
    dimensions: embedder.dimensions,
    corpus: corpusHash(corpus.articles),
    passages: corpus.passages.length,
  };
  const old = options.force ? null : await loadOld(indexDir, identity, problems);
  if (old?.index) {
    // Nothing is written at this start, so a folder that cannot be written to is no problem.
    await removeLeftovers(indexDir).catch(() => undefined);
    return { ...assembleLibrary(corpus, old.index, lexicon), state: "reused", embedded: 0, problems };
  }

  const known: KnownVectors = (key) => old?.vectors.get(key.toString("latin1"));
  const built = await buildIndex(
    corpus.articles,
    corpus.passages,
    embedder,
    lexicon,
    known,
    options.onProgress ?? (() => undefined),
  );
  try {
    await writeIndex(indexDir, built, { ...identity, vectors: built.vectors.size });
  } catch (cause) {
    problems.push(
      new AppError("INDEX_NOT_KEPT", { folder: indexDir, reason: shortReasonOf(cause) }, { cause }),
    );
  }
  const state = built.embedded < built.vectors.size ? "updated" : "built";
  return { ...assembleLibrary(corpus, built, lexicon), state, embedded: built.embedded, problems };
}

/** The index as it is on disk, whole where it still fits; else the vectors that can be kept. */
async function loadOld(
  indexDir: string,
  identity: Omit<IndexIdentity, "vectors">,
  problems: AppError[],
): Promise<{ index: StoredIndex | null; vectors: Map<string, Float32Array> }> {
  const nothing = { index: null, vectors: new Map<string, Float32Array>() };
  try {
    return await retryWhileSwapped(indexDir, async (manifest) => {
      if (!manifest || manifest.format !== identity.format || manifest.model !== identity.model)
        return nothing;
      if (manifest.dimensions !== identity.dimensions) throw new Error("the vectors are not this model's");
      const outdated = manifest.corpus !== identity.corpus || manifest.lexicon !== identity.lexicon;
      if (outdated) return { index: null, vectors: await readKnownVectors(indexDir, manifest) };
      const index = await readIndex(indexDir, manifest);
      const fits =
        index.vectors.size === manifest.vectors && index.lexical.lengths.length === identity.passages;
      if (!fits) throw new Error("the files do not belong together");
      return { index, vectors: nothing.vectors };
    });
  } catch (cause) {
    problems.push(
      new AppError("INDEX_DAMAGED", { folder: indexDir, reason: shortReasonOf(cause) }, { cause }),
    );
    return nothing;
  }
}

/** Another process may put a new index in place, and remove the old one, while it is being read: then read the new one. */
async function retryWhileSwapped<T>(
  indexDir: string,
  read: (manifest: Manifest | null) => Promise<T>,
): Promise<T> {
  const manifest = await readManifest(indexDir);
  try {
    return await read(manifest);
  } catch (error) {
    const now = await readManifest(indexDir);
    if (!now || now.generation === manifest?.generation) throw error;
    return retryWhileSwapped(indexDir, read);
  }
}

/** A file system's error is told by its code; its message holds the path of a file that nobody chose. */
function shortReasonOf(cause: unknown): string {
  return (cause as NodeJS.ErrnoException).code ?? reasonOf(cause);
}
