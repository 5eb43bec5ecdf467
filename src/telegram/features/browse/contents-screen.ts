import type { InlineKeyboardButton } from "grammy/types";
import {
  filledArticles,
  filledSections,
  hasSeveralSeries,
  onlySeries,
  type StoredArticle,
  type StoredSection,
} from "../../../index/index.js";
import { type Locale, partLine, sectionName } from "../../../locales/index.js";
import { choiceNote } from "../../ui/choice-note.js";
import { clip } from "../../ui/cut.js";
import { pageOf, pagingButtons } from "../../ui/paging.js";
import {
  actionButton,
  keyboardOf,
  noticeLine,
  type Screen,
  type ScreenDependencies,
  type Viewer,
} from "../../ui/screen.js";
import { concat, lines, plain, type StyledText, styled } from "../../ui/styled-text.js";

const pageSize = 8;
const longestTitle = 250;
const longestCaption = 60;

/**
 * The parts of the series that the chat asks; where there is a single one, that part's sections.
 * @param page from 0; beyond the last: the last
 */
export function contentsScreen(deps: ScreenDependencies, viewer: Viewer, page: number): Screen {
  const { choice, series } = deps;
  const filled = filledArticles(series.passages, choice.scope);
  const [first] = filled;
  const { locale } = viewer;
  const { browse } = locale;
  const { buttons } = locale.telegram;
  if (!first) return { content: plain(browse.emptySeries), keyboard: [] };
  if (filled.length === 1) return articleScreen(deps, viewer, first.first, 0);
  const shown = pageOf(filled.length, pageSize, page);
  const parts = filled.slice(shown.start, shown.end);
  const only = onlySeries(series.passages, choice);
  const note = choiceNote(choice, locale, false);
  return {
    content: lines(
      noticeLine(viewer),
      styled("bold", only ? `${browse.contents} · ${clip(only.title, longestTitle)}` : browse.contents),
      shown.pages > 1 ? browse.page(shown.page + 1, shown.pages) : "",
      concat("\n", lines(...(only ? partLines(parts, locale) : partLinesBySeries(parts, locale)))),
      note === "" ? "" : `\n${note}`,
    ),
    keyboard: keyboardOf(
      ...articleButtons(deps, viewer, parts),
      pagingButtons(shown, buttons, (target, caption) =>
        actionButton(deps, viewer, caption, { kind: "contents", page: target }),
      ),
      [actionButton(deps, viewer, buttons.remove, { kind: "remove" })],
    ),
  };
}

/**
 * The articles of several series that have one number, to choose from.
 * @param part as typed
 */
export function samePartScreen(
  deps: ScreenDependencies,
  viewer: Viewer,
  part: string,
  articles: readonly StoredArticle[],
): Screen {
  const { locale } = viewer;
  const shown = articles.slice(0, pageSize);
  const hidden = articles.length - shown.length;
  return {
    content: lines(
      styled("bold", locale.series.samePart(part)),
      concat("\n", lines(...partLinesBySeries(shown, locale))),
      hidden > 0 ? `${locale.series.more(hidden)} (/loat_bai)` : "",
    ),
    keyboard: keyboardOf(...articleButtons(deps, viewer, shown), [
      actionButton(deps, viewer, locale.telegram.buttons.remove, { kind: "remove" }),
    ]),
  };
}

function articleButtons(
  deps: ScreenDependencies,
  viewer: Viewer,
  articles: readonly StoredArticle[],
): InlineKeyboardButton[][] {
  return articles.map((article) => [
    actionButton(deps, viewer, clip(partLine(article, viewer.locale), longestCaption), {
      kind: "article",
      ordinal: article.first,
      page: 0,
    }),
  ]);
}

function partLines(articles: readonly StoredArticle[], locale: Locale): string[] {
  return articles.map((article) => clip(partLine(article, locale), longestTitle));
}

/** The same, the title of each series above its parts. */
function partLinesBySeries(articles: readonly StoredArticle[], locale: Locale): (StyledText | string)[] {
  return articles.flatMap((article, at) => {
    const isFirst = articles[at - 1]?.series !== article.series;
    const title = styled("italic", clip(article.series, longestTitle));
    return [...(isFirst ? [at === 0 ? title : concat("\n", title)] : []), ...partLines([article], locale)];
  });
}

/** The sections of the part that holds a passage. */
export function articleScreen(
  deps: ScreenDependencies,
  viewer: Viewer,
  ordinal: number,
  page: number,
): Screen {
  const { passages } = deps.series;
  const { locale } = viewer;
  const { browse } = locale;
  const { buttons } = locale.telegram;
  const article = passages.articleOf(ordinal);
  const sections = filledSections(article);
  const shown = pageOf(sections.length, pageSize, page);
  const listed = sections.slice(shown.start, shown.end);
  const name = ({ heading, untitled }: StoredSection) => sectionName({ section: heading, untitled }, locale);
  const several = filledArticles(passages, deps.choice.scope).length > 1;
  return {
    content: lines(
      noticeLine(viewer),
      styled("bold", `${browse.contents} · ${clip(partLine(article, locale), longestTitle)}`),
      hasSeveralSeries(passages) ? styled("italic", clip(article.series, longestTitle)) : "",
      shown.pages > 1 ? browse.page(shown.page + 1, shown.pages) : "",
      concat(
        "\n",
        lines(
          ...listed.map(
            (section) => `• ${clip(name(section), longestTitle)} (${browse.paragraphs(section.length)})`,
          ),
        ),
      ),
    ),
    keyboard: keyboardOf(
      ...listed.map((section) => [
        // A button needs a caption, also where the printed heading is blank.
        actionButton(deps, viewer, clip(name(section), longestCaption).trim() || "…", {
          kind: "section",
          ordinal: section.first,
          page: 0,
          shownAnswer: null,
        }),
      ]),
      pagingButtons(shown, buttons, (target, caption) =>
        actionButton(deps, viewer, caption, { kind: "article", ordinal: article.first, page: target }),
      ),
      [
        several ? actionButton(deps, viewer, buttons.contents, { kind: "contents", page: 0 }) : null,
        actionButton(deps, viewer, buttons.remove, { kind: "remove" }),
      ],
    ),
  };
}
