import type { Article, Passage } from "../../src/corpus/types.js";

/** An article without passages; only what is given matters to a test. */
export function anArticle(details: Partial<Article> = {}): Article {
  return {
    slug: "bai-1",
    series: "Đưa thành phố phát triển",
    part: 1,
    title: "Khắc phục khuyết điểm",
    authors: [],
    source: null,
    nextPart: null,
    sections: [],
    passages: [],
    ...details,
  };
}

/** A paragraph of running text, unless told otherwise. */
export function aPassage(text: string, details: Partial<Passage> = {}): Passage {
  return {
    id: "bai-1/1",
    article: "bai-1",
    section: "MỤC CHÍNH",
    paragraph: 1,
    kind: "body",
    text,
    ...details,
  };
}
