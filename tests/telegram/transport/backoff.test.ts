import { describe, expect, test } from "vitest";
import { pauseAfter, pauseBefore } from "../../../src/telegram/transport/backoff.js";

const never = () => 0;
const always = () => 0.999;

describe("the pause after failures in a row", () => {
  test("doubles from half a second to half a minute", () => {
    const pauses = [1, 2, 3, 4, 5, 6, 7, 8, 1_000_000].map((failures) => pauseAfter(failures, never));
    expect(pauses).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  });

  test("is up to a fifth longer by chance, so that many do not come back at once", () => {
    expect(pauseAfter(1, always)).toBeCloseTo(600, -1);
    expect(pauseAfter(100, always)).toBeCloseTo(36_000, -2);
  });
});

describe("the pause that Telegram asks for", () => {
  test("is kept, and never shorter than after as many failures", () => {
    expect(pauseBefore(7, 1, never)).toBe(7_000);
    expect(pauseBefore(1.5, 1, never)).toBe(1_500);
    expect(pauseBefore(1, 5, never)).toBe(8_000);
  });

  test.each([0, -1, -1e9, 1e-9, Number.NaN, undefined, null, "3", {}])(
    "is made up where it is %s",
    (asked) => {
      expect(pauseBefore(asked, 1, never)).toBe(500);
    },
  );

  test.each([2_147_484, 1e12, Number.POSITIVE_INFINITY])("fits into a timer where it is %s s", (asked) => {
    expect(pauseBefore(asked, 1, never)).toBe(15 * 60_000);
  });
});
