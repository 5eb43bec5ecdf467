import { articleIn, type Editorial, type StoredArticle } from "../../../editorial/index.js";
import type { ArticleWithVersions } from "./articles-screen.js";
import { keyOf } from "./screen-parts.js";

/** The articles, and behind them those that were withdrawn, each with the texts that it had. */
export async function allArticles(editorial: Editorial): Promise<ArticleWithVersions[]> {
  const articles = await editorial.articles.list();
  const present = new Set(articles.map(({ slug }) => slug));
  const withdrawn = (await editorial.articles.versions.slugs()).filter((slug) => !present.has(slug));
  const found = await Promise.all([
    ...articles.map((article) => withVersions(editorial, article.slug, article)),
    ...withdrawn.sort().map((slug) => withVersions(editorial, slug, null)),
  ]);
  return found.filter(({ article, versions }) => article !== null || versions.length > 0);
}

/** The article that a button names; null where there is none, nor was. */
export async function articleWithKey(editorial: Editorial, key: string): Promise<ArticleWithVersions | null> {
  return (await allArticles(editorial)).find(({ slug }) => keyOf(slug) === key) ?? null;
}

async function withVersions(
  editorial: Editorial,
  slug: string,
  article: StoredArticle | null,
): Promise<ArticleWithVersions> {
  const all = await editorial.articles.versions.of(slug);
  const versions = all.filter(({ fingerprint }) => fingerprint !== article?.fingerprint);
  return {
    slug,
    article,
    name: article?.head ?? (await nameOf(editorial, slug, versions[0]?.fingerprint)),
    versions,
  };
}

/** The name of an article that is not there, as its latest version has it. */
async function nameOf(editorial: Editorial, slug: string, version: string | undefined) {
  const bytes = version === undefined ? null : await editorial.articles.versions.read(slug, version);
  const read = bytes && articleIn(bytes, `${slug}.md`);
  return read ? { part: read.part, title: read.title } : { part: 0, title: slug };
}
