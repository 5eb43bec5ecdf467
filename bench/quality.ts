import { foldDiacritics } from "../src/language/syllable.js";
import { type RankingQuality, rankingQuality } from "./metrics.js";
import { readSquad } from "./questions.js";
import { libraryOf, loadModels } from "./setup.js";
import { rankingSystems } from "./systems.js";
import { markdownTable, score } from "./table.js";

/** Figures of one system on one set, as typed and without diacritics. */
export interface SystemQuality {
  readonly system: string;
  readonly typed: RankingQuality;
  readonly folded: RankingQuality;
}

/** Measures every system on a SQuAD-format set. */
export async function measureSquad(path: string): Promise<SystemQuality[]> {
  const { embedder, lexicon, judge } = await loadModels();
  const set = await readSquad(path);
  const systems = rankingSystems(await libraryOf(set.passages, embedder, lexicon), embedder, judge);
  const results: SystemQuality[] = [];
  for (const system of systems) {
    const measure = async (write: (question: string) => string) => {
      const ranks: number[] = [];
      for (const { text, passage } of set.questions)
        ranks.push((await system.rank(write(text))).indexOf(passage));
      return rankingQuality(ranks);
    };
    results.push({
      system: system.name,
      typed: await measure((question) => question),
      folded: await measure((question) => foldDiacritics(question)),
    });
  }
  return results;
}

/** The figures as tables: as typed, then without diacritics. */
export function squadTables(results: readonly SystemQuality[]): string {
  const head = ["system", "nDCG@10", "MRR@10", "recall@1", "recall@3", "recall@10"];
  const table = (form: "typed" | "folded") =>
    markdownTable(
      head,
      results.map(({ system, [form]: { ndcg10, mrr10, recall1, recall3, recall10 } }) => [
        system,
        ...[ndcg10, mrr10, recall1, recall3, recall10].map(score),
      ]),
    );
  return `As typed:\n\n${table("typed")}\n\nWithout diacritics:\n\n${table("folded")}`;
}
