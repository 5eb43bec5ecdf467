import { createAnswerer, Searcher } from "../../src/answer/index.js";
import { loadCorpus } from "../../src/corpus/index.js";
import type { Embedder } from "../../src/embedding/index.js";
import { type EmbeddedLibrary, openLibrary } from "../../src/index/index.js";
import { percentile } from "../metrics.js";
import { loadModels } from "../setup.js";
import { nearest } from "./brute-force.js";
import { depth, type ScaleSystem } from "./system.js";
import { corpusFolder, indexFolder, readQuestions, type Vectors } from "./workload.js";

// The one file here that knows how the library, the embedder and the answers are made.

/** Texts embedded at once; the embedder batches them itself. */
const embeddingSlice = 64;
/** Questions whose neighbours are compared with the exact ones. */
const recallQuestions = 200;

interface Opened {
  readonly library: EmbeddedLibrary;
  readonly embedder: Embedder;
}

/** The whole product: a folder of Markdown in, an answer with its excerpts out. */
export const ours: ScaleSystem<Opened> = {
  async prepare() {
    await models();
  },
  async build(workload, stage) {
    const { embedder, lexicon } = await models();
    let last = "";
    const library = await openLibrary({
      corpusDir: corpusFolder(workload),
      indexDir: indexFolder(workload, "ours"),
      embedder,
      lexicon,
      force: true,
      onProgress({ stage: now }) {
        if (last !== "" && last !== now) stage(last);
        last = now;
      },
    });
    stage(last === "" ? "index" : `${last}, writing`);
    return { library: complete(library, workload.passages), embedder };
  },
  async save() {},
  async apart(workload) {
    const start = performance.now();
    await loadCorpus(corpusFolder(workload));
    return { "parsing the Markdown": performance.now() - start };
  },
  async open(workload, indexDir) {
    const { embedder, lexicon } = await models();
    const library = await openLibrary({ corpusDir: corpusFolder(workload), indexDir, embedder, lexicon });
    if (library.state !== "reused") throw new Error(`the index was ${library.state}, not opened`);
    return { library: complete(library, workload.passages), embedder };
  },
  async asker({ library, embedder }, workload) {
    const questions = await readQuestions(workload);
    const { judge } = await models();
    const searcher = new Searcher(library, embedder, judge);
    const answerer = createAnswerer(searcher);
    const textOf = (question: number) => questions[question]?.text ?? "";
    return {
      async ask(question) {
        await answerer.answer(textOf(question));
        return [];
      },
      async rank(question) {
        const { ranked } = await searcher.search(textOf(question));
        return ranked.slice(0, depth).map(({ passage }) => passage);
      },
      figures: () =>
        graphFigures(
          library,
          embedder,
          questions.slice(0, recallQuestions).map(({ text }) => text),
        ),
    };
  },
};

let loaded: ReturnType<typeof loadModels> | undefined;

function models(): ReturnType<typeof loadModels> {
  loaded ??= loadModels();
  return loaded;
}

/** Embeds texts with our model, each as a whole, and tells how long every slice of them took in ms. */
export async function embedTexts(
  texts: AsyncIterable<string>,
  role: "query" | "passage",
  slice = embeddingSlice,
): Promise<{ vectors: Vectors; spent: number[] }> {
  const { embedder } = await models();
  const { dimensions } = embedder;
  const parts: Float32Array[] = [];
  const spent: number[] = [];
  const embed = async (batch: readonly string[]) => {
    const start = performance.now();
    const made = await embedder.embed(batch, role);
    spent.push(performance.now() - start);
    parts.push(...made);
  };
  let batch: string[] = [];
  for await (const text of texts) {
    batch.push(text);
    if (batch.length < slice) continue;
    await embed(batch);
    batch = [];
  }
  if (batch.length > 0) await embed(batch);
  const values = new Float32Array(parts.length * dimensions);
  parts.forEach((part, row) => {
    values.set(part, row * dimensions);
  });
  return { vectors: { dimensions, values }, spent };
}

/** A library that lacks passages would be measured too well. */
function complete(library: EmbeddedLibrary, passages: number): EmbeddedLibrary {
  const problem = library.problems[0];
  if (problem) throw new Error(problem.message);
  if (library.passages.size !== passages)
    throw new Error(`the library has ${library.passages.size} passages instead of ${passages}`);
  return library;
}

/** How many of the ten nearest vectors the graph finds, and how long it and a full comparison take. */
async function graphFigures(
  { search: { graph, vectors, vectorOffsets } }: EmbeddedLibrary,
  embedder: Embedder,
  questions: readonly string[],
): Promise<Record<string, number>> {
  const all = graphVectors(vectors, vectorOffsets, graph.size);
  const times = { graph: [] as number[], exact: [] as number[] };
  let found = 0;
  let sought = 0;
  for (const question of questions) {
    const [query = new Float32Array(embedder.dimensions)] = await embedder.embed([question], "query");
    const started = performance.now();
    const near = graph.search(query, depth).map(({ label }) => label);
    const between = performance.now();
    const exact = nearest(all, query, depth);
    times.exact.push(performance.now() - between);
    times.graph.push(between - started);
    const wanted = new Set(exact);
    found += near.filter((label) => wanted.has(label)).length;
    sought += exact.length;
  }
  return {
    vectors: graph.size,
    recall10: found / Math.max(1, sought),
    graphMs: percentile(times.graph, 0.5),
    exactMs: percentile(times.exact, 0.5),
  };
}

/** The vectors that the graph was made of: all, or one a passage, the normalised sum of its own. */
function graphVectors(
  vectors: EmbeddedLibrary["search"]["vectors"],
  vectorOffsets: Uint32Array,
  size: number,
): Vectors {
  const { dimensions } = vectors;
  const values = new Float32Array(size * dimensions);
  for (let row = 0; row < size; row++) {
    const whole = values.subarray(row * dimensions, (row + 1) * dimensions);
    const [from, to] =
      size === vectors.size ? [row, row + 1] : [vectorOffsets[row] ?? 0, vectorOffsets[row + 1] ?? 0];
    for (let label = from; label < to; label++) vectors.addTo(whole, label);
    const length = Math.hypot(...whole);
    if (length > 0) for (let at = 0; at < dimensions; at++) whole[at] = (whole[at] as number) / length;
  }
  return { dimensions, values };
}
