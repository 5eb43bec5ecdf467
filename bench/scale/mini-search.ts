import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import MiniSearch from "minisearch";
import { foldDiacritics } from "../../src/language/syllable.js";
import { depth, type ScaleSystem } from "./system.js";
import { readPassages, readQuestions } from "./workload.js";

interface Document {
  readonly id: number;
  readonly text: string;
}

const file = "index.json";
/** Passages added before the event loop gets a turn. */
const slice = 200;

/** As its users would set it up for text that may be typed without diacritics. */
export const miniSearchOptions = {
  fields: ["text"],
  processTerm: (term: string) => foldDiacritics(term.normalize("NFC").toLowerCase()),
};

/** MiniSearch over the passages, kept as JSON as its documentation says. */
export const miniSearchSystem: ScaleSystem<MiniSearch<Document>> = {
  async build(workload) {
    const documents: Document[] = [];
    for await (const text of readPassages(workload)) documents.push({ id: documents.length, text });
    const index = new MiniSearch<Document>(miniSearchOptions);
    await index.addAllAsync(documents, { chunkSize: slice });
    return index;
  },
  save: (index, folder) => writeFile(join(folder, file), JSON.stringify(index)),
  async open(_workload, folder) {
    return MiniSearch.loadJSON<Document>(await readFile(join(folder, file), "utf8"), miniSearchOptions);
  },
  async asker(index, workload) {
    const questions = await readQuestions(workload);
    return {
      ask: async (question) =>
        index
          .search(questions[question]?.text ?? "")
          .slice(0, depth)
          .map(({ id }) => id as number),
    };
  },
};
