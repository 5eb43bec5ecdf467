import { type Answerer, createAnswerer, Searcher } from "../../src/answer/index.js";
import { bundledJudge } from "../support/judge.js";
import { openWorld } from "./world.js";

/** Answers from the series that the project ships. */
export async function openAnswerer(): Promise<Answerer> {
  const { shipped, embedder } = await openWorld();
  return createAnswerer(new Searcher(shipped, embedder, bundledJudge));
}
