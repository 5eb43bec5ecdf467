import { AppError } from "../errors.js";
import type { Lexicon } from "../language/lexicon.js";
import { assembleLibrary } from "./assemble.js";
import type { BuildProgress } from "./build.js";
import { type CorpusNow, indexedArticles, lookAtCorpus } from "./corpus-now.js";
import type { EmbeddedLibrary } from "./library.js";
import { rebuild } from "./rebuild.js";
import { type Manifest, putManifest } from "./store/manifest.js";
import { type IndexModels, shortReasonOf, takeStored } from "./stored-fit.js";
import { readIndex, readKnownVectors, removeLeftovers, writeIndex } from "./stored-index.js";
import type { KnownVectors } from "./vectors/known-vectors.js";
import { graphTrouble } from "./vectors/native-graph.js";
import { needsGraph } from "./vectors/vector-format.js";

/** What a library is opened from. */
export interface OpenLibraryOptions extends IndexModels {
  readonly corpusDir: string;
  readonly indexDir: string;
  /** Builds anew even where the index fits, and keeps no vector. */
  readonly force?: boolean;
  readonly onProgress?: (progress: BuildProgress) => void;
}

type Assembled = ReturnType<typeof assembleLibrary> & Pick<EmbeddedLibrary, "corpusHash">;

/**
 * Opens the index of a corpus: reuses it where nothing changed, otherwise brings it up to date, embedding only new text.
 * A corpus whose files are the same as when the index was built is not read again: its passages are in the index.
 * Of a file that can no longer be read, the article that was indexed from it is kept, until it can be or is gone.
 * A damaged or foreign index is explained in `problems` and rebuilt; one that cannot be written is kept in memory.
 * @throws AppError where the corpus holds no readable article
 */
export async function openLibrary(options: OpenLibraryOptions): Promise<EmbeddedLibrary> {
  const { corpusDir, indexDir, force } = options;
  const now = await lookAtCorpus(corpusDir, force ? undefined : indexedArticles(indexDir));
  const problems: AppError[] = [];
  const old = (!force && (await openOld(options, now, problems))) || nothing;
  if (old.library) {
    // Nothing of the index is written at this start, so a folder that cannot be written to is no problem.
    await removeLeftovers(indexDir).catch(() => undefined);
    return withoutGraphTold({ ...old.library, state: "reused", embedded: 0, problems });
  }
  return withoutGraphTold(await build(options, now, old.vectors, problems));
}

/** Tells first of all where a corpus is so large that the native module is missed. */
function withoutGraphTold(library: EmbeddedLibrary): EmbeddedLibrary {
  const trouble = needsGraph(library.passages.size) ? graphTrouble() : null;
  if (trouble === null) return library;
  const told = new AppError("GRAPH_UNAVAILABLE", { reason: trouble });
  return { ...library, problems: [told, ...library.problems] };
}

/**
 * Reads an index whole and puts it together, whatever the corpus is now.
 * @throws a plain Error naming what is damaged or does not belong together
 */
export async function readLibrary(
  indexDir: string,
  manifest: Manifest,
  lexicon: Lexicon,
): Promise<Assembled> {
  const library = assembleLibrary(await readIndex(indexDir, manifest), lexicon);
  const fits =
    library.search.vectors.size === manifest.vectors && library.passages.size === manifest.passages;
  if (!fits) throw new Error("the files do not belong together");
  return { ...library, corpusHash: manifest.corpus };
}

const nothing: { library: Assembled | null; vectors: KnownVectors | null } = { library: null, vectors: null };

/** The index as it is on disk, where it still fits; else the vectors that can be kept. */
function openOld(
  options: OpenLibraryOptions,
  now: CorpusNow,
  problems: AppError[],
): Promise<typeof nothing | null> {
  const { indexDir, lexicon } = options;
  return takeStored(options, now, problems, async (manifest, fit) => {
    if (fit === "vectors") return { library: null, vectors: await readKnownVectors(indexDir, manifest) };
    const library = await readLibrary(indexDir, manifest, lexicon);
    if (manifest.signature !== now.signature) await remember(indexDir, manifest, now, problems);
    return { library, vectors: null };
  });
}

/** Tells the problems of a corpus that was read again, and keeps its signature where there are none, so that the next start need not read it. */
export async function remember(
  indexDir: string,
  manifest: Manifest,
  now: CorpusNow,
  problems: AppError[],
): Promise<void> {
  const { corpus } = await now.read();
  problems.push(...corpus.problems);
  if (corpus.problems.length > 0) return;
  // A folder that cannot be written to costs the next start some time, no more.
  await putManifest(indexDir, { ...manifest, signature: now.signature }).catch(() => undefined);
}

async function build(
  options: OpenLibraryOptions,
  now: CorpusNow,
  known: KnownVectors | null,
  problems: AppError[],
): Promise<EmbeddedLibrary> {
  const { indexDir, lexicon } = options;
  const { built, identity, state } = await rebuild(options, now, known, problems);
  const written = await writeIndex(indexDir, built, identity).catch((cause: unknown) => {
    // Said already where the folder may not even be read.
    if (!problems.some(({ code }) => code === "INDEX_UNREADABLE"))
      problems.push(
        new AppError("INDEX_NOT_KEPT", { folder: indexDir, reason: shortReasonOf(cause) }, { cause }),
      );
    return null;
  });
  const graph = await built.graph.open(written);
  await built.graph.close();
  const library = assembleLibrary({ ...built, graph }, lexicon);
  return { ...library, corpusHash: identity.corpus, state, embedded: built.embedded, problems };
}
