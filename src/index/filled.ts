import type { PassageStore, StoredArticle, StoredSection } from "./passages/passage-store.js";

/** The articles that hold passages, by their part; of several with one number, in the order of the corpus. */
export function filledArticles({ articles }: Pick<PassageStore, "articles">): readonly StoredArticle[] {
  return articles
    .filter(({ length }) => length > 0)
    .sort((left, right) => left.part - right.part || left.first - right.first);
}

/** The sections of an article that hold passages. */
export function filledSections({ sections }: Pick<StoredArticle, "sections">): readonly StoredSection[] {
  return sections.filter(({ length }) => length > 0);
}
