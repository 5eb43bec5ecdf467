import { expect, it } from "vitest";
import { phraseFeatures } from "../../../src/ranking/features/phrase-features.js";
import { sourceOf } from "../feature-source.js";

/** Features where the best passage has this text, and stands in this context. */
async function featuresOf(question: string, text: string, context = "") {
  const source = await sourceOf(question, [{ text, context }]);
  return phraseFeatures(source, source.ranked[0]);
}

it.each([
  ["whole", "Ủy ban Kiểm tra đánh giá cao.", 0, 0],
  ["in two places", "Ủy ban vui. Đoàn Kiểm tra đánh giá.", 1, 0],
  ["the other way round", "Kiểm tra của Ủy ban.", 1, 0],
])("a body of the corpus that stands in the passage %s", async (_how, text, missedBody, unknownBody) => {
  expect(await featuresOf("Ủy ban Kiểm tra nói gì?", text)).toMatchObject({ missedBody, unknownBody });
});

it("a body that stands nowhere is missed and unknown", async () => {
  expect(await featuresOf("Chi cục Kiểm tra nói gì?", "Chi cục vui.")).toMatchObject({
    missedBody: 1,
    unknownBody: 1,
  });
});

it("a body is held by the words around a passage", async () => {
  const context = "Chi cục Kiểm tra";
  expect((await featuresOf("Chi cục Kiểm tra nói gì?", "Chi cục vui.", context)).missedBody).toBe(0);
});

it("a question that names no body misses none", async () => {
  expect(await featuresOf("hộ nghèo", "Trời mưa.")).toEqual({
    missedBody: 0,
    unknownBody: 0,
    runShare: 0,
    adjacentShare: 0,
  });
});

it("runs of words are looked for in the sentences and around them", async () => {
  const whole = { runShare: 1, adjacentShare: 1 };
  expect(await featuresOf("hộ nghèo", "Còn hộ nghèo.")).toMatchObject(whole);
  expect(await featuresOf("hộ nghèo", "Trời mưa.", "Hộ nghèo")).toMatchObject(whole);
  expect(await featuresOf("hộ nghèo", "Nghèo thì hộ khổ.")).toMatchObject({ adjacentShare: 0 });
});

it("without a passage nothing is shared, and a body is missed", async () => {
  const source = await sourceOf("Ủy ban Kiểm tra nói gì?", []);
  expect(phraseFeatures(source, undefined)).toEqual({
    missedBody: 1,
    unknownBody: 0,
    runShare: 0,
    adjacentShare: 0,
  });
});
