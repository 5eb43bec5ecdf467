import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { foldersWithoutHeartbeat, Heartbeat, removeAbandoned } from "../heartbeat.js";
import type { BuiltIndex } from "./build.js";
import { catalogueFile, decodeCatalogue, encodeCatalogue } from "./catalogue.js";
import {
  type ArrayFile,
  arrayFiles,
  decodeIndex,
  encodeIndex,
  graphFile,
  type IndexParts,
  indexFiles,
} from "./index-files.js";
import { lexicalFile } from "./lexical/lexical-format.js";
import { type LexicalMemory, lexicalMemory } from "./lexical/lexical-memory.js";
import { decodePassages, passageFile } from "./passages/passage-format.js";
import { PassageStore } from "./passages/passage-store.js";
import { decodeArrays, encodeArrays, type NamedArrays } from "./store/array-file.js";
import { checkFile, describeFile, readChecked, writeDurably } from "./store/checked-file.js";
import { isGeneration, type Manifest, manifestFile, newGeneration, putManifest } from "./store/manifest.js";
import { HnswIndex } from "./vectors/hnsw-index.js";
import { KnownVectors } from "./vectors/known-vectors.js";
import { graphTrouble } from "./vectors/native-graph.js";
import { tableMemory } from "./vectors/table-memory.js";
import { decodeVectors, needsGraph, vectorFile } from "./vectors/vector-format.js";
import type { VectorIndex } from "./vectors/vector-index.js";

/** What a manifest says of an index besides its files. */
export type IndexIdentity = Omit<Manifest, "generation" | "files">;

/** An index ready to be searched. */
export interface StoredIndex extends Omit<IndexParts, "unitKeys"> {
  /** Null where vectors are compared. */
  readonly graph: VectorIndex | null;
  /** What the file of the lexical index was read into, if it was. */
  readonly scores?: LexicalMemory;
}

/**
 * Writes an index so that a crash at any moment leaves the old one or the new one: the files go into a folder of their own,
 * and only then is the manifest that names the folder put in place, by a rename. Two processes may do this at once; the later rename wins.
 * Returns the path of the graph's file.
 * @throws the file system's error (read-only, disk full); nothing of the old index is lost then
 */
export async function writeIndex(
  indexDir: string,
  index: BuiltIndex,
  identity: IndexIdentity,
): Promise<string> {
  await mkdir(indexDir, { recursive: true });
  await removeLeftovers(indexDir);
  const generation = newGeneration();
  const folder = join(indexDir, generation);
  const heartbeat = await Heartbeat.begin(folder);
  try {
    await mkdir(folder);
    for (const [name, arrays] of Object.entries(encodeIndex(index)))
      await writeDurably(join(folder, name), encodeArrays(arrays));
    const { abbreviations } = index.names;
    const catalogue = encodeCatalogue({ articles: index.passages.articles, abbreviations });
    await writeDurably(join(folder, catalogueFile), [catalogue]);
    await writeGraph(join(folder, graphFile), index, identity);
    const files: Manifest["files"] = {};
    for (const name of indexFiles) files[name] = await describeFile(join(folder, name));
    // Who was silent for long, as in a machine that slept, may find that the folder is gone.
    await heartbeat.beat();
    await putManifest(indexDir, { ...identity, generation, files });
  } catch (error) {
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  } finally {
    await heartbeat.end();
  }
  await removeLeftovers(indexDir);
  return join(folder, graphFile);
}

/**
 * Reads an index whole after checking every file against the manifest.
 * @throws a plain Error naming the file or array that differs
 */
export async function readIndex(indexDir: string, manifest: Manifest): Promise<StoredIndex> {
  const folder = join(indexDir, manifest.generation);
  // These files are read to where vectors are compared and passages scored.
  const sizeOf = (name: string) => manifest.files[name]?.bytes ?? 0;
  const memory = tableMemory(sizeOf(vectorFile), manifest);
  const scores = lexicalMemory(sizeOf(lexicalFile), manifest.passages);
  const places: Readonly<Record<string, Uint8Array>> = {
    [vectorFile]: memory.regions.held.values,
    [lexicalFile]: scores.regions.held.values,
  };
  const read = (name: string) => readChecked(join(folder, name), name, manifest.files[name], places[name]);
  const files = await Promise.all(
    arrayFiles.map(async (name) => [name, decodeArrays(await read(name))] as const),
  );
  const catalogue = decodeCatalogue(await read(catalogueFile));
  // The native reader trusts what it reads: a damaged graph would end the process.
  await checkFile(join(folder, graphFile), graphFile, manifest.files[graphFile]);
  const arrays = Object.fromEntries(files) as Record<ArrayFile, NamedArrays>;
  const { unitKeys: _, ...parts } = decodeIndex(arrays, catalogue, manifest.dimensions, memory);
  const isThere = manifest.files[graphFile]?.bytes !== 0 && graphTrouble() === null;
  const graph = isThere ? await HnswIndex.read(join(folder, graphFile), manifest.dimensions) : null;
  return { ...parts, graph, scores };
}

/** Whether an index that should have a graph was built where there were none, and this machine has them. */
export function lacksGraph({ files, passages }: Manifest): boolean {
  return needsGraph(passages) && files[graphFile]?.bytes === 0 && graphTrouble() === null;
}

/**
 * Reads only the vectors of an index and the keys of their texts, checked.
 * @throws a plain Error where they cannot be used
 */
export async function readKnownVectors(indexDir: string, manifest: Manifest): Promise<KnownVectors> {
  const path = join(indexDir, manifest.generation, vectorFile);
  const bytes = await readChecked(path, vectorFile, manifest.files[vectorFile]);
  const { vectors, unitKeys } = decodeVectors(decodeArrays(bytes), manifest.dimensions);
  return new KnownVectors(vectors, unitKeys);
}

/**
 * Reads only the passages of an index and the articles they stand in, checked.
 * @throws a plain Error where they cannot be used
 */
export async function readPassages(indexDir: string, manifest: Manifest): Promise<PassageStore> {
  const folder = join(indexDir, manifest.generation);
  const read = (name: string) => readChecked(join(folder, name), name, manifest.files[name]);
  const { articles } = decodeCatalogue(await read(catalogueFile));
  return new PassageStore(decodePassages(decodeArrays(await read(passageFile))), articles);
}

async function writeGraph(path: string, index: BuiltIndex, { dimensions }: IndexIdentity): Promise<void> {
  await index.graph.write(path);
  if (!index.graph.wantsRows) return;
  // The native writer does not report a full disk; reading back does.
  const written = await HnswIndex.read(path, dimensions).catch((cause: unknown) => cause);
  if (!(written instanceof HnswIndex) || written.size !== index.graph.size)
    throw new Error(`${graphFile} could not be written whole`);
}

/** Removes folders of builds that ended or were cut off. Those that are being written, by whatever process, are left alone. */
export async function removeLeftovers(indexDir: string): Promise<void> {
  const ended = await foldersWithoutHeartbeat(indexDir, isGeneration);
  // Read after the builds were seen to have ended: what they put in place, they did before.
  const current = await currentGeneration(indexDir);
  for (const name of ended) await removeAbandoned(join(indexDir, name), name === current);
}

async function currentGeneration(indexDir: string): Promise<string | null> {
  const text = await readFile(join(indexDir, manifestFile), "utf8").catch(() => "");
  return /"generation": "(generation-[\w-]+)"/.exec(text)?.[1] ?? null;
}
