import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, beforeEach, describe, expect, test, vi as time } from "vitest";
import { foldDiacritics } from "../../src/language/syllable.js";
import { tokenize } from "../../src/language/token.js";
import { detached, WordCache } from "../../src/language/word-cache.js";

describe("words looked up lately", () => {
  beforeEach(() => void time.useFakeTimers());
  afterEach(() => void time.useRealTimers());

  test("are known again, until half an hour after the first one came, read or not", () => {
    const cache = new WordCache<number>(10);
    cache.set("nghèo", 1);
    time.advanceTimersByTime(29 * 60_000);
    cache.set("bí mật", 2);
    expect([cache.get("nghèo"), cache.get("bí mật"), cache.get("khác")]).toEqual([1, 2, undefined]);
    time.advanceTimersByTime(60_000);
    expect(cache.size).toBe(0);
    cache.set("nghèo", 3);
    time.advanceTimersByTime(30 * 60_000);
    expect(cache.size).toBe(0);
  });

  test("are no more than so many", () => {
    const cache = new WordCache<number>(3);
    for (let number = 1; number <= 1_000; number++) {
      cache.set(`từ ${number}`, number);
      expect(cache.size).toBeLessThanOrEqual(3);
      expect(cache.get(`từ ${number}`)).toBe(number);
    }
  });

  test("hold the process by nothing", () => {
    time.useRealTimers();
    const handles = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    const before = handles();
    new WordCache<number>(3).set("nghèo", 1);
    expect(handles()).toBe(before);
  });
});

test("a copy is the same text, whatever it is made of", () => {
  for (const text of ["", "hộ nghèo", "a\u0301", "😀", "\ud83d", "\udc00a"])
    expect(detached(text)).toBe(text);
});

test("a long text that holds a rare word is not kept in memory for it", () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const held = () => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  const words = "ô môn còn hộ nghèo năm này ".repeat(700);
  const read = (from: number, to: number) => {
    for (let number = from; number < to; number++) {
      const text = JSON.parse(JSON.stringify(`${words} tungchudaithatdai${number}`)) as string;
      tokenize(text);
      foldDiacritics(text.slice(-25));
    }
  };
  read(0, 50);
  const before = held();
  // 40 kB each.
  read(50, 450);
  expect(held() - before).toBeLessThan(4e6);
});
