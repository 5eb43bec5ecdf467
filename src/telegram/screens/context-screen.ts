import type { Excerpt, TextRange } from "../../answer/types.js";
import { citationLine, sectionLine } from "../../locales/index.js";
import type { Sight, Trail } from "../buttons/types.js";
import { headOf, quoteRow } from "./answer-screen.js";
import { clip } from "./cut.js";
import { renderQuote } from "./render-excerpt.js";
import { actionButton, keyboardOf, type Screen, type ScreenMaker, type Viewer } from "./screen.js";
import { excerptAt } from "./series.js";
import { concat, lines, MESSAGE_LIMIT, type StyledText, styled } from "./styled-text.js";

/** Most of the passage at hand that is shown between its neighbours, in UTF-16 code units. */
const MIDDLE_LIMIT = 2_000;
/** From this length on, in UTF-16 code units, a neighbour is collapsed. */
const COLLAPSED_FROM = 300;
const LONGEST_HEADING = 150;
/** Room for the labels above the quotations. */
const LABELS = 2 * (LONGEST_HEADING + 60);

/**
 * The excerpt between the paragraphs printed before and after it.
 * @param head as in `trailScreen`
 */
export function contextScreen(maker: ScreenMaker, viewer: Viewer, trail: Trail, head: string | null): Screen {
  const sight = trail.sights[trail.at] as Sight;
  const { passages } = maker.series;
  const { first, length } = passages.articleOf(sight.ordinal);
  const middle = excerptAt(passages, sight);
  const neighbour = (ordinal: number) =>
    ordinal < first || ordinal >= first + length ? null : excerptAt(passages, { ordinal, sentences: [] });
  const above = headOf(trail, head, viewer.locale);
  return {
    content: renderContext(
      above,
      neighbour(sight.ordinal - 1),
      middle,
      neighbour(sight.ordinal + 1),
      viewer,
      trail,
    ),
    keyboard: keyboardOf(
      [
        actionButton(maker, viewer, viewer.locale.telegram.buttons.withoutContext, { kind: "answer", trail }),
        actionButton(maker, viewer, viewer.locale.telegram.buttons.section, {
          kind: "section",
          ordinal: sight.ordinal,
          page: 0,
          trail,
        }),
      ],
      quoteRow(maker, viewer, middle, sight),
    ),
  };
}

function renderContext(
  head: string,
  before: Excerpt | null,
  middle: Excerpt,
  after: Excerpt | null,
  { locale }: Viewer,
  { outcome }: Trail,
): StyledText {
  const heading = clip(middle.citation.section, LONGEST_HEADING);
  const top = lines(head, citationLine({ ...middle.citation, section: heading }, locale));
  const answers = outcome === "answered";
  const room = MESSAGE_LIMIT - top.text.length - LABELS;
  const centre = renderQuote(middle, locale, {
    limit: Math.min(MIDDLE_LIMIT, room),
    collapsedFrom: MIDDLE_LIMIT,
    answers,
  });
  const limit = Math.floor((room - centre.text.length) / 2);
  const beside = (excerpt: Excerpt | null, focusOf: (text: string) => TextRange) =>
    excerpt === null
      ? ""
      : renderQuote(excerpt, locale, {
          limit,
          collapsedFrom: COLLAPSED_FROM,
          answers: false,
          focus: focusOf(excerpt.text),
        });
  const label = (excerpt: Excerpt | null) => {
    if (excerpt === null) return "";
    const { part, section, paragraph } = excerpt.citation;
    const isElsewhere = section !== middle.citation.section;
    const place = isElsewhere
      ? `${sectionLine({ part, section: clip(section, LONGEST_HEADING) }, locale)} › `
      : "";
    return styled("italic", concat(place, locale.citation.paragraph(paragraph)));
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
