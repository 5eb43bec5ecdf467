import { join, resolve } from "node:path";
import { type Judge, loadJudge } from "../src/answer/index.js";
import { projectDir, readConfig } from "../src/config.js";
import type { Article, Passage } from "../src/corpus/index.js";
import { type Embedder, loadEmbedder } from "../src/embedding/index.js";
import { buildIndex } from "../src/index/build.js";
import { assembleLibrary, type EmbeddedLibrary, readLexicon } from "../src/index/index.js";
import type { Lexicon } from "../src/language/lexicon.js";

/** The models that the product uses, as configured. */
export async function loadModels(): Promise<{ embedder: Embedder; lexicon: Lexicon; judge: Judge }> {
  const config = readConfig();
  const embedder = await loadEmbedder({
    model: config.EMBEDDING_MODEL,
    modelsDir: config.MODELS_DIR,
    hubUrl: config.MODEL_HUB_URL,
  });
  const lexicon = await readLexicon(join(projectDir, "models", "vi-lexicon", "lexicon.tsv"));
  const judge = await loadJudge(join(projectDir, "models"), {
    folder: resolve(config.MODELS_DIR, config.EMBEDDING_MODEL),
    words: embedder.words,
  });
  return { embedder, lexicon, judge };
}

/** A library over bare passages, built in memory. */
export async function libraryOf(
  texts: readonly string[],
  embedder: Embedder,
  lexicon: Lexicon,
): Promise<EmbeddedLibrary> {
  const passages: Passage[] = texts.map((text, at) => ({
    id: `set/${at + 1}`,
    article: "set",
    section: "",
    paragraph: at + 1,
    kind: "body",
    text,
  }));
  const article: Article = {
    slug: "set",
    series: "",
    part: 1,
    title: "",
    authors: [],
    source: null,
    nextPart: null,
    sections: [{ heading: "", passages }],
    passages,
  };
  return libraryOfArticles([article], embedder, lexicon);
}

/** A library over articles, built in memory. */
export async function libraryOfArticles(
  articles: readonly Article[],
  embedder: Embedder,
  lexicon: Lexicon,
): Promise<EmbeddedLibrary> {
  const index = await buildIndex(articles, embedder, lexicon, null, () => undefined);
  const graph = await index.graph.open(null);
  await index.graph.close();
  const assembled = assembleLibrary({ ...index, graph }, lexicon);
  return { ...assembled, corpusHash: "", state: "built", embedded: index.embedded, problems: [] };
}
