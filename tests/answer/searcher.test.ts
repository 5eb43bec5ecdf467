import { expect, it } from "vitest";
import { Searcher } from "../../src/answer/index.js";
import { confidenceOf } from "../../src/ranking/index.js";
import { decideOutcome } from "../../src/ranking/verdict.js";
import { openWorld } from "../quality/world.js";

it.each([
  ["Quận Ô Môn còn bao nhiêu hộ nghèo?", "answered"],
  ["Quận Cái Răng còn bao nhiêu hộ nghèo?", "related"],
  ["What is the capital of France?", "not_found"],
])("a search says how “%s” ended, by its own confidence", async (question, expected) => {
  const { shipped, embedder } = await openWorld();
  const { features, confidence, outcome } = await new Searcher(shipped, embedder).search(question);
  expect(confidence).toBe(confidenceOf(features));
  expect(outcome).toBe(decideOutcome(features, confidence));
  expect(outcome).toBe(expected);
});
