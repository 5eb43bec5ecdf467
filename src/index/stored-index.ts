import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { isAlive } from "../process-alive.js";
import type { BuiltIndex } from "./build.js";
import {
  type ArrayFile,
  arrayFiles,
  filesOf,
  forwardArrays,
  lexicalArrays,
  nameTables,
  passageArrays,
  vectorParts,
} from "./index-files.js";
import type { CorpusNames } from "./names/corpus-names.js";
import { PassageStore, type StoredArticle } from "./passages/passage-store.js";
import { decodeArrays, encodeArrays } from "./store/array-file.js";
import { checkFile, describeFile, readChecked, writeDurably } from "./store/checked-file.js";
import { type Manifest, manifestFile } from "./store/manifest.js";
import { HnswIndex } from "./vectors/hnsw-index.js";
import { KnownVectors } from "./vectors/known-vectors.js";
import type { VectorIndex } from "./vectors/vector-index.js";

const graphFile = "graph.hnsw";
const catalogueFile = "catalogue.json";

/** What a manifest says of an index besides its files. */
export type IndexIdentity = Omit<Manifest, "generation" | "files">;

/** An index ready to be searched. */
export interface StoredIndex extends Omit<BuiltIndex, "embedded" | "graph" | "unitKeys"> {
  readonly graph: VectorIndex;
}

interface Catalogue {
  readonly articles: readonly StoredArticle[];
  readonly abbreviations: CorpusNames["abbreviations"];
}

/**
 * Writes an index so that a crash at any moment leaves the old one or the new one: the files go into a folder of their own,
 * and only then is the manifest that names the folder put in place, by a rename. Two processes may do this at once; the later rename wins.
 * Returns the path of the graph's file. Throws the file system's error (read-only, disk full); nothing of the old index is lost then.
 */
export async function writeIndex(
  indexDir: string,
  index: BuiltIndex,
  identity: IndexIdentity,
): Promise<string> {
  await mkdir(indexDir, { recursive: true });
  await removeLeftovers(indexDir);
  const generation = `generation-${process.pid}-${randomBytes(4).toString("hex")}`;
  const folder = join(indexDir, generation);
  try {
    await mkdir(folder);
    for (const [name, arrays] of Object.entries(filesOf(index)))
      await writeDurably(join(folder, name), encodeArrays(arrays));
    const catalogue: Catalogue = {
      articles: index.passages.articles,
      abbreviations: index.names.abbreviations,
    };
    await writeDurably(join(folder, catalogueFile), [Buffer.from(JSON.stringify(catalogue))]);
    await writeGraph(join(folder, graphFile), index, identity);
    const files: Manifest["files"] = {};
    for (const name of [...arrayFiles, catalogueFile, graphFile])
      files[name] = await describeFile(join(folder, name));
    await putManifest(indexDir, { ...identity, generation, files });
  } catch (error) {
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
  await removeLeftovers(indexDir);
  return join(folder, graphFile);
}

/** Puts a manifest in place, by a rename. Throws the file system's error. */
export async function putManifest(indexDir: string, manifest: Manifest): Promise<void> {
  const draft = join(indexDir, manifest.generation, `${manifestFile}-${randomBytes(4).toString("hex")}`);
  try {
    await writeDurably(draft, [Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)]);
    await rename(draft, join(indexDir, manifestFile));
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Reads an index whole after checking every file against the manifest. Throws a plain Error naming the file that differs. */
export async function readIndex(indexDir: string, manifest: Manifest): Promise<StoredIndex> {
  const folder = join(indexDir, manifest.generation);
  const read = async (name: ArrayFile) =>
    decodeArrays(await readChecked(join(folder, name), name, manifest.files[name]));
  const [lexical, forward, passages, vectors, names] = await Promise.all(arrayFiles.map(read));
  if (!lexical || !forward || !passages || !vectors || !names) throw new Error("a file is missing");
  const described = await readChecked(
    join(folder, catalogueFile),
    catalogueFile,
    manifest.files[catalogueFile],
  );
  const { articles, abbreviations } = JSON.parse(described.toString()) as Catalogue;
  // The native reader trusts what it reads: a damaged graph would end the process.
  await checkFile(join(folder, graphFile), graphFile, manifest.files[graphFile]);
  const { unitKeys: _, ...parts } = vectorParts(vectors, manifest.dimensions);
  return {
    passages: new PassageStore(passageArrays(passages), articles),
    lexical: lexicalArrays(lexical),
    forward: forwardArrays(forward),
    names: { ...nameTables(names), abbreviations },
    ...parts,
    graph: await HnswIndex.read(join(folder, graphFile), manifest.dimensions),
  };
}

/** Reads only the vectors of an index and the keys of their texts, checked. Throws a plain Error where they cannot be used. */
export async function readKnownVectors(indexDir: string, manifest: Manifest): Promise<KnownVectors> {
  const name: ArrayFile = "vectors.bin";
  const bytes = await readChecked(join(indexDir, manifest.generation, name), name, manifest.files[name]);
  const { vectors, unitKeys } = vectorParts(decodeArrays(bytes), manifest.dimensions);
  return new KnownVectors(vectors, unitKeys);
}

async function writeGraph(path: string, index: BuiltIndex, { dimensions }: IndexIdentity): Promise<void> {
  await index.graph.write(path);
  // The native writer does not report a full disk; reading back does.
  const written = await HnswIndex.read(path, dimensions).catch((cause: unknown) => cause);
  if (!(written instanceof HnswIndex) || written.size !== index.graph.size)
    throw new Error(`${graphFile} could not be written whole`);
}

/** Removes folders of builds that ended or were cut off. Those of other living processes are left alone. */
export async function removeLeftovers(indexDir: string): Promise<void> {
  const ended = (await readdir(indexDir)).filter((name) => {
    const owner = Number(/^generation-(\d+)-/.exec(name)?.[1]);
    return owner && (owner === process.pid || !isAlive(owner));
  });
  // Read after the processes were seen to have ended: what they put in place, they did before.
  const current = await currentGeneration(indexDir);
  for (const name of ended.filter((each) => each !== current))
    await rm(join(indexDir, name), { recursive: true, force: true }).catch(() => undefined);
}

async function currentGeneration(indexDir: string): Promise<string | null> {
  const text = await readFile(join(indexDir, manifestFile), "utf8").catch(() => "");
  return /"generation": "(generation-[\w-]+)"/.exec(text)?.[1] ?? null;
}
