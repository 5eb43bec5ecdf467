import { expect, it } from "vitest";
import { Searcher } from "../../src/answer/index.js";
import { extractFeatures, judge } from "../../src/ranking/index.js";
import { openWorld } from "../quality/world.js";
import { bundledJudge } from "../support/judge.js";

it.each([
  ["Quận Ô Môn còn bao nhiêu hộ nghèo?", "answered", []],
  ["Quận Cái Răng còn bao nhiêu hộ nghèo?", "related", [{ text: "Cái Răng", kind: "place" }]],
  // The passages lack the name, or the words beside it, though the series knows them.
  ["Quận Bình Thủy còn bao nhiêu hộ nghèo?", "related", []],
  ["Quận Ô Môn cải tạo vườn tạp thế nào?", "related", []],
  ["What is the capital of France?", "not_found", []],
])("a search says how “%s” ended, by its own evidence", async (question, expected, absent) => {
  const { shipped, embedder } = await openWorld();
  const found = await new Searcher(shipped, embedder, bundledJudge).search(question);
  const { source, features, confidence, outcome, missing } = found;
  expect(features).toEqual(extractFeatures(source));
  expect({ outcome, confidence, missing }).toEqual(judge(source, features, bundledJudge.model));
  expect(outcome).toBe(expected);
  expect(missing).toEqual(absent);
});

it.each([
  ["in Telex keystrokes", "quaanj oo moon conf bao nhieeu hooj ngheof"],
  ["in English", "How many poor households are left in O Mon district?"],
  ["without diacritics", "quan o mon con bao nhieu ho ngheo"],
])("the reader understands a question typed %s", async (_how, question) => {
  const { shipped, embedder } = await openWorld();
  const { features, outcome } = await new Searcher(shipped, embedder, bundledJudge).search(question);
  expect(outcome).toBe("answered");
  expect(features.readerLogit).toBeGreaterThan(0);
});
