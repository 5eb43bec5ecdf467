import { missingParts } from "../../corpus/missing-parts.js";
import { type Library, seriesIn } from "../../index/index.js";
import { type Locale, partLine } from "../../locales/index.js";

/** Most missing parts that are named: a wrong number in one file would make thousands. */
const missingShown = 12;
/** Digits of the corpus' fingerprint that tell one version from another. */
const versionDigits = 8;

/** Which parts can be quoted, who wrote them, and which are missing, line by line. */
export async function* sourcesEntries(
  { passages, corpusHash }: Pick<Library, "passages" | "corpusHash">,
  locale: Locale,
): AsyncGenerator<string> {
  const { browse } = locale;
  const { articles, size } = passages;
  if (articles.length === 0) {
    yield browse.emptySeries;
    return;
  }
  yield `${browse.sources} · ${browse.version(corpusHash.slice(0, versionDigits), articles.length, size)}`;
  for (const { title, articles: own } of seriesIn(passages)) {
    yield `\n${title}`;
    const parts = own.flatMap((ordinal) => articles[ordinal] ?? []);
    for (const article of parts) {
      yield `• ${partLine(article, locale)}`;
      if (article.authors.length > 0) yield `  ${browse.authors}: ${article.authors.join(", ")}`;
    }
    const missing = missingParts(parts, missingShown);
    if (missing.length > 0) yield browse.missingHeading;
    for (const { part, title } of missing) yield `• ${browse.missingPart(part, title)}`;
  }
}
