import { excerptAt } from "../../../answer/index.js";
import type { Excerpt, TextRange } from "../../../answer/types.js";
import { citationLine, paragraphPlace, sectionLine } from "../../../locales/index.js";
import type { ShownAnswer, ShownExcerpt } from "../../ui/callback-action.js";
import { clip } from "../../ui/cut.js";
import { quoteRow } from "../../ui/quote-buttons.js";
import { headOf } from "../../ui/render-answer.js";
import { renderQuote } from "../../ui/render-excerpt.js";
import {
  actionButton,
  keyboardOf,
  type Screen,
  type ScreenDependencies,
  type Viewer,
} from "../../ui/screen.js";
import { excerptOf } from "../../ui/shown-excerpt.js";
import { concat, lines, messageLimit, type StyledText, styled } from "../../ui/styled-text.js";

/** Most of the passage at hand that is shown between its neighbours, in UTF-16 code units. */
const middleLimit = 2_000;
/** From this length on, in UTF-16 code units, a neighbour is collapsed. */
const collapsedFrom = 300;
const longestHeading = 150;
/** Room for the labels above the quotations. */
const labels = 2 * (longestHeading + 60);

/**
 * The excerpt between the paragraphs printed before and after it.
 * @param head as in `shownAnswerScreen`
 */
export function contextScreen(
  deps: ScreenDependencies,
  viewer: Viewer,
  shownAnswer: ShownAnswer,
  head: string | null,
): Screen {
  const shownExcerpt = shownAnswer.excerpts[shownAnswer.at] as ShownExcerpt;
  const { series } = deps;
  const { first, length } = series.passages.articleOf(shownExcerpt.ordinal);
  const middle = excerptOf(series, shownExcerpt);
  const neighbour = (ordinal: number) =>
    ordinal < first || ordinal >= first + length ? null : excerptAt(series, ordinal);
  const above = headOf(shownAnswer, head, viewer);
  return {
    content: renderContext(
      above,
      neighbour(shownExcerpt.ordinal - 1),
      middle,
      neighbour(shownExcerpt.ordinal + 1),
      viewer,
    ),
    keyboard: keyboardOf(
      [
        actionButton(deps, viewer, viewer.locale.telegram.buttons.withoutContext, {
          kind: "answer",
          shownAnswer,
        }),
        actionButton(deps, viewer, viewer.locale.telegram.buttons.section, {
          kind: "section",
          ordinal: shownExcerpt.ordinal,
          page: 0,
          shownAnswer,
        }),
      ],
      quoteRow(deps, viewer, middle),
    ),
  };
}

function renderContext(
  head: string,
  before: Excerpt | null,
  middle: Excerpt,
  after: Excerpt | null,
  { locale }: Viewer,
): StyledText {
  const heading = clip(middle.citation.section, longestHeading);
  const top = lines(head, citationLine({ ...middle.citation, section: heading }, locale));
  const room = messageLimit - top.text.length - labels;
  const centre = renderQuote(middle, locale, {
    limit: Math.min(middleLimit, room),
    collapsedFrom: middleLimit,
    answers: true,
  });
  const limit = Math.floor((room - centre.text.length) / 2);
  const beside = (excerpt: Excerpt | null, focusOf: (text: string) => TextRange) =>
    excerpt === null
      ? ""
      : renderQuote(excerpt, locale, {
          limit,
          collapsedFrom: collapsedFrom,
          answers: false,
          focus: focusOf(excerpt.text),
        });
  const label = (excerpt: Excerpt | null) => {
    if (excerpt === null) return "";
    const { section, untitled } = excerpt.citation;
    const isElsewhere = section !== middle.citation.section || untitled !== middle.citation.untitled;
    const place = isElsewhere
      ? `${sectionLine({ ...excerpt.citation, ofSeveral: undefined, section: clip(section, longestHeading) }, locale)} › `
      : "";
    return styled("italic", concat(place, paragraphPlace(excerpt.citation, locale)));
  };
  return lines(
    top,
    label(before),
    beside(before, ({ length }) => [length, length]),
    label(middle),
    centre,
    label(after),
    beside(after, () => [0, 0]),
  );
}
