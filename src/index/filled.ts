import type { PassageStore, StoredArticle, StoredSection } from "./passages/passage-store.js";
import type { Scope } from "./scope.js";
import { seriesIn } from "./series.js";

/**
 * The articles that hold passages, those of a series together, by their parts; of several with one number, in the order of the corpus.
 * @param scope the only ones that are wanted; absent or null: all
 */
export function filledArticles(
  { articles }: Pick<PassageStore, "articles">,
  scope: Scope | null = null,
): readonly StoredArticle[] {
  const wanted = scope && new Set(scope.articles);
  return seriesIn({ articles }).flatMap((series) =>
    series.articles
      .filter((ordinal) => !wanted || wanted.has(ordinal))
      .flatMap((ordinal) => articles[ordinal] ?? [])
      .filter(({ length }) => length > 0)
      .sort((left, right) => left.part - right.part || left.first - right.first),
  );
}

/** The sections of an article that hold passages. */
export function filledSections({ sections }: Pick<StoredArticle, "sections">): readonly StoredSection[] {
  return sections.filter(({ length }) => length > 0);
}
