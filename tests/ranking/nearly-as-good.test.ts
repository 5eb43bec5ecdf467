import { expect, it } from "vitest";
import { isNearlyAsGood, isRival } from "../../src/ranking/index.js";

const best = { score: 8 };

it("a passage answers nearly as well from half the best one's score on", () => {
  expect(isNearlyAsGood(best, best)).toBe(true);
  expect(isNearlyAsGood({ score: 4 }, best)).toBe(true);
  expect(isNearlyAsGood({ score: 3.9 }, best)).toBe(false);
});

it("a passage is a rival from nine tenths of the best one's score on", () => {
  expect(isRival(best, best)).toBe(true);
  expect(isRival({ score: 7.2 }, best)).toBe(true);
  expect(isRival({ score: 7.1 }, best)).toBe(false);
});
