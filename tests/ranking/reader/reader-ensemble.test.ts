import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { WordTokenizer } from "../../../src/embedding/index.js";
import { type CutPassage, cutPassage, cutQuestion } from "../../../src/ranking/reader/cut-texts.js";
import type { ReadPassage } from "../../../src/ranking/reader/read-passage.js";
import type { ReadQuestion } from "../../../src/ranking/reader/read-question.js";
import type { ReaderToken } from "../../../src/ranking/reader/read-tokens.js";
import type { Reader, Reading } from "../../../src/ranking/reader/reader.js";
import { ReaderEnsemble } from "../../../src/ranking/reader/reader-ensemble.js";

const tokenizer = WordTokenizer.fromJson(
  JSON.parse(readFileSync(join("models", "trich-dan-vi", "tokenizer.json"), "utf8")),
) as WordTokenizer;

/** A reader that thinks the same of everything, and notes what it is given. */
function readerOf(reading: Reading, seen: unknown[] = []): Reader {
  const question = (tokens: readonly ReaderToken[]) => ({ tokens, reading }) as unknown as ReadQuestion;
  const passage = (cut: CutPassage) => ({ cut, reading }) as unknown as ReadPassage;
  const read = (asked: ReadQuestion, given: ReadPassage) => {
    seen.push(asked, given);
    return reading;
  };
  return { question, passage, read } as unknown as Reader;
}

/** What an ensemble reads whose members, each of this weight, read this. */
function read(...readings: readonly (readonly [weight: number, reading: Reading])[]): Reading {
  const ensemble = new ReaderEnsemble(
    readings.map(([weight, reading]) => ({ reader: readerOf(reading), weight })),
    tokenizer,
  );
  return ensemble.read(ensemble.question("ai?"), ensemble.passage(["Ông Ba."]));
}

it("says what its only reader says", () => {
  const { logit, sentences } = read([1, { logit: 1, sentences: [0.5, -Infinity] }]);
  expect([logit, sentences[1]]).toEqual([1, -Infinity]);
  expect(sentences[0]).toBeCloseTo(0.5, 12);
});

it("averages the log-odds", () => {
  const [first, second] = [
    { logit: 3, sentences: [3] },
    { logit: -2, sentences: [-2] },
  ];
  expect(read([0.5, first], [0.5, second]).logit).toBe(0.5);
  expect(read([0.75, first], [0.25, second]).logit).toBe(1.75);
});

it("gives a sentence the mean of its shares, whatever odds the readers give the passage", () => {
  // Shares of the first: 3/4 and 1/4; of the second, surer of everything: 1/2 and 1/2.
  const first = { logit: Math.log(4), sentences: [Math.log(3), 0] };
  const second = { logit: Math.log(200), sentences: [Math.log(100), Math.log(100)] };
  const { logit, sentences } = read([0.75, first], [0.25, second]);
  const shares = sentences.map((each) => Math.exp(each - logit));
  expect(shares[0]).toBeCloseTo(11 / 16, 12);
  expect(shares[1]).toBeCloseTo(5 / 16, 12);
});

it("leaves out a sentence that has no words, and a passage without any", () => {
  const [first, second] = [
    { logit: 1, sentences: [1, -Infinity] },
    { logit: 0, sentences: [0, -Infinity] },
  ];
  expect(read([0.5, first], [0.5, second]).sentences[1]).toBe(-Infinity);
  const nothing = { logit: -Infinity, sentences: [-Infinity] };
  expect(read([0.5, nothing], [0.5, nothing])).toEqual(nothing);
});

it("cuts question and passage once, and gives each reader what it made of them itself", () => {
  const [seen, other]: [unknown[], unknown[]] = [[], []];
  const [a, b] = [
    { logit: 1, sentences: [1] },
    { logit: 2, sentences: [2] },
  ];
  const members = [
    { reader: readerOf(a, seen), weight: 0.5 },
    { reader: readerOf(b, other), weight: 0.5 },
  ];
  const ensemble = new ReaderEnsemble(members, tokenizer);
  const sentences = ["…", "Ông Ba.", "Bà Tư."];
  ensemble.read(ensemble.question("ai?"), ensemble.passage(sentences));
  const [tokens, cut] = [cutQuestion("ai?", tokenizer), cutPassage(sentences, tokenizer)];
  expect(tokens.map(({ key }) => key)).toEqual(["ai"]);
  expect(cut).toMatchObject({ starts: [0, 2], numbers: [1, 2], sentences: 3 });
  expect(seen).toEqual([
    { tokens, reading: a },
    { cut, reading: a },
  ]);
  expect(other).toEqual([
    { tokens, reading: b },
    { cut, reading: b },
  ]);
});
