import { describe, expect, test } from "vitest";
import { PhraseList } from "../../src/language/phrase-list.js";

const list = new PhraseList({
  hello: "chào|chào bạn|hi",
  who: "bạn (?:là|tên) (?:ai|gì)(?: vậy)?",
  beside: "bạn|ơi",
});
const all = ["hello", "who", "beside"] as const;
const texts = (text: string, groups: readonly (typeof all)[number][] = all) =>
  list.cover(text, groups)?.map((phrase) => `${phrase.group}:${phrase.text}`);

describe("a text is covered", () => {
  test("by the fewest phrases", () => {
    expect(texts("chào bạn")).toEqual(["hello:chào bạn"]);
    expect(texts("chào bạn ơi")).toEqual(["hello:chào bạn", "beside:ơi"]);
    expect(texts("chào bạn là ai vậy")).toEqual(["hello:chào", "who:bạn là ai vậy"]);
  });

  test("word by word with its diacritics or without any, but with no others", () => {
    expect(texts("chao bạn la ai")).toEqual(["hello:chao", "who:bạn la ai"]);
    expect(texts("cháo")).toBeUndefined();
  });

  test("by phrases of the groups wanted alone, to its end, in whole words", () => {
    expect(texts("chào bạn", ["hello"])).toEqual(["hello:chào bạn"]);
    expect(texts("bạn", ["hello"])).toBeUndefined();
    expect(texts("chào bạn quận")).toBeUndefined();
    expect(texts("chào b")).toBeUndefined();
    expect(texts("bạn là aivậy")).toBeUndefined();
  });

  test("at once, however ambiguous it is", () => {
    const doubled = new PhraseList({ laughter: "ha|ha ha|ha ha ha" });
    expect(doubled.cover(`${"ha ".repeat(1_000)}x`, ["laughter"])).toBeNull();
    expect(doubled.cover("ha ".repeat(30).trim(), ["laughter"])).toHaveLength(10);
  });
});
