import { corpusHash } from "../corpus/read/hash.js";
import type { Corpus } from "../corpus/read/load.js";
import { corpusSignature } from "../corpus/read/signature.js";
import type { Embedder } from "../embedding/embedder.js";
import { AppError, reasonOf } from "../errors.js";
import type { Lexicon } from "../language/lexicon.js";
import { assembleLibrary } from "./assemble.js";
import type { BuildProgress } from "./build.js";
import type { Library } from "./library.js";
import type { PassageStore } from "./passages/passage-store.js";
import { programAnalyser } from "./program-analyser.js";
import { indexFormat, type Manifest, putManifest, readManifest } from "./store/manifest.js";
import {
  lacksGraph,
  readIndex,
  readKnownVectors,
  readPassages,
  removeLeftovers,
  writeIndex,
} from "./stored-index.js";
import type { KnownVectors } from "./vectors/known-vectors.js";
import { graphTrouble } from "./vectors/native-graph.js";

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

type Assembled = ReturnType<typeof assembleLibrary> & Pick<Library, "corpusHash">;

/** The corpus as it is now: known by its files, read and hashed only where that does not suffice. */
interface CorpusNow {
  readonly signature: string;
  read(): Promise<{ corpus: Corpus; hash: string }>;
}

/**
 * Opens the index of a corpus: reuses it where nothing changed, otherwise brings it up to date, embedding only new text.
 * A corpus whose files are the same as when the index was built is not read again: its passages are in the index.
 * A damaged or foreign index is explained in `problems` and rebuilt; one that cannot be written is kept in memory.
 * @throws AppError where the corpus holds no readable article
 */
export async function openLibrary(options: OpenLibraryOptions): Promise<Library> {
  const { corpusDir, indexDir } = options;
  const now = await lookAtCorpus(corpusDir);
  const problems: AppError[] = [];
  const trouble = graphTrouble();
  if (trouble !== null) problems.push(new AppError("GRAPH_UNAVAILABLE", { reason: trouble }));
  const old = options.force ? nothing : await openOld(options, now, problems);
  if (old.library) {
    // Nothing of the index is written at this start, so a folder that cannot be written to is no problem.
    await removeLeftovers(indexDir).catch(() => undefined);
    return { ...old.library, state: "reused", embedded: 0, problems };
  }
  return build(options, now, old.vectors, problems);
}

const nothing: { library: Assembled | null; vectors: KnownVectors | null } = { library: null, vectors: null };

async function lookAtCorpus(corpusDir: string): Promise<CorpusNow> {
  const signature = await corpusSignature(corpusDir);
  let reading: Promise<{ corpus: Corpus; hash: string }> | null = null;
  const read = async () => {
    // Not needed where the index fits, and with it comes the reader of YAML.
    const { loadCorpus } = await import("../corpus/read/load.js");
    const corpus = await loadCorpus(corpusDir);
    return { corpus, hash: await corpusHash(corpus.articles) };
  };
  return { signature, read: () => (reading ??= read()) };
}

/** The index as it is on disk, where it still fits; else the vectors that can be kept. */
async function openOld(
  { indexDir, embedder, lexicon }: OpenLibraryOptions,
  now: CorpusNow,
  problems: AppError[],
): Promise<typeof nothing> {
  const tell = (cause: unknown) => {
    const reason = shortReasonOf(cause);
    const code = reason === "EACCES" || reason === "EPERM" ? "INDEX_UNREADABLE" : "INDEX_DAMAGED";
    problems.push(new AppError(code, { folder: indexDir, reason }, { cause }));
    return nothing;
  };
  const use = async (manifest: Manifest | null) => {
    if (!manifest || manifest.model !== embedder.fingerprint) return nothing;
    if (manifest.dimensions !== embedder.dimensions) throw new Error("the vectors are not this model's");
    const sameFiles = manifest.signature === now.signature;
    const sameText = sameFiles || manifest.corpus === (await readOrRefuse(now)).hash;
    const sameWords = manifest.lexicon === lexicon.fingerprint && manifest.analyser === programAnalyser();
    // A vector is kept by its text: however texts are cut now, what was embedded before need not be again.
    if (!sameText || !sameWords || lacksGraph(manifest))
      return { library: null, vectors: await readKnownVectors(indexDir, manifest) };
    const library = assembleLibrary(await readIndex(indexDir, manifest), lexicon);
    const fits =
      library.search.vectors.size === manifest.vectors && library.passages.size === manifest.passages;
    if (!fits) throw new Error("the files do not belong together");
    if (!sameFiles) await remember(indexDir, manifest, now, problems);
    return { library: { ...library, corpusHash: manifest.corpus }, vectors: null };
  };
  try {
    return await retryWhileSwapped(indexDir, use);
  } catch (cause) {
    if (cause instanceof CorpusRefusal) throw cause.cause;
    return tell(cause);
  }
}

/** A corpus that cannot be read is no damage of the index. */
class CorpusRefusal extends Error {}

async function readOrRefuse(now: CorpusNow): Promise<{ corpus: Corpus; hash: string }> {
  return now.read().catch((cause: unknown) => {
    throw new CorpusRefusal("the corpus cannot be read", { cause });
  });
}

/** Tells the problems of a corpus that was read again, and keeps its signature where there are none, so that the next start need not read it. */
async function remember(
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
  { indexDir, embedder, lexicon, onProgress }: OpenLibraryOptions,
  now: CorpusNow,
  known: KnownVectors | null,
  problems: AppError[],
): Promise<Library> {
  const { corpus, hash } = await now.read();
  problems.unshift(...corpus.problems);
  // Not needed where the index fits, and with it come the writers of everything.
  const { buildIndex } = await import("./build.js");
  const built = await buildIndex(
    corpus.articles,
    embedder,
    lexicon,
    known,
    onProgress ?? (() => undefined),
    await readPredecessor(indexDir),
  );
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
  const state = built.embedded < built.vectors.size ? "updated" : "built";
  const library = assembleLibrary({ ...built, graph }, lexicon);
  return { ...library, corpusHash: hash, state, embedded: built.embedded, problems };
}

/**
 * The passages of the index that stands there; null where there is none that can be read: without it, references to texts that went lead to their
 * place, so that is no problem to tell.
 */
async function readPredecessor(indexDir: string): Promise<PassageStore | null> {
  const read = async (manifest: Manifest | null) => manifest && readPassages(indexDir, manifest);
  return retryWhileSwapped(indexDir, read).catch(() => null);
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
