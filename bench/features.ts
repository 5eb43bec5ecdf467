import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { Searcher } from "../src/answer/index.js";
import { featureNames } from "../src/ranking/features.js";
import { libraryOf, loadModels } from "./setup.js";

/** Passages, and questions of which some are answered by one of them. */
interface Pool {
  readonly name: string;
  readonly passages: readonly string[];
  readonly questions: readonly {
    readonly text: string;
    /** Position of the passage that answers; null where none does. */
    readonly gold: number | null;
    readonly kind: string;
  }[];
}

/**
 * The features of the best passage for every question of pools (one a line of JSON), one line of JSON a question.
 * @param depth passages of each question that are named, and among which the one that answers is looked for
 */
export async function writePoolFeatures(
  path: string,
  depth: number,
  write: (line: string) => void,
): Promise<void> {
  const { embedder, lexicon, judge } = await loadModels();
  write(JSON.stringify({ names: featureNames }));
  for await (const line of createInterface({ input: createReadStream(path) })) {
    if (line.trim() === "") continue;
    const pool = JSON.parse(line) as Pool;
    const searcher = new Searcher(await libraryOf(pool.passages, embedder, lexicon), embedder, judge);
    for (const { text, gold, kind } of pool.questions) {
      const { ranked, features } = await searcher.search(text);
      const top = ranked.slice(0, depth);
      write(
        JSON.stringify({
          pool: pool.name,
          size: pool.passages.length,
          kind,
          gold: gold === null ? -1 : top.findIndex(({ passage }) => passage === gold),
          has: gold !== null,
          top: top.map(({ passage }) => passage),
          features: [featureNames.map((name) => Math.round(features[name] * 1e4) / 1e4)],
        }),
      );
    }
  }
}
