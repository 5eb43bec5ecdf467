import fc from "fast-check";
import { expect, it } from "vitest";
import { type Channel, channels, termKey } from "../../src/retrieval/term.js";

it("never gives two kinds of term, or two words, one key", () => {
  const term = fc.tuple(
    fc.constantFrom(...(Object.keys(channels) as Channel[])),
    fc.string({ maxLength: 3 }),
  );
  fc.assert(
    fc.property(term, term, (left, right) => {
      const same = left[0] === right[0] && left[1] === right[1];
      expect(termKey(...left) === termKey(...right)).toBe(same);
    }),
    { seed: 10, numRuns: 500 },
  );
});
