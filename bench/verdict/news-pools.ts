import { newsParagraphs } from "../scale/news.js";
import { keyOf } from "../scale/questions.js";
import { seededRandom } from "../scale/random.js";

/** A paragraph of the news, with the number of its article. */
export interface NewsParagraph {
  readonly text: string;
  readonly article: number;
}

/** A paragraph that questions were written about. */
export interface AskedParagraph extends NewsParagraph {
  readonly questions: readonly string[];
}

/** The news that pools are made of. */
export interface PoolNews {
  readonly asked: readonly AskedParagraph[];
  /** Other paragraphs, in the order of the news, each once. */
  readonly others: readonly NewsParagraph[];
}

/** A corpus to be indexed, and questions about it and about what was left out of it. */
export interface NewsPool {
  readonly passages: readonly string[];
  readonly questions: readonly {
    readonly text: string;
    /** Text of the passage that answers; null where it is not in the pool. */
    readonly gold: string | null;
  }[];
}

/** Reads written questions, one a line as `key<TAB>question`, by the key of their paragraph. */
export function questionsByKey(tsv: string): Map<string, string[]> {
  const byKey = new Map<string, string[]>();
  for (const line of tsv.split("\n")) {
    const [key = "", text = ""] = line.trim().split("\t");
    if (text !== "") byKey.set(key, [...(byKey.get(key) ?? []), text]);
  }
  return byKey;
}

/** Reads through a file of news for the paragraphs asked about and as many others as are wanted. */
export async function gatherNews(
  file: string,
  byKey: ReadonlyMap<string, readonly string[]>,
  wanted: number,
): Promise<PoolNews> {
  const asked: AskedParagraph[] = [];
  const others: NewsParagraph[] = [];
  const seen = new Set<string>();
  for await (const { article, raw, text } of newsParagraphs(file)) {
    // The key is that of the paragraph as it stands in the data.
    const questions = byKey.get(keyOf(raw));
    if (questions === undefined && others.length >= wanted) continue;
    if (text === "" || seen.has(text)) continue;
    seen.add(text);
    if (questions) asked.push({ text, article, questions });
    else others.push({ text, article });
  }
  return { asked, others };
}

/**
 * Makes pools of one size. Half of the articles asked about are drawn, the same ones at every size; their paragraphs are put into pools, as many
 * pools as it takes for them to fill no more than half of any, and the rest of each is filled with other news, which is never of an article left
 * out. Each pool is asked its own questions and as many about the paragraphs left out; over all pools, every question is asked once.
 */
export function newsPools({ asked, others }: PoolNews, size: number, seed: number): NewsPool[] {
  const articles = [...new Set(asked.map(({ article }) => article))];
  const sample = seededRandom(seed).sample(articles.length, Math.ceil(articles.length / 2));
  const drawn = new Set(sample.map((at) => articles[at]));
  const inside = asked.filter(({ article }) => drawn.has(article));
  const outside = asked.filter(({ article }) => !drawn.has(article));
  const leftOut = new Set(outside.map(({ article }) => article));
  const filling = others.filter(({ article }) => !leftOut.has(article));
  const most = Math.max(1, Math.floor(size / 2));
  const count = Math.max(1, Math.ceil(Math.max(inside.length, outside.length) / most));
  let filled = 0;
  return Array.from({ length: count }, (_, pool) => {
    const gold = share(inside, pool, count);
    const rest = Math.max(0, size - gold.length);
    // Where the news runs out, pools share it from its beginning again.
    if (filled + rest > filling.length) filled = 0;
    const fill = filling.slice(filled, filled + rest);
    filled += rest;
    return {
      passages: [...gold, ...fill].map(({ text }) => text),
      questions: [
        ...gold.flatMap(({ text, questions }) => questions.map((each) => ({ text: each, gold: text }))),
        ...share(outside, pool, count).flatMap(({ questions }) =>
          questions.map((each) => ({ text: each, gold: null })),
        ),
      ],
    };
  });
}

/** One of `count` parts of a list, as equal as can be. */
function share<T>(of: readonly T[], part: number, count: number): readonly T[] {
  return of.slice(Math.floor((part * of.length) / count), Math.floor(((part + 1) * of.length) / count));
}
