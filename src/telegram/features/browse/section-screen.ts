import type { InlineKeyboardButton } from "grammy/types";
import { hasSeveralSeries } from "../../../index/index.js";
import { sectionLine } from "../../../locales/index.js";
import type { ShownAnswer } from "../../ui/callback-action.js";
import { clip } from "../../ui/cut.js";
import { pageOf, pagingButtons } from "../../ui/paging.js";
import { headOf } from "../../ui/render-answer.js";
import {
  actionButton,
  keyboardOf,
  type Screen,
  type ScreenDependencies,
  type Viewer,
} from "../../ui/screen.js";
import { sectionAt } from "../../ui/sections.js";
import { concat, lines, styled } from "../../ui/styled-text.js";

/** Paragraphs on a page: two rows of buttons with their numbers. */
const pageSize = 10;
const rowSize = 5;
/** How much of each paragraph is shown, in UTF-16 code units: two lines of a phone. */
const openingLength = 110;
const longestHeading = 200;
const longestTitle = 200;

/**
 * The paragraphs of the section that holds a passage: how each begins, and a button to open it.
 * @param head as in `shownAnswerScreen`
 * @param page from 0; beyond the last: the last
 */
export function sectionScreen(
  deps: ScreenDependencies,
  viewer: Viewer,
  ordinal: number,
  page: number,
  shownAnswer: ShownAnswer | null,
  head: string | null = null,
): Screen {
  const { passages } = deps.series;
  const { locale } = viewer;
  const { browse } = locale;
  const { buttons } = locale.telegram;
  const { article, section, previous, next } = sectionAt(passages, ordinal);
  const shown = pageOf(section.length, pageSize, page);
  const ordinals = Array.from(
    { length: shown.end - shown.start },
    (_, index) => section.first + shown.start + index,
  );
  const number = (target: number) => String(target - article.first + 1);
  const openings = ordinals.map(
    (target) => `${number(target)}. ${clip(passages.text(target), openingLength)}`,
  );
  const heading = sectionLine(
    {
      part: article.part,
      section: clip(section.heading, longestHeading),
      untitled: section.untitled,
    },
    locale,
  );
  const numbers = ordinals.map((target) =>
    actionButton(deps, viewer, number(target), { kind: "passage", ordinal: target, piece: 0, shownAnswer }),
  );
  const toSection = (first: number, caption: string) =>
    actionButton(deps, viewer, caption, { kind: "section", ordinal: first, page: 0, shownAnswer });
  return {
    content: lines(
      headOf(shownAnswer, head, viewer),
      styled("bold", heading),
      clip(article.title, longestTitle),
      hasSeveralSeries(passages) ? styled("italic", clip(article.series, longestTitle)) : "",
      shown.pages > 1 ? browse.page(shown.page + 1, shown.pages) : "",
      concat("\n", lines(...openings)),
    ),
    keyboard: keyboardOf(
      ...rowsOf(numbers, rowSize),
      pagingButtons(shown, buttons, (target, caption) =>
        actionButton(deps, viewer, caption, {
          kind: "section",
          ordinal: section.first,
          page: target,
          shownAnswer,
        }),
      ),
      [
        previous ? toSection(previous.first, buttons.previousSection) : null,
        next ? toSection(next.first, buttons.nextSection) : null,
      ],
      [
        shownAnswer && actionButton(deps, viewer, buttons.backToAnswer, { kind: "answer", shownAnswer }),
        actionButton(deps, viewer, buttons.contents, { kind: "article", ordinal: article.first, page: 0 }),
        actionButton(deps, viewer, buttons.remove, { kind: "remove" }),
      ],
    ),
  };
}

function rowsOf(buttons: readonly InlineKeyboardButton[], size: number): InlineKeyboardButton[][] {
  const rows = Math.ceil(buttons.length / size);
  return Array.from({ length: rows }, (_, row) => buttons.slice(row * size, (row + 1) * size));
}
