import { Searcher } from "../src/answer/index.js";
import { readConfig } from "../src/config.js";
import { openLibrary } from "../src/index/index.js";
import type { Features } from "../src/ranking/index.js";
import { readSeriesQuestions } from "./questions.js";
import { loadModels } from "./setup.js";
import { withIndexDir } from "./temporary-index.js";

/** The features of one question, and whether its best passage was right; -1 where the series holds no answer. */
export interface QuestionFeatures {
  readonly id: string;
  readonly kind: string;
  readonly right: 1 | 0 | -1;
  readonly features: Features;
}

/** Reads the features of every question of some files: what the confidence is calibrated on. */
export async function readAllFeatures(paths: readonly string[]): Promise<QuestionFeatures[]> {
  const { embedder, lexicon } = await loadModels();
  return withIndexDir(async (indexDir) => {
    const library = await openLibrary({ corpusDir: readConfig().CORPUS_DIR, indexDir, embedder, lexicon });
    const searcher = new Searcher(library, embedder);
    const rows: QuestionFeatures[] = [];
    for (const path of paths) {
      for (const { id, kind, question, answer } of await readSeriesQuestions(path)) {
        const { ranked, features } = await searcher.search(question);
        const best = ranked[0];
        const text = best ? library.passages.text(best.passage).normalize("NFC") : "";
        const right = answer === null ? -1 : text.includes(answer.normalize("NFC")) ? 1 : 0;
        rows.push({ id, kind, right, features });
      }
    }
    return rows;
  });
}
