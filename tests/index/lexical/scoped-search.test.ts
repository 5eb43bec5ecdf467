import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LexicalIndex } from "../../../src/index/lexical/lexical-index.js";
import { LexicalWriter } from "../../../src/index/lexical/lexical-writer.js";
import { WordIds } from "../../../src/index/lexical/word-ids.js";
import { type Scope, scopeOf } from "../../../src/index/scope.js";
import { foldDiacritics } from "../../../src/language/syllable.js";

type Words = readonly string[];

async function indexOf(passages: readonly Words[]): Promise<LexicalIndex> {
  const ids = new WordIds();
  const number = (word: string) => ids.idOf({ text: word, folded: foldDiacritics(word) });
  const builder = new LexicalWriter(ids);
  for (const words of passages) builder.add(words.map(number), []);
  return new LexicalIndex(await builder.build());
}

/** A scope over articles of one passage each. */
const scopeOver = (passages: readonly Words[], held: readonly number[]): Scope =>
  scopeOf(
    passages.map((_, first) => ({ first, length: 1 })),
    held,
  );

const word = fc.constantFrom("hộ", "nghèo", "quận", "thuế", "đảng");
const corpus = fc.array(fc.record({ words: fc.array(word, { maxLength: 8 }), isHeld: fc.boolean() }), {
  maxLength: 60,
});
const asked = fc.uniqueArray(fc.record({ word, weight: fc.double({ min: 0.1, max: 9, noNaN: true }) }), {
  selector: (term) => term.word,
  minLength: 1,
});

describe("a search in a scope", () => {
  it("finds the best of its passages, however many better ones stand outside, with the scores they have in the whole corpus", async () => {
    await fc.assert(
      fc.asyncProperty(corpus, asked, fc.integer({ min: 1, max: 10 }), async (given, question, count) => {
        const passages = given.map(({ words }) => words);
        const held = given.flatMap(({ isHeld }, passage) => (isHeld ? [passage] : []));
        const index = await indexOf(passages);
        const terms = question
          .map(({ word, weight }) => ({ term: index.find("syllable", word), weight }))
          .filter(({ term }) => term >= 0);
        const scope = scopeOver(passages, held);
        const all = index.search(terms, passages.length);
        const expected = all.filter(({ passage }) => scope.has(passage)).slice(0, count);
        expect(index.search(terms, count, [], scope)).toEqual(expected);
        const also = held.slice(0, 2);
        const hits = index.search(terms, count, also, scope).map(({ passage }) => passage);
        expect(hits).toEqual(expect.arrayContaining(also));
        expect(hits.every((passage) => scope.has(passage))).toBe(true);
      }),
      { seed: 15, numRuns: 200 },
    );
  });

  it("counts a word, and names its passages, in the scope only", async () => {
    const passages = [["hộ"], ["hộ", "nghèo"], ["thuế"], ["hộ"], ["hộ"]];
    const index = await indexOf(passages);
    const [hộ, thuế] = [index.find("syllable", "hộ"), index.find("syllable", "thuế")];
    const scope = scopeOver(passages, [0, 1, 4]);
    expect([index.frequencyWithin(hộ, scope), index.frequencyWithin(hộ, null)]).toEqual([3, 4]);
    expect([...index.passagesWithin(hộ, scope)]).toEqual([0, 1, 4]);
    expect([...index.passagesWithin(hộ, null)]).toEqual([0, 1, 3, 4]);
    expect([index.occursWithin(thuế, scope), index.occursWithin(thuế, null)]).toEqual([false, true]);
    expect([index.occursWithin(-1, scope), index.frequencyWithin(-1, scope)]).toEqual([false, 0]);
  });

  it("of a scope without passages finds nothing, and leaves nothing behind for the next question", async () => {
    const passages = [["hộ"], ["hộ"]];
    const index = await indexOf(passages);
    const terms = [{ term: index.find("syllable", "hộ"), weight: 1 }];
    const before = index.search(terms, 5);
    expect(index.search(terms, 5, [], scopeOver(passages, []))).toEqual([]);
    expect(index.search(terms, 5, [], scopeOver(passages, [1])).map(({ passage }) => passage)).toEqual([1]);
    expect(index.search(terms, 5)).toEqual(before);
  });

  it("reads a common word of little weight where the scope has it seldom, as an index of the scope alone would", async () => {
    const passages = [...Array.from({ length: 5_100 }, () => ["hộ"]), ["hộ", "quận"], ["thuế"], ["hộ"]];
    const index = await indexOf(passages);
    const terms = [
      { term: index.find("syllable", "thuế"), weight: 9 },
      { term: index.find("syllable", "hộ"), weight: 1 },
    ];
    const scope = scopeOver(passages, [5_100, 5_101, 5_102]);
    expect(index.search(terms, 5).map(({ passage }) => passage)).toEqual([5_101]);
    expect(index.search(terms, 5, [], scope).map(({ passage }) => passage)).toEqual([5_101, 5_102, 5_100]);
  });
});
