import { join } from "node:path";
import { type Answer, createAnswerer, Searcher } from "../../src/answer/index.js";
import type { Embedder } from "../../src/embedding/index.js";
import { type EmbeddedLibrary, openLibrary } from "../../src/index/index.js";
import type { Lexicon } from "../../src/language/lexicon.js";
import { FakeEmbedder } from "../support/fake-embedder.js";
import { bundledJudge } from "../support/judge.js";
import { type Series, shortQuestions, shortSeries, smallLexicon, writeSeries } from "../support/series.js";
import { temporaryFolder } from "../support/temporary.js";

/** A corpus and an index folder of a test's own. */
export interface Shelf {
  readonly corpusDir: string;
  readonly indexDir: string;
}

export async function newShelf(series: Series = shortSeries): Promise<Shelf> {
  const folder = await temporaryFolder();
  const shelf = { corpusDir: join(folder, "corpus"), indexDir: join(folder, "index") };
  await writeSeries(shelf.corpusDir, series);
  return shelf;
}

export interface Opening {
  readonly embedder?: Embedder;
  readonly lexicon?: Lexicon;
  readonly force?: boolean;
}

/** Opens the library as a start of the program would. */
export function open(shelf: Shelf, opening: Opening = {}): Promise<EmbeddedLibrary> {
  return openLibrary({ ...shelf, embedder: new FakeEmbedder(), lexicon: smallLexicon(), ...opening });
}

/** What the library answers, without how long it took. */
export async function answersOf(
  library: EmbeddedLibrary,
  embedder: Embedder = new FakeEmbedder(),
  questions: readonly string[] = shortQuestions,
): Promise<Omit<Answer, "tookMs">[]> {
  const answerer = createAnswerer(new Searcher(library, embedder, bundledJudge));
  const answers: Omit<Answer, "tookMs">[] = [];
  for (const question of questions) {
    const { tookMs: _, ...answer } = await answerer.answer(question);
    answers.push(answer);
  }
  return answers;
}

/** What a library answers whose index was built from nothing. */
export async function freshAnswers(shelf: Shelf, opening: Opening = {}): Promise<Omit<Answer, "tookMs">[]> {
  const indexDir = join(await temporaryFolder(), "index");
  return answersOf(await open({ ...shelf, indexDir }, opening), opening.embedder);
}

export function codesOf(library: EmbeddedLibrary): string[] {
  return library.problems.map((problem) => problem.code);
}
