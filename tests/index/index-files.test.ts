import fc from "fast-check";
import { expect, test } from "vitest";
import { type BuildProgress, type BuiltIndex, buildIndex } from "../../src/index/build.js";
import { type ArrayFile, arrayFiles, decodeIndex, encodeIndex } from "../../src/index/index-files.js";
import { decodeArrays, encodeArrays, type NamedArrays } from "../../src/index/store/array-file.js";
import { FakeEmbedder } from "../support/fake-embedder.js";
import { smallLexicon } from "../support/series.js";
import { anArticle, aPassage } from "./article.js";

const word = fc.constantFrom(
  ..."Quận Ô Môn còn 3.093 hộ nghèo. Huyện Thới Lai (BTV) năm 2012, Nguyễn Văn An đến nay! 😀 …".split(" "),
);
const paragraph = fc.array(word, { minLength: 1, maxLength: 25 }).map((words) => words.join(" "));
const corpus = fc.array(fc.array(paragraph, { maxLength: 5 }), { maxLength: 4 });

/** An index of articles with these paragraphs. */
function indexOf(articles: readonly (readonly string[])[]): Promise<BuiltIndex> {
  const all = articles.map((paragraphs, article) => {
    const slug = `bai-${article + 1}`;
    const passages = paragraphs.map((text, at) =>
      aPassage(text, { id: `${slug}/${at + 1}`, article: slug, paragraph: at + 1 }),
    );
    const sections = passages.length > 0 ? [{ heading: "MỤC CHÍNH", passages }] : [];
    return anArticle({ slug, part: article + 1, passages, sections });
  });
  const untold = (_: BuildProgress) => undefined;
  return buildIndex(all, new FakeEmbedder(), smallLexicon(), null, untold);
}

/** The files as they are read from a disk. */
function reread(index: BuiltIndex): Record<ArrayFile, NamedArrays> {
  const files = Object.entries(encodeIndex(index)).map(([name, arrays]) => [
    name,
    decodeArrays(new Uint8Array(Buffer.concat(encodeArrays(arrays)))),
  ]);
  return Object.fromEntries(files) as Record<ArrayFile, NamedArrays>;
}

test("what is split over the files comes back equal, whatever the corpus", async () => {
  await fc.assert(
    fc.asyncProperty(corpus, async (articles) => {
      const index = await indexOf(articles);
      const { embedded, graph, ...parts } = index;
      const { passages, names, lexical, ...others } = decodeIndex(
        reread(index),
        { articles: parts.passages.articles, abbreviations: parts.names.abbreviations },
        parts.vectors.dimensions,
      );
      const { passages: _p, names: taught, lexical: built, ...same } = parts;
      expect(others).toEqual(same);
      expect(passages.arrays).toEqual(parts.passages.arrays);
      expect(passages.articles).toEqual(parts.passages.articles);
      const { words, ...terms } = built.terms;
      expect(lexical).toEqual({ ...built, terms: { ...terms, words: asBytes(words) } });
      expect(names.names.arrays).toEqual(asBytes(taught.names.arrays));
      expect(names.printedNames.arrays).toEqual(asBytes(taught.printedNames.arrays));
      expect(names.abbreviations).toEqual(taught.abbreviations);
    }),
    { numRuns: 60 },
  );
});

test("every file that is named is written, and no array under two names", async () => {
  const files = encodeIndex(await indexOf([["Quận Ô Môn còn hộ nghèo."]]));
  expect(Object.keys(files)).toEqual([...arrayFiles]);
  const arrays = Object.values(files).flatMap((file) => Object.values(file));
  expect(arrays.length).toBeGreaterThan(20);
  expect(new Set(arrays).size).toBe(arrays.length);
});

test("an array that is missing, or of another kind, is named with its file", async () => {
  const index = await indexOf([["Quận Ô Môn còn hộ nghèo."]]);
  const catalogue = { articles: index.passages.articles, abbreviations: {} };
  const files = encodeIndex(index);
  const read = (changed: Record<ArrayFile, NamedArrays>) => decodeIndex(changed, catalogue, 16);
  for (const file of arrayFiles)
    for (const [name, array] of Object.entries(files[file])) {
      const { [name]: _, ...rest } = files[file];
      expect(() => read({ ...files, [file]: rest })).toThrow(`${file} has no ${name}`);
      const other = { ...files[file], [name]: new Uint16Array(array) };
      expect(() => read({ ...files, [file]: other })).toThrow(`${name} of ${file} is no `);
    }
});

/** Bytes come back as such, whatever kind of block they were made in. */
function asBytes<T extends { readonly bytes: Uint8Array }>(arrays: T): T {
  return { ...arrays, bytes: new Uint8Array(arrays.bytes) };
}
