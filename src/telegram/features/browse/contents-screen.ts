import { filledArticles, filledSections, type StoredSection } from "../../../index/index.js";
import { partLine, sectionName } from "../../../locales/index.js";
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
import { concat, lines, plain, styled } from "../../ui/styled-text.js";

const pageSize = 8;
const longestTitle = 250;
const longestCaption = 60;

/**
 * The parts of the series; of a series with a single one, that part's sections.
 * @param page from 0; beyond the last: the last
 */
export function contentsScreen(deps: ScreenDependencies, viewer: Viewer, page: number): Screen {
  const filled = filledArticles(deps.series.passages);
  const [first] = filled;
  const { locale } = viewer;
  const { browse } = locale;
  const { buttons } = locale.telegram;
  if (!first) return { content: plain(browse.emptySeries), keyboard: [] };
  if (filled.length === 1) return articleScreen(deps, viewer, first.first, 0);
  const shown = pageOf(filled.length, pageSize, page);
  const parts = filled.slice(shown.start, shown.end);
  return {
    content: lines(
      noticeLine(viewer),
      styled("bold", `${browse.contents} · ${clip(first.series, longestTitle)}`),
      shown.pages > 1 ? browse.page(shown.page + 1, shown.pages) : "",
      concat("\n", lines(...parts.map((article) => clip(partLine(article, locale), longestTitle)))),
    ),
    keyboard: keyboardOf(
      ...parts.map((article) => [
        actionButton(deps, viewer, clip(partLine(article, locale), longestCaption), {
          kind: "article",
          ordinal: article.first,
          page: 0,
        }),
      ]),
      pagingButtons(shown, buttons, (target, caption) =>
        actionButton(deps, viewer, caption, { kind: "contents", page: target }),
      ),
      [actionButton(deps, viewer, buttons.remove, { kind: "remove" })],
    ),
  };
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
  const several = filledArticles(passages).length > 1;
  return {
    content: lines(
      noticeLine(viewer),
      styled("bold", `${browse.contents} · ${clip(partLine(article, locale), longestTitle)}`),
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
