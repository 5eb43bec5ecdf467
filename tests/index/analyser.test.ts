import { beforeEach, expect, test, vi } from "vitest";
import { analyserFingerprint } from "../../src/index/analyser.js";
import { analyserSample } from "../../src/index/analyser-sample.js";
import { FakeEmbedder } from "../support/fake-embedder.js";
import { editManifest } from "./damage.js";
import { answersOf, newShelf, open } from "./opening.js";

/** What is done otherwise than the program does it. */
const changed = vi.hoisted(() => ({ sentences: false, folding: false, tokens: false, letters: false }));

vi.mock(import("../../src/language/sentence.js"), async (original) => {
  const { splitSentences } = await original();
  return {
    splitSentences: (text) => {
      const ranges = splitSentences(text);
      const [first, ...rest] = ranges;
      // As if a semicolon ended a sentence.
      const cut = changed.sentences && first ? text.slice(0, first.end).indexOf("; ") : -1;
      if (!first || cut < 0) return ranges;
      return [{ start: first.start, end: cut + 1 }, { start: cut + 2, end: first.end }, ...rest];
    },
  };
});

vi.mock(import("../../src/language/token.js"), async (original) => {
  const { tokenize } = await original();
  return {
    tokenize: (text) =>
      tokenize(text)
        .map((token) => (changed.folding ? { ...token, folded: token.folded.replace("d", "đ") } : token))
        .map((token) => (changed.tokens ? { ...token, text: token.text.replace(",", ".") } : token)),
  };
});

vi.mock(import("../../src/language/look-alikes.js"), async (original) => {
  const { plainLetters, locatedPlainLetters, ...rest } = await original();
  // As if a Cyrillic word were left as it is.
  const isLeft = (text: string) => changed.letters && text.includes("О\u0302");
  return {
    ...rest,
    plainLetters: (text) => (isLeft(text) ? text : plainLetters(text)),
    locatedPlainLetters: (text) => (isLeft(text) ? null : locatedPlainLetters(text)),
  };
});

beforeEach(() => {
  Object.assign(changed, { sentences: false, folding: false, tokens: false, letters: false });
});

test("the fingerprint is the same at every start", () => {
  expect(analyserFingerprint()).toMatch(/^[0-9a-f]{64}$/);
  expect(analyserFingerprint()).toBe(analyserFingerprint());
});

test.each(["sentences", "folding", "tokens", "letters"] as const)(
  "an analyser with other %s has another one",
  (part) => {
    const before = analyserFingerprint();
    changed[part] = true;
    expect(analyserFingerprint()).not.toBe(before);
  },
);

test("every paragraph of the fixed text counts", () => {
  const article = analyserSample();
  const fingerprints = article.passages.map((left) =>
    analyserFingerprint({ ...article, passages: article.passages.filter((passage) => passage !== left) }),
  );
  expect(new Set([...fingerprints, analyserFingerprint()]).size).toBe(article.passages.length + 1);
});

test("an index whose texts were cut in another way is rebuilt, and embeds only texts that are new", async () => {
  const shelf = await newShelf({
    "bai-1": ["Quận Ô Môn còn 3.093 hộ nghèo; huyện Cờ Đỏ còn 2.380 hộ. Cả hai đều giảm so với năm trước."],
  });
  expect(await open(shelf)).toMatchObject({ state: "built", embedded: 2 });
  changed.sentences = true;
  const embedder = new FakeEmbedder();
  const library = await open(shelf, { embedder });
  expect(library).toMatchObject({ state: "updated", embedded: 2, problems: [] });
  expect(embedder.passages).not.toContain("Cả hai đều giảm so với năm trước.");
  expect(library.search.forward.sentences(0)).toHaveLength(3);
  expect(await open(shelf)).toMatchObject({ state: "reused", embedded: 0 });
});

test("an index of an analyser of which only the name is known is rebuilt, and keeps every vector", async () => {
  const shelf = await newShelf();
  const answers = await answersOf(await open(shelf));
  await editManifest(shelf.indexDir, { analyser: "another" });
  const library = await open(shelf);
  expect(library).toMatchObject({ state: "updated", embedded: 0, problems: [] });
  expect(await answersOf(library)).toEqual(answers);
  expect(await open(shelf)).toMatchObject({ state: "reused" });
});
