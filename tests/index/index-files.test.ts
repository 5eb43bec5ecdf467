import fc from "fast-check";
import { expect, test } from "vitest";
import { type BuildProgress, type BuiltIndex, buildIndex } from "../../src/index/build.js";
import {
  type ArrayFile,
  arrayFiles,
  filesOf,
  forwardArrays,
  lexicalArrays,
  type NamedArrays,
  nameTables,
  passageArrays,
  vectorParts,
} from "../../src/index/index-files.js";
import { decodeArrays, encodeArrays } from "../../src/index/store/array-file.js";
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
  const files = Object.entries(filesOf(index)).map(([name, arrays]) => [
    name,
    decodeArrays(new Uint8Array(Buffer.concat(encodeArrays(arrays)))),
  ]);
  return Object.fromEntries(files) as Record<ArrayFile, NamedArrays>;
}

test("what is split over the files comes back equal, whatever the corpus", async () => {
  await fc.assert(
    fc.asyncProperty(corpus, async (articles) => {
      const index = await indexOf(articles);
      const files = reread(index);
      const { terms, ...postings } = lexicalArrays(files["lexical.bin"]);
      const { words, ...dictionary } = index.lexical.terms;
      expect(terms).toEqual({ ...dictionary, words: asBytes(words) });
      for (const name of ["postingOffsets", "postingPassages", "postingCounts", "lengths"] as const)
        expect(postings[name]).toEqual(index.lexical[name]);
      expect(forwardArrays(files["forward.bin"])).toEqual(index.forward);
      expect(passageArrays(files["passages.bin"])).toEqual(index.passages.arrays);
      const parts = vectorParts(files["vectors.bin"], index.vectors.dimensions);
      const { passages: _, lexical, forward, names: taught, graph, embedded, ...vectors } = index;
      expect(parts).toEqual(vectors);
      const { names, printedNames } = nameTables(files["names.bin"]);
      expect(names.arrays).toEqual(asBytes(taught.names.arrays));
      expect(printedNames.arrays).toEqual(asBytes(taught.printedNames.arrays));
    }),
    { numRuns: 60 },
  );
});

test("every file that is named is written, and no array under two names", async () => {
  const files = filesOf(await indexOf([["Quận Ô Môn còn hộ nghèo."]]));
  expect(Object.keys(files)).toEqual([...arrayFiles]);
  const arrays = Object.values(files).flatMap((file) => Object.values(file));
  expect(arrays.length).toBeGreaterThan(20);
  expect(new Set(arrays).size).toBe(arrays.length);
});

/** Bytes come back as such, whatever kind of block they were made in. */
function asBytes<T extends { readonly bytes: Uint8Array }>(arrays: T): T {
  return { ...arrays, bytes: new Uint8Array(arrays.bytes) };
}
