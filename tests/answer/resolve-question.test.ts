import { beforeAll, describe, expect, it } from "vitest";
import { resolveQuestion } from "../../src/answer/resolve-question.js";
import { Searcher, type SearchResult } from "../../src/answer/searcher.js";
import { openWorld, type World } from "../quality/world.js";
import { bundledJudge } from "../support/judge.js";

const question = "khuyết điểm là gì?";
const previous = "Quận Ô Môn còn bao nhiêu hộ nghèo?";
const answered = previous;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});

/** What is to be found: of the question alone, and of the question completed. */
interface Script {
  readonly aloneConfidence?: number;
  readonly completedConfidence: number;
  /** Rank score of the second passage of the question alone, where the first has 10. */
  readonly secondScore?: number;
  /** How much the best passage holds of each term of the completed question. */
  readonly held?: number;
}

/** A searcher that finds what the script says, and answers either way. */
class ScriptedSearcher extends Searcher {
  constructor(
    private readonly script: Script,
    { shipped, embedder }: World,
  ) {
    super(shipped, embedder, bundledJudge);
  }

  override async search(asked: string): Promise<SearchResult> {
    const found = await super.search(answered);
    const { query } = await super.search(asked);
    const { aloneConfidence = 0.75, completedConfidence, secondScore = 5, held = 1 } = this.script;
    const scores = [10, secondScore];
    const ranked = found.ranked.slice(0, 2).map((passage, at) => ({
      ...passage,
      score: scores[at] ?? 0,
      match: { ...passage.match, best: query.terms.map(() => held) },
    }));
    const confidence = asked === question ? aloneConfidence : completedConfidence;
    return { ...found, query, ranked, confidence };
  }
}

/** Whether the question is completed by what was asked before. */
async function isCompleted(script: Script): Promise<boolean> {
  const { asked } = await resolveQuestion(question, { previous }, new ScriptedSearcher(script, world));
  return asked !== question;
}

describe("a question that is answered alone, and may go on from the one before", () => {
  it("is completed where the confidence rises by 0.15", async () => {
    expect(await isCompleted({ completedConfidence: 0.91 })).toBe(true);
    expect(await isCompleted({ completedConfidence: 0.89 })).toBe(false);
  });

  it("is completed where it rises at all, if alone two passages answer alike", async () => {
    expect(await isCompleted({ completedConfidence: 0.76, secondScore: 9.1 })).toBe(true);
    expect(await isCompleted({ completedConfidence: 0.76, secondScore: 8.9 })).toBe(false);
  });

  it("is not completed where the best passage lacks what is asked anew", async () => {
    expect(await isCompleted({ completedConfidence: 0.99, held: 0.71 })).toBe(true);
    expect(await isCompleted({ completedConfidence: 0.99, held: 0.69 })).toBe(false);
  });
});
