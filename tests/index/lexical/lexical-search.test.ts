import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../bench/scale/random.js";
import { type LexicalHit, LexicalIndex } from "../../../src/index/lexical/lexical-index.js";
import { LexicalWriter } from "../../../src/index/lexical/lexical-writer.js";
import { WordIds } from "../../../src/index/lexical/word-ids.js";
import { foldDiacritics } from "../../../src/language/syllable.js";
import { type PlainPassage, type PlainTerm, plainScores } from "./plain-scores.js";

async function indexOf(passages: readonly PlainPassage[]): Promise<LexicalIndex> {
  const words = new WordIds();
  const number = (word: string) => words.idOf({ text: word, folded: foldDiacritics(word) });
  const builder = new LexicalWriter(words);
  for (const passage of passages) builder.add(passage.words.map(number), passage.context.map(number));
  return new LexicalIndex(await builder.build());
}

const numbered = (index: LexicalIndex, terms: readonly PlainTerm[]) =>
  terms.map(({ field, words, weight }) => ({ term: index.find(field, words), weight }));

/** Holds what a search found against the scores of all passages: nothing wrong, nothing missing, nothing too much, in order. */
function expectBest(
  hits: readonly LexicalHit[],
  scores: readonly number[],
  count: number,
  also: readonly number[],
): void {
  const passages = new Set(hits.map(({ passage }) => passage));
  expect(passages.size).toBe(hits.length);
  for (const { passage, score } of hits) {
    const right = scores[passage] as number;
    expect(Math.abs(score - right)).toBeLessThanOrEqual(1e-4 * right);
  }
  const inOrder = (one: LexicalHit, other: LexicalHit) =>
    other.score - one.score || one.passage - other.passage;
  expect(hits).toEqual([...hits].sort(inOrder));
  for (const passage of also) expect(passages).toContain(passage);
  // Scores that are equal but for rounding may stand for each other.
  const last = scores.toSorted((left, right) => right - left)[count - 1] ?? 0;
  for (const [passage, score] of scores.entries()) {
    if (count > 0 && score > 0 && score > last * (1 + 1e-4)) expect(passages).toContain(passage);
    if (score < last * (1 - 1e-4) && !also.includes(passage)) expect(passages).not.toContain(passage);
  }
  const wanted = new Set(also);
  expect(hits.length).toBeGreaterThanOrEqual(Math.min(count, scores.filter((score) => score > 0).length));
  expect(hits.filter(({ passage }) => !wanted.has(passage)).length).toBeLessThanOrEqual(count);
}

const frequent = ["hộ", "họ", "quận", "ô"];
const rare = ["nghèo", "thuế", "đảng"];
const word = fc.oneof(
  { weight: 100, arbitrary: fc.constantFrom(...frequent) },
  { weight: 1, arbitrary: fc.constantFrom(...rare) },
);
const words = fc.array(word, { maxLength: 12, size: "max" });
const context = fc.array(fc.constantFrom("hộ", "quận"), { maxLength: 2 });
const passages = fc.array(fc.record({ words, context }), { maxLength: 120, size: "max" });
const light = fc.oneof(fc.constant(0), fc.double({ min: 0.001, max: 0.05, noNaN: true }));
const heavy = fc.double({ min: 3, max: 9, noNaN: true });
const single = (list: readonly string[], weight: fc.Arbitrary<number>) =>
  fc.record({ field: fc.constant("syllable" as const), words: fc.constantFrom(...list), weight });
const other: fc.Arbitrary<PlainTerm> = fc.oneof(
  fc.record({
    field: fc.constantFrom("foldedSyllable" as const, "context" as const),
    words: fc.constantFrom("ho", "quan", "vang"),
    weight: fc.oneof(light, heavy),
  }),
  fc.record({
    field: fc.constantFrom("pair" as const, "foldedPair" as const),
    words: fc.constantFrom("hộ hộ", "hộ quận", "ho quan", "o ho", "quận nghèo"),
    weight: fc.oneof(light, heavy),
  }),
);
const terms: fc.Arbitrary<PlainTerm[]> = fc
  .tuple(
    fc.array(single(rare, heavy), { maxLength: 2 }),
    fc.array(single(frequent, light), { maxLength: 6 }),
    fc.array(other, { maxLength: 3 }),
  )
  .map((kinds) => kinds.flat());

describe("LexicalIndex.search", () => {
  it("finds what scoring every passage by the textbook finds", async () => {
    await fc.assert(
      fc.asyncProperty(
        passages,
        fc.array(fc.record({ terms, count: fc.nat(12), also: fc.array(fc.nat(1_000)) }), {
          minLength: 1,
          maxLength: 4,
        }),
        async (corpus, questions) => {
          const index = await indexOf(corpus);
          for (const { terms, count, also } of questions) {
            const kept = corpus.length === 0 ? [] : also.map((each) => each % corpus.length);
            const asked = numbered(index, terms).filter(({ weight }) => weight > 0);
            const hits = index.search(asked, count, kept);
            expectBest(hits, plainScores(corpus, terms), count, kept);
          }
        },
      ),
      { seed: 13, numRuns: 250 },
    );
  });

  it("finds the same passages in the same order where scores differ, over long lists", async () => {
    const random = seededRandom(31).next;
    const corpus = longLists(1_500, random);
    const index = await indexOf(corpus);
    for (let question = 0; question < 25; question++) {
      const terms = oneHeavyTerm(random);
      const hits = index.search(numbered(index, terms), 7, [question, 2 * question]);
      const scores = plainScores(corpus, terms);
      const expected = scores
        .map((score, passage) => ({ passage, score }))
        .sort((one, other) => other.score - one.score || one.passage - other.passage)
        .filter(({ passage }, at) => at < 7 || passage === question || passage === 2 * question);
      expect(hits.map(({ passage }) => passage)).toEqual(expected.map(({ passage }) => passage));
      expectBest(hits, scores, 7, [question, 2 * question]);
    }
  });
});

/** Passages that nearly all hold all frequent words, and some of which hold a rare one. */
function longLists(size: number, random: () => number): PlainPassage[] {
  return Array.from({ length: size }, () => {
    const words = Array.from({ length: 6 + Math.floor(random() * 30) }, () => {
      const list = random() < 0.001 ? rare : frequent;
      return list[Math.floor(random() * list.length)] as string;
    });
    return { words, context: [] };
  });
}

/** Weights that let a rare word decide; no two passages of different words score the same. */
function oneHeavyTerm(random: () => number): PlainTerm[] {
  const term = (words: string, weight: number): PlainTerm => ({ field: "syllable", words, weight });
  const decides = rare[Math.floor(random() * rare.length)] as string;
  return [term(decides, 8 + random()), ...frequent.map((each) => term(each, 0.01 + random() / 10))];
}
