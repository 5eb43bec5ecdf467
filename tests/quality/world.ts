import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readSquad, type SquadSet } from "../../bench/questions.js";
import { libraryOf, libraryOfArticles } from "../../bench/setup.js";
import { loadCorpus } from "../../src/corpus/index.js";
import { type Embedder, loadEmbedder } from "../../src/embedding/index.js";
import { type EmbeddedLibrary, readLexicon } from "../../src/index/index.js";
import type { Lexicon } from "../../src/language/lexicon.js";

/** What the quality of answers is measured with. */
export interface World {
  readonly embedder: Embedder;
  readonly lexicon: Lexicon;
  /** The series that the project ships. */
  readonly shipped: EmbeddedLibrary;
  /** Another article, of which nothing was known when the models were made. */
  readonly second: EmbeddedLibrary;
  /** News passages, and questions about them. */
  readonly mini: SquadSet;
  readonly miniLibrary: EmbeddedLibrary;
}

const root = join(import.meta.dirname, "..", "..");
const golden = join(root, "tests", "golden");
let opened: Promise<World> | null = null;

/** The world, built once: nothing of it is changed by a question. */
export function openWorld(): Promise<World> {
  opened ??= build();
  return opened;
}

async function build(): Promise<World> {
  const modelsDir = join(root, "models");
  const embedder = remembering(
    await loadEmbedder({ model: "trich-dan-vi", modelsDir, hubUrl: "http://127.0.0.1:9" }),
  );
  const lexicon = await readLexicon(join(modelsDir, "vi-lexicon", "lexicon.tsv"));
  const libraryAt = async (folder: string) =>
    libraryOfArticles((await loadCorpus(folder)).articles, embedder, lexicon);
  const mini = await readSquad(join(golden, "mini", "news.json"));
  return {
    embedder,
    lexicon,
    shipped: await libraryAt(join(root, "corpus")),
    second: await libraryAt(join(golden, "second-article", "corpus")),
    mini,
    miniLibrary: await libraryOf(mini.passages, embedder, lexicon),
  };
}

/** The same text is asked in several measurements; its vector is made once. */
function remembering(embedder: Embedder): Embedder {
  const known = new Map<string, Float32Array>();
  return {
    model: embedder.model,
    fingerprint: embedder.fingerprint,
    dimensions: embedder.dimensions,
    words: embedder.words,
    tokenVectors: embedder.tokenVectors,
    async embed(texts, role) {
      const keyOf = (text: string) => `${role}\n${text}`;
      const unknown = [...new Set(texts)].filter((text) => !known.has(keyOf(text)));
      const vectors = unknown.length === 0 ? [] : await embedder.embed(unknown, role);
      vectors.forEach((vector, at) => {
        known.set(keyOf(unknown[at] ?? ""), vector);
      });
      return texts.map((text) => known.get(keyOf(text)) ?? new Float32Array(embedder.dimensions));
    },
  };
}

/** The lines of a file of `tests/golden`. */
export function goldenLines<Line>(file: string): Line[] {
  const text = readFileSync(join(golden, file), "utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
}
