import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Answerer, createAnswerer, Searcher } from "../../src/answer/index.js";
import { type Embedder, loadEmbedder } from "../../src/embedding/index.js";
import { type Library, openLibrary, readLexicon } from "../../src/index/index.js";

/** The corpus that the project ships, in an index of its own. */
export interface ShippedCorpus {
  readonly library: Library;
  readonly embedder: Embedder;
  readonly answerer: Answerer;
  /** Removes the files. */
  close(): void;
}

const root = join(import.meta.dirname, "..", "..");

/** Builds the index of the shipped corpus in a temporary folder. */
export async function openShippedCorpus(): Promise<ShippedCorpus> {
  const indexDir = mkdtempSync(join(tmpdir(), "trich-dan-test-"));
  const modelsDir = join(root, "models");
  const embedder = await loadEmbedder({ model: "trich-dan-vi", modelsDir, hubUrl: "http://127.0.0.1:9" });
  const lexicon = await readLexicon(join(modelsDir, "vi-lexicon", "lexicon.tsv"));
  const library = await openLibrary({ corpusDir: join(root, "corpus"), indexDir, embedder, lexicon });
  return {
    library,
    embedder,
    answerer: createAnswerer(new Searcher(library, embedder)),
    close: () => rmSync(indexDir, { recursive: true, force: true }),
  };
}

/** The lines of a file of `tests/golden`. */
export function goldenLines<Line>(file: string): Line[] {
  const text = readFileSync(join(root, "tests", "golden", file), "utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
}
