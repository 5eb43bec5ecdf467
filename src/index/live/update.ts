import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { slugOf } from "../../corpus/read/reader.js";
import { AppError } from "../../errors.js";
import { indexedArticles, lookAtCorpus } from "../corpus-now.js";
import { type OpenLibraryOptions, remember } from "../open.js";
import { rebuild } from "../rebuild.js";
import { shortReasonOf, takeStored } from "../stored-fit.js";
import { readKnownVectors, writeIndex } from "../stored-index.js";

/** What an index is brought up to date from. */
export interface UpdateOptions extends Omit<OpenLibraryOptions, "force"> {
  readonly served: Served;
}

/** What is answered from at present. */
export interface Served {
  /** Fingerprint of the corpus: where that is the one of the files, nothing is built. */
  readonly corpus: string;
  /** Slugs of the articles: none is lost because its file is broken. */
  readonly slugs: readonly string[];
}

/** An index on disk that fits the corpus. */
export interface IndexUpdate {
  /** Folder of the index: the one that was asked for, or a temporary one where that could not be written. */
  readonly indexDir: string;
  /** Fingerprint of the corpus. */
  readonly corpus: string;
  /** Number of texts that were embedded anew. */
  readonly embedded: number;
  /** Files that could not be read, an index that was damaged or could not be written. */
  readonly problems: readonly AppError[];
}

/**
 * Brings the index of a corpus up to date on disk, and opens nothing. It is written as `openLibrary` does: an end at any moment leaves the
 * old index or the new one.
 *
 * @throws AppError where the corpus holds no article, where the file of an article that is served is broken and the index does not hold what it was,
 * or where the index can be written nowhere
 */
export async function updateIndex(options: UpdateOptions): Promise<IndexUpdate> {
  const { corpusDir, indexDir } = options;
  // An index that could not be written may hold what was answered from long ago.
  const now = await lookAtCorpus(corpusDir, indexedArticles(indexDir, options.served.corpus));
  const problems: AppError[] = [];
  const old = await takeStored(options, now, problems, async (manifest, fit) => {
    if (fit === "vectors") return { corpus: null, vectors: await readKnownVectors(indexDir, manifest) };
    if (manifest.signature !== now.signature) await remember(indexDir, manifest, now, problems);
    return { corpus: manifest.corpus, vectors: null };
  });
  if (old?.corpus != null) return { indexDir, corpus: old.corpus, embedded: 0, problems };
  const { corpus, hash } = await now.read();
  if (hash === options.served.corpus)
    return { indexDir, corpus: hash, embedded: 0, problems: [...corpus.problems, ...problems] };
  refuseLoss(options.served.slugs, corpus);
  const { built, identity } = await rebuild(options, now, old?.vectors ?? null, problems);
  try {
    const written = await writeSomewhere(indexDir, problems, (dir) => writeIndex(dir, built, identity));
    return { indexDir: written, corpus: identity.corpus, embedded: built.embedded, problems };
  } finally {
    await built.graph.close();
  }
}

/** A broken file must not take an article away that people ask about: rather nothing changes. */
function refuseLoss(
  served: readonly string[],
  { articles, problems }: { articles: readonly { slug: string }[]; problems: readonly AppError[] },
): void {
  const there = new Set(articles.map(({ slug }) => slug));
  const lost = new Set(served.filter((slug) => !there.has(slug)));
  const problem = problems.find(({ code, parameters: { file } }) => {
    // Of a text that stands there a second time nothing is lost; of another one in the same place, all.
    return code !== "CORPUS_COPY" && lost.has(slugOf(String(file)));
  });
  if (problem) throw problem;
}

/**
 * Writes to a folder; where that fails, to a new temporary one, which belongs to whoever reads it.
 * @throws AppError INDEX_NOT_UPDATED where neither can be written
 */
async function writeSomewhere(
  indexDir: string,
  problems: AppError[],
  write: (indexDir: string) => Promise<unknown>,
): Promise<string> {
  try {
    await write(indexDir);
    return indexDir;
  } catch (cause) {
    const told = { folder: indexDir, reason: shortReasonOf(cause) };
    let folder: string | undefined;
    try {
      folder = await mkdtemp(join(tmpdir(), "trich-dan-index-"));
      await write(folder);
      problems.push(new AppError("INDEX_NOT_KEPT", told, { cause }));
      return folder;
    } catch {
      if (folder !== undefined) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
      throw new AppError("INDEX_NOT_UPDATED", told, { cause });
    }
  }
}
