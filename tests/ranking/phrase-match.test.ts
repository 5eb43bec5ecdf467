import { describe, expect, it } from "vitest";
import type { QueryTerm } from "../../src/query/query.js";
import { sharedRuns } from "../../src/ranking/phrase-match.js";
import { indexPassages } from "../index/index-passages.js";
import { read, smallLexicon, wordTerm } from "../query/small-world.js";

/** A term at a place among the words of a question. */
const at = (from: number, words: string, weight: number): QueryTerm => ({
  ...wordTerm(words, { weight }),
  from,
  length: words.split(" ").length,
});

/** What a question of these words shares with a text. */
async function shared(words: string, terms: readonly QueryTerm[], text: string) {
  const { lexical, forward } = await indexPassages([{ text }], smallLexicon);
  const query = { ...read(""), words: words === "" ? [] : words.split(" "), terms };
  const sentences = forward.sentences(0).map(({ tokens }) => tokens);
  return sharedRuns(query, sentences, lexical.dictionary);
}

const words = "quan con ho ngheo";
const terms = [at(0, "quan", 2), at(2, "ho ngheo", 6)];

describe("the longest run of a question's words in a sentence", () => {
  it.each([
    ["whole", "Quận còn hộ nghèo.", 1],
    ["in part, by weight", "Có hộ nghèo.", 6 / 8],
    ["one word of a term", "Nghèo.", 3 / 8],
    ["the heaviest of several", "Quận có hộ, có hộ nghèo.", 6 / 8],
    ["broken by a word", "Quận còn có hộ rất nghèo.", 3 / 8],
    ["in two sentences", "Quận còn. Hộ nghèo.", 6 / 8],
    ["the other way round", "Nghèo hộ còn quận.", 3 / 8],
    ["nowhere", "Trời mưa.", 0],
  ])("%s: “%s”", async (_how, text, share) => {
    expect((await shared(words, terms, text)).runShare).toBeCloseTo(share, 5);
  });

  it("is kept going by a word without weight, which adds a millionth", async () => {
    expect((await shared(words, terms, "Quận còn hộ.")).runShare).toBeCloseTo((2 + 1e-6 + 3) / 8, 9);
  });

  it("is kept going by a word without weight, and never more than all", async () => {
    const { runShare } = await shared(words, terms, "Quận còn hộ nghèo, quận còn hộ nghèo.");
    expect(runShare).toBe(1);
  });
});

describe("neighbouring pairs of words", () => {
  const three = [at(0, "ho ngheo", 4), at(2, "quan", 2)];

  it.each([
    ["all", "Hộ nghèo quận.", 1],
    ["one of two", "Hộ nghèo. Quận.", 1 / 2],
    ["in different sentences", "Có hộ nghèo. Nghèo quận.", 1],
    ["none", "Hộ. Nghèo. Quận.", 0],
  ])("%s: “%s”", async (_how, text, share) => {
    expect((await shared("ho ngheo quan", three, text)).adjacentShare).toBeCloseTo(share);
  });

  it("are those of words with weight only", async () => {
    expect((await shared(words, terms, "Quận còn. Hộ nghèo.")).adjacentShare).toBe(1);
  });
});

it("a question without words or weight shares nothing", async () => {
  const none = { runShare: 0, adjacentShare: 0 };
  expect(await shared("", [], "Quận còn hộ nghèo.")).toEqual(none);
  expect(await shared("quan", [], "Quận còn hộ nghèo.")).toEqual(none);
  expect(await shared("kangaru", [at(0, "kangaru", 3)], "Quận còn hộ nghèo.")).toEqual(none);
});
