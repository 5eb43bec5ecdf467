import { investigate } from "../src/answer/investigate.js";
import { readConfig } from "../src/config.js";
import { openLibrary } from "../src/library/index.js";
import type { Signals } from "../src/retrieval/index.js";
import { readSeriesQuestions } from "./questions.js";
import { loadModels } from "./setup.js";
import { withIndexDir } from "./temporary-index.js";

/** The signals of one question, and whether its best passage was right; -1 where the series holds no answer. */
export interface QuestionSignals {
  readonly id: string;
  readonly kind: string;
  readonly right: 1 | 0 | -1;
  readonly signals: Signals;
}

/** Reads the signals of every question of some files: what the confidence is calibrated on. */
export async function readAllSignals(paths: readonly string[]): Promise<QuestionSignals[]> {
  const { embedder, lexicon } = await loadModels();
  return withIndexDir(async (indexDir) => {
    const library = await openLibrary({ corpusDir: readConfig().CORPUS_DIR, indexDir, embedder, lexicon });
    const rows: QuestionSignals[] = [];
    for (const path of paths) {
      for (const { id, kind, question, answer } of await readSeriesQuestions(path)) {
        const { evidence, signals } = await investigate(question, library, embedder);
        const best = evidence[0];
        const text = best ? library.passages.text(best.passage).normalize("NFC") : "";
        const right = answer === null ? -1 : text.includes(answer.normalize("NFC")) ? 1 : 0;
        rows.push({ id, kind, right, signals });
      }
    }
    return rows;
  });
}
