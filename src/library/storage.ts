import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { isAlive } from "../process-alive.js";
import type { CorpusKnowledge } from "../retrieval/corpus-knowledge.js";
import { HnswIndex } from "../retrieval/hnsw-index.js";
import type { LexicalArrays } from "../retrieval/lexical-index.js";
import { VectorTable } from "../retrieval/vector-index.js";
import { decodeArrays, encodeArrays } from "./array-file.js";
import type { BuiltIndex } from "./build.js";
import { type Manifest, manifestFile } from "./manifest.js";

const lexicalFile = "lexical.bin";
const vectorsFile = "vectors.bin";
const graphFile = "graph.hnsw";
const knowledgeFile = "knowledge.json";

/** What a manifest says of an index besides its files. */
export type IndexIdentity = Omit<Manifest, "generation" | "files">;

/** What is read back of an index. */
export type StoredIndex = Omit<BuiltIndex, "embedded">;

/**
 * Writes an index so that a crash at any moment leaves the old one or the new one: the files go into a folder of their own,
 * and only then is the manifest that names the folder put in place, by a rename. Two processes may do this at once; the later rename wins.
 * Throws the file system's error (read-only, disk full); nothing of the old index is lost then.
 */
export async function writeIndex(
  indexDir: string,
  index: BuiltIndex,
  identity: IndexIdentity,
): Promise<void> {
  await mkdir(indexDir, { recursive: true });
  await removeLeftovers(indexDir);
  const generation = `generation-${process.pid}-${randomBytes(4).toString("hex")}`;
  const folder = join(indexDir, generation);
  try {
    await mkdir(folder);
    await writeDurably(join(folder, lexicalFile), encodeArrays({ ...index.lexical }));
    const { passageOfVector, unitKeys, vectors } = index;
    await writeDurably(
      join(folder, vectorsFile),
      encodeArrays({ values: vectors.values, passageOfVector, unitKeys }),
    );
    await writeDurably(join(folder, knowledgeFile), [Buffer.from(JSON.stringify(index.knowledge))]);
    await writeGraph(join(folder, graphFile), index.graph, vectors);
    const files: Manifest["files"] = {};
    for (const name of [lexicalFile, vectorsFile, knowledgeFile, graphFile])
      files[name] = await describeFile(join(folder, name));
    const manifest: Manifest = { ...identity, generation, files };
    const draft = join(folder, manifestFile);
    await writeDurably(draft, [Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)]);
    await rename(draft, join(indexDir, manifestFile));
  } catch (error) {
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
  await removeLeftovers(indexDir);
}

/** Reads an index whole after checking every file against the manifest. Throws a plain Error naming the file that differs. */
export async function readIndex(indexDir: string, manifest: Manifest): Promise<StoredIndex> {
  const folder = join(indexDir, manifest.generation);
  const lexical = (await readChecked(folder, lexicalFile, manifest)) as unknown as LexicalArrays;
  const { values, passageOfVector, unitKeys } = await readVectors(folder, manifest);
  await checkFile(folder, knowledgeFile, manifest);
  const knowledge = JSON.parse(await readFile(join(folder, knowledgeFile), "utf8")) as CorpusKnowledge;
  // The native reader trusts what it reads: a damaged graph would end the process.
  await checkFile(folder, graphFile, manifest);
  const graph = await HnswIndex.read(join(folder, graphFile), manifest.dimensions);
  return {
    lexical,
    knowledge,
    vectors: new VectorTable(manifest.dimensions, values),
    passageOfVector,
    unitKeys,
    graph,
  };
}

/** Reads only the vectors of an index and the keys of their texts, checked. Throws a plain Error where they cannot be used. */
export async function readKnownVectors(
  indexDir: string,
  manifest: Manifest,
): Promise<Map<string, Float32Array>> {
  const { values, unitKeys } = await readVectors(join(indexDir, manifest.generation), manifest);
  const table = new VectorTable(manifest.dimensions, values);
  const keys = Buffer.from(unitKeys.buffer, unitKeys.byteOffset, unitKeys.byteLength);
  return new Map(
    Array.from({ length: table.size }, (_, row) => [
      keys.toString("latin1", row * 16, row * 16 + 16),
      table.row(row),
    ]),
  );
}

async function readVectors(folder: string, manifest: Manifest) {
  const arrays = await readChecked(folder, vectorsFile, manifest);
  return {
    values: arrays.values as Float32Array,
    passageOfVector: arrays.passageOfVector as Uint32Array,
    unitKeys: arrays.unitKeys as Uint8Array,
  };
}

async function readChecked(folder: string, name: string, manifest: Manifest) {
  const expected = manifest.files[name];
  const bytes = await readFile(join(folder, name));
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  if (bytes.length !== expected?.bytes || sha256 !== expected.sha256)
    throw new Error(`${name} is not what was written`);
  return decodeArrays(bytes);
}

async function checkFile(folder: string, name: string, manifest: Manifest): Promise<void> {
  const found = await describeFile(join(folder, name));
  const expected = manifest.files[name];
  if (found.bytes !== expected?.bytes || found.sha256 !== expected.sha256)
    throw new Error(`${name} is not what was written`);
}

async function describeFile(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return { bytes: (await stat(path)).size, sha256: hash.digest("hex") };
}

async function writeGraph(path: string, graph: HnswIndex, vectors: VectorTable): Promise<void> {
  await graph.write(path);
  // The native writer does not report a full disk; reading back does.
  const written = await HnswIndex.read(path, vectors.dimensions).catch((cause: unknown) => cause);
  if (!(written instanceof HnswIndex) || written.size !== vectors.size)
    throw new Error(`${graphFile} could not be written whole`);
}

async function writeDurably(path: string, blocks: readonly Buffer[]): Promise<void> {
  const file = await open(path, "wx");
  try {
    for (const block of blocks) await file.writeFile(block);
    await file.sync();
  } finally {
    await file.close();
  }
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
