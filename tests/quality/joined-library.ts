import { libraryOfArticles } from "../../bench/setup.js";
import { loadCorpus } from "../../src/corpus/index.js";
import type { Article } from "../../src/corpus/types.js";
import type { EmbeddedLibrary } from "../../src/index/index.js";
import type { World } from "./world.js";

/** The series that the project ships, another article, and a few hundred passages of news, as one corpus. */
export async function joinedLibrary(
  { mini, embedder, lexicon }: World,
  corpusHash = "joined",
): Promise<EmbeddedLibrary> {
  const read = async (folder: string) => (await loadCorpus(folder)).articles;
  const passages = mini.passages.map((text, at) => ({
    id: `tin/${at + 1}`,
    article: "tin",
    section: "",
    paragraph: at + 1,
    kind: "body" as const,
    text,
  }));
  const news: Article = {
    slug: "tin",
    series: "Tin tức",
    part: 2,
    title: "Tin",
    authors: [],
    source: null,
    nextPart: null,
    sections: [{ heading: "", passages }],
    passages,
  };
  const articles = [...(await read("tests/golden/second-article/corpus")), news, ...(await read("corpus"))];
  return { ...(await libraryOfArticles(articles, embedder, lexicon)), corpusHash };
}
