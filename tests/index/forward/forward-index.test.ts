import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ForwardIndex, ForwardWriter } from "../../../src/index/forward/forward-index.js";

const number = fc.nat(2 ** 32 - 1);
const sentence = fc.record({
  start: number,
  end: number,
  tokens: fc.array(number, { maxLength: 8 }),
  traits: fc.nat(255),
});
const passage = fc.record({
  sentences: fc.array(sentence, { maxLength: 5 }),
  context: fc.array(fc.nat(2), { maxLength: 2 }),
});
type Given = typeof passage extends fc.Arbitrary<infer Each> ? Each : never;

function build(passages: readonly Given[]): ForwardIndex {
  const builder = new ForwardWriter();
  for (const { sentences, context } of passages) builder.add(sentences, context);
  return new ForwardIndex(builder.build());
}

/** A passage of one sentence of one word under a context. */
function under(context: readonly number[]): Given {
  return { sentences: [{ start: 0, end: 2, tokens: [7], traits: 0 }], context: [...context] };
}

describe("ForwardIndex", () => {
  it("gives the sentences and the context of each passage back as they were added", () => {
    fc.assert(
      fc.property(fc.array(passage, { maxLength: 8 }), (passages) => {
        const index = build(passages);
        expect(index.size).toBe(passages.length);
        const read = passages.map((_, at) => ({
          sentences: index.sentences(at).map((each) => ({ ...each, tokens: [...each.tokens] })),
          context: [...index.context(at)],
        }));
        expect(read).toEqual(passages);
      }),
      { seed: 28, numRuns: 300 },
    );
  });

  it("keeps passages without sentences, and sentences without words", () => {
    const empty = { start: 3, end: 4, tokens: [], traits: 1 };
    const index = build([
      { sentences: [], context: [] },
      { sentences: [empty, empty], context: [] },
      under([]),
    ]);
    expect([0, 1, 2].map((at) => index.sentences(at).length)).toEqual([0, 2, 1]);
    expect([...(index.sentences(2)[0]?.tokens ?? [])]).toEqual([7]);
  });

  it("keeps a context that many passages share only once", () => {
    const index = build([under([1, 2, 3]), under([]), under([1, 2, 3]), under([1, 2]), under([1, 2, 3])]);
    expect([0, 1, 2, 3, 4].map((at) => [...index.context(at)])).toEqual([
      [1, 2, 3],
      [],
      [1, 2, 3],
      [1, 2],
      [1, 2, 3],
    ]);
    expect(index.arrays.contextTokens).toHaveLength(5);
  });

  it("does not take one context for another whose digits are the same", () => {
    const index = build([under([1, 23]), under([12, 3]), under([123])]);
    expect([0, 1, 2].map((at) => [...index.context(at)])).toEqual([[1, 23], [12, 3], [123]]);
  });

  it("has no sentences for a passage that it does not hold", () => {
    expect(build([under([])]).sentences(1)).toEqual([]);
    expect(build([]).size).toBe(0);
  });
});
