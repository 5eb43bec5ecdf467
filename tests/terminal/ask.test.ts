import { expect, test } from "vitest";
import { vi } from "../../src/locales/index.js";
import { ask, exitStatus } from "../../src/terminal/index.js";
import { renderAnswer } from "../../src/terminal/render.js";
import { answer, FakeAnswerer } from "./answers.js";
import { FakeStreams } from "./streams.js";

test("JSON is one line with exactly the fields that other programs are promised", async () => {
  const streams = new FakeStreams();
  const status = await ask(new FakeAnswerer(), 'câu "một"\nhai', { json: true }, vi, streams);
  expect(status).toBe(exitStatus.answered);
  expect(streams.written).toMatch(/^[^\n]+\n$/);
  const told = JSON.parse(streams.written);
  expect(Object.keys(told)).toEqual(["question", "outcome", "confidence", "missing", "excerpts", "tookMs"]);
  const [excerpt] = told.excerpts;
  expect(Object.keys(excerpt)).toEqual(["id", "text", "highlights", "citation", "score"]);
  expect(Object.keys(excerpt.citation)).toEqual([
    "article",
    "series",
    "part",
    "title",
    "section",
    "paragraph",
  ]);
  const { asked: _, language: ________, nearest: ___, ...promised } = answer({ question: 'câu "một"\nhai' });
  const excerpts = promised.excerpts.map(
    ({ ordinal: ____, sentences: _____, highlighted: ______, isAlternative: _______, ...quoted }) => quoted,
  );
  expect(told).toEqual(JSON.parse(JSON.stringify({ ...promised, excerpts })));
});

test("a person gets the rendered answer, on the answers' stream only", async () => {
  const streams = new FakeStreams();
  await ask(new FakeAnswerer(), "câu", { json: false }, vi, streams);
  expect(streams.written).toBe(`${renderAnswer(answer(), vi, { colour: false, columns: null })}\n`);
  expect(streams.told).toBe("");
});

test("the exit status tells an answer from none, in both forms", async () => {
  for (const json of [true, false]) {
    expect(await ask(new FakeAnswerer(), "câu", { json }, vi, new FakeStreams())).toBe(0);
    expect(await ask(new FakeAnswerer(), "câu lạ", { json }, vi, new FakeStreams())).toBe(1);
    const related = { answer: async (question: string) => answer({ question, outcome: "related" }) };
    expect(await ask(related, "câu", { json }, vi, new FakeStreams())).toBe(1);
  }
});

test("a colour terminal gets colour, one that wants none does not", async () => {
  const shown = async (colours: boolean) => {
    const streams = new FakeStreams(undefined, { columns: 100, colours });
    await ask(new FakeAnswerer(), "câu", { json: false }, vi, streams);
    return streams.written;
  };
  expect(await shown(true)).toContain("\u001b[1m");
  expect(await shown(false)).not.toContain("\u001b");
});
