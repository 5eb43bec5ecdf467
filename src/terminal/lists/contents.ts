import { filledArticles, filledSections, type PassageStore, type StoredArticle } from "../../index/index.js";
import { type Locale, partLine, sectionName } from "../../locales/index.js";
import { clipToWidth } from "../wrap.js";

/** Columns of the beginning of a paragraph where there is no window to fit. */
const usualColumns = 80;

/**
 * The contents of the series, line by line: of a part its sections and how each paragraph begins; of several parts
 * their sections.
 *
 * @param part number of the part wanted; where there is none, all parts, of which a single one is told in full
 * @param columns width of the window; null: none
 */
export async function* contentsEntries(
  passages: PassageStore,
  locale: Locale,
  part: string,
  columns: number | null,
): AsyncGenerator<string> {
  const filled = filledArticles(passages);
  const wanted = filled.filter((article) => String(article.part) === part);
  const shown = wanted.length > 0 ? wanted : filled;
  const [first] = shown;
  if (!first) {
    yield locale.browse.emptySeries;
    return;
  }
  const inFull = wanted.length > 0 || filled.length === 1;
  yield `${locale.browse.contents} · ${first.series}`;
  for (const article of shown) yield* articleEntries(article, passages, locale, columns, inFull);
  if (!inFull) yield `\n${locale.terminal.chat.openPart(first.part)}`;
}

function* articleEntries(
  article: StoredArticle,
  passages: PassageStore,
  locale: Locale,
  columns: number | null,
  inFull: boolean,
): Generator<string> {
  yield `\n${partLine(article, locale)}`;
  for (const section of filledSections(article)) {
    const name = sectionName({ section: section.heading, untitled: section.untitled }, locale);
    yield `${inFull ? "\n" : "• "}${name} (${locale.browse.paragraphs(section.length)})`;
    if (!inFull) continue;
    for (let ordinal = section.first; ordinal < section.first + section.length; ordinal++) {
      const number = `  ${ordinal - article.first + 1}. `;
      yield number + clipToWidth(passages.text(ordinal), (columns ?? usualColumns) - number.length);
    }
  }
}
