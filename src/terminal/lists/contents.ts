import {
  filledArticles,
  filledSections,
  onlySeries,
  type PassageStore,
  type SeriesChoice,
  type StoredArticle,
} from "../../index/index.js";
import { type Locale, partLine, sectionName } from "../../locales/index.js";
import { clipToWidth } from "../wrap.js";

/** Columns of the beginning of a paragraph where there is no window to fit. */
const usualColumns = 80;

/**
 * The contents of what is asked, line by line: of a part its sections and how each paragraph begins, of several series all that have it; of
 * several parts their sections.
 *
 * @param choice which series are asked
 * @param part number of the part wanted; where there is none, all parts, of which a single one is told in full
 * @param columns width of the window; null: none
 */
export async function* contentsEntries(
  passages: PassageStore,
  choice: SeriesChoice,
  locale: Locale,
  part: string,
  columns: number | null,
): AsyncGenerator<string> {
  const filled = filledArticles(passages, choice.scope);
  const wanted = filled.filter((article) => String(article.part) === part);
  const shown = wanted.length > 0 ? wanted : filled;
  const [first] = shown;
  if (!first) {
    yield locale.browse.emptySeries;
    return;
  }
  const inFull = wanted.length > 0 || filled.length === 1;
  const only = onlySeries(passages, choice);
  yield only ? `${locale.browse.contents} · ${only.title}` : locale.browse.contents;
  for (const [at, article] of shown.entries()) {
    if (!only && shown[at - 1]?.series !== article.series) yield `\n${article.series}`;
    yield* articleEntries(article, passages, locale, columns, inFull);
  }
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
