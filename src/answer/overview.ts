import { seriesKey } from "../corpus/series.js";
import type { Scope } from "../index/scope.js";
import { plainLetters } from "../language/look-alikes.js";
import { overviewQuestionOf } from "../language/overview-question.js";
import { excerptAt } from "./excerpt.js";
import type { Searcher } from "./searcher.js";
import type { Answer, AnswerExcerpt, AskOptions } from "./types.js";

type Library = Searcher["library"];
type StoredArticle = Library["passages"]["articles"][number];

/** Sentences of a lead that are highlighted, as many as of any excerpt: those that it begins with. */
const highlightedSentences = [0, 1];

/**
 * Answers a question for what an article is about by the article's lead, its first paragraph where it has none: the part
 * that is named, of each series one, else the article that answered the question before, else all that are searched, in order. Null for every other
 * question, and where the series does not have that part.
 * @param most excerpts wanted
 */
export async function answerOverview(
  question: string,
  { previous, isStatement = false, scope = null }: AskOptions,
  searcher: Searcher,
  most: number,
): Promise<Omit<Answer, "tookMs"> | null> {
  const overview = isStatement ? null : overviewQuestionOf(plainLetters(question));
  if (!overview) return null;
  const { library } = searcher;
  const articles = await articlesMeant(overview.part, previous, searcher, scope);
  const leads = articles.map((article) => leadOf(library, article)).filter((lead) => lead !== undefined);
  const [article] = articles;
  if (article === undefined || leads.length === 0) return null;
  return {
    question,
    // What is asked next is asked of this article.
    asked: articles.length === 1 && overview.part === null ? article.title : question,
    language: overview.isEnglish ? "en" : "vi",
    outcome: "answered",
    confidence: 1,
    excerpts: leads.slice(0, most).map(
      (lead, at): AnswerExcerpt => ({
        ...excerptAt(library, lead, highlightedSentences),
        score: 1,
        isAlternative: at > 0,
      }),
    ),
    missing: [],
    nearest: [],
  };
}

async function articlesMeant(
  part: number | null,
  previous: string | undefined,
  searcher: Searcher,
  scope: Scope | null,
): Promise<readonly StoredArticle[]> {
  const { passages } = searcher.library;
  const held = scope
    ? scope.articles.flatMap((ordinal) => passages.articles[ordinal] ?? [])
    : passages.articles;
  const all = held.filter(({ length }) => length > 0);
  if (part !== null) return firstOfEachSeries(all.filter((article) => article.part === part));
  if (all.length <= 1 || previous === undefined) return all;
  const named = overviewQuestionOf(previous);
  if (named) return articlesMeant(named.part, undefined, searcher, scope);
  const [best] = (await searcher.search(previous, scope)).ranked;
  return best ? [passages.articleOf(best.passage)] : all;
}

/** Of several articles of a series, the first. */
function firstOfEachSeries(articles: readonly StoredArticle[]): StoredArticle[] {
  const first = new Map<string, StoredArticle>();
  for (const article of articles) {
    const key = seriesKey(article.series);
    if (!first.has(key)) first.set(key, article);
  }
  return [...first.values()];
}

/** Ordinal of the lead, or of the first paragraph of running text; undefined where there is neither. */
function leadOf({ passages }: Library, { first, length }: StoredArticle): number | undefined {
  const ordinals = Array.from({ length }, (_, at) => first + at);
  return (
    ordinals.find((ordinal) => passages.kindOf(ordinal) === "lead") ??
    ordinals.find((ordinal) => passages.kindOf(ordinal) === "body")
  );
}
