import { expect, test } from "vitest";
import { createAnswerer, createFigureFinder, Searcher } from "../../src/answer/index.js";
import { emptyLibrary } from "../../src/index/index.js";
import { FakeEmbedder } from "../support/fake-embedder.js";
import { bundledJudge } from "../support/judge.js";
import { smallLexicon } from "../support/series.js";

const questions = [
  "Quận Ô Môn còn bao nhiêu hộ nghèo?",
  "Bài này nói về gì?",
  "còn Thới Lai?",
  "how many poor households are there?",
  "",
  "a ".repeat(2_000),
];

test.each(questions)(
  "a library without articles answers nothing, and does not fail: %s",
  async (question) => {
    const library = await emptyLibrary({ embedder: new FakeEmbedder(), lexicon: smallLexicon() });
    expect([library.passages.size, library.passages.articles]).toEqual([0, []]);
    const searcher = new Searcher(library, new FakeEmbedder(), bundledJudge);
    const answer = await createAnswerer(searcher).answer(question);
    expect(answer).toMatchObject({ outcome: "not_found", excerpts: [], nearest: [] });
    expect(await createFigureFinder(searcher).find(question, 0, 5)).toEqual({ total: 0, figures: [] });
  },
);
