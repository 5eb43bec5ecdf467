import type { Article, Passage } from "../corpus/types.js";
import type { Embedder } from "../embedding/embedder.js";
import type { Lexicon } from "../language/lexicon.js";
import { type CorpusKnowledge, learnFromCorpus } from "../retrieval/corpus-knowledge.js";
import { HnswIndex } from "../retrieval/hnsw-index.js";
import { LexicalBuilder } from "../retrieval/lexical-builder.js";
import type { LexicalArrays } from "../retrieval/lexical-index.js";
import { VectorTable } from "../retrieval/vector-index.js";
import { type EmbeddingUnit, embeddingUnits, unitKey } from "./embedding-unit.js";
import { passageContext } from "./passage-context.js";

/** How far a build has come. */
export interface BuildProgress {
  readonly stage: "words" | "vectors" | "graph";
  readonly done: number;
  readonly total: number;
}

/** An index in memory, whole. */
export interface BuiltIndex {
  readonly lexical: LexicalArrays;
  readonly knowledge: CorpusKnowledge;
  readonly vectors: VectorTable;
  readonly passageOfVector: Uint32Array;
  /** 16 bytes a vector: the keys of the texts. */
  readonly unitKeys: Uint8Array;
  readonly graph: HnswIndex;
  /** How many vectors were made anew; the others were kept from before. */
  readonly embedded: number;
}

/** Finds the vector that was made for a text before; undefined where there is none. */
export type KnownVectors = (key: Buffer) => Float32Array | undefined;

const passageSlice = 500;
const embeddingSlice = 64;

/** Builds the index of a corpus, giving the event loop turns. Only texts without a known vector are embedded. */
export async function buildIndex(
  articles: readonly Article[],
  passages: readonly Passage[],
  embedder: Embedder,
  lexicon: Lexicon,
  known: KnownVectors,
  onProgress: (progress: BuildProgress) => void,
): Promise<BuiltIndex> {
  const bySlug = new Map(articles.map((article) => [article.slug, article]));
  const builder = new LexicalBuilder();
  const units: EmbeddingUnit[] = [];
  for (const [ordinal, passage] of passages.entries()) {
    const article = bySlug.get(passage.article) as Article;
    builder.add(passage.text, passageContext(passage, article));
    units.push(...embeddingUnits(ordinal, passage, article));
    if (ordinal % passageSlice !== passageSlice - 1) continue;
    onProgress({ stage: "words", done: ordinal + 1, total: passages.length });
    await turn();
  }
  const { values, keys, embedded } = await embedUnits(units, embedder, known, onProgress);
  const vectors = new VectorTable(embedder.dimensions, values);
  const graph = await HnswIndex.build(vectors, (done) =>
    onProgress({ stage: "graph", done, total: units.length }),
  );
  return {
    lexical: builder.build(),
    knowledge: learnFromCorpus(passages, lexicon),
    vectors,
    passageOfVector: Uint32Array.from(units, (unit) => unit.passage),
    unitKeys: keys,
    graph,
    embedded,
  };
}

async function embedUnits(
  units: readonly EmbeddingUnit[],
  embedder: Embedder,
  known: KnownVectors,
  onProgress: (progress: BuildProgress) => void,
): Promise<{ values: Float32Array; keys: Uint8Array; embedded: number }> {
  const values = new Float32Array(units.length * embedder.dimensions);
  const keys = new Uint8Array(units.length * 16);
  const missing: number[] = [];
  units.forEach(({ text }, row) => {
    const key = unitKey(text);
    keys.set(key, row * 16);
    const vector = known(key);
    if (vector) values.set(vector, row * embedder.dimensions);
    else missing.push(row);
  });
  // Texts of like length share a batch, so that little of it is padding.
  missing.sort((left, right) => (units[left]?.text.length ?? 0) - (units[right]?.text.length ?? 0));
  for (let at = 0; at < missing.length; at += embeddingSlice) {
    const rows = missing.slice(at, at + embeddingSlice);
    const made = await embedder.embed(
      rows.map((row) => (units[row] as EmbeddingUnit).text),
      "passage",
    );
    rows.forEach((row, index) => {
      values.set(made[index] as Float32Array, row * embedder.dimensions);
    });
    onProgress({
      stage: "vectors",
      done: Math.min(at + embeddingSlice, missing.length),
      total: missing.length,
    });
    await turn();
  }
  return { values, keys, embedded: missing.length };
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
