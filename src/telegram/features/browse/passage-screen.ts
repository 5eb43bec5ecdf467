import { excerptAt } from "../../../answer/index.js";
import type { ShownAnswer } from "../../ui/callback-action.js";
import { splitPieces } from "../../ui/cut.js";
import { quoteRow } from "../../ui/quote-buttons.js";
import { headOf } from "../../ui/render-answer.js";
import { renderCitation } from "../../ui/render-excerpt.js";
import {
  actionButton,
  keyboardOf,
  type Screen,
  type ScreenDependencies,
  type Viewer,
} from "../../ui/screen.js";
import { lines, styled } from "../../ui/styled-text.js";

/** Most of a paragraph in one message, in UTF-16 code units: the rest is for its citation. */
const pieceLimit = 3_200;

/**
 * One paragraph to be read, with the ways to the next and the previous one.
 * @param head as in `shownAnswerScreen`
 * @param piece which piece of a paragraph too long for one message, from 0; beyond the last: the last
 */
export function passageScreen(
  deps: ScreenDependencies,
  viewer: Viewer,
  ordinal: number,
  piece: number,
  shownAnswer: ShownAnswer | null,
  head: string | null = null,
): Screen {
  const { locale } = viewer;
  const { browse } = locale;
  const { buttons } = locale.telegram;
  const excerpt = excerptAt(deps.series, ordinal);
  const pieces = splitPieces(excerpt.text, excerpt.sentences, pieceLimit);
  const at = Math.min(piece, pieces.length - 1);
  const [start, end] = pieces[at] ?? [0, 0];
  const citation = renderCitation(excerpt.citation, locale);
  const part = pieces.length > 1 ? `${citation} (${browse.piece(at + 1, pieces.length)})` : citation;
  const article = deps.series.passages.articleOf(ordinal);

  const to = (target: number, targetPiece: number, caption: string) =>
    actionButton(deps, viewer, caption, {
      kind: "passage",
      ordinal: target,
      piece: targetPiece,
      shownAnswer,
    });
  const paragraph = (target: number) => locale.citation.paragraph(target - article.first + 1);
  const previous =
    at > 0
      ? to(ordinal, at - 1, buttons.previous(browse.piece(at, pieces.length)))
      : ordinal > article.first
        ? to(ordinal - 1, 0, buttons.previous(paragraph(ordinal - 1)))
        : null;
  const next =
    at + 1 < pieces.length
      ? to(ordinal, at + 1, buttons.next(browse.piece(at + 2, pieces.length)))
      : ordinal + 1 < article.first + article.length
        ? to(ordinal + 1, 0, buttons.next(paragraph(ordinal + 1)))
        : null;
  return {
    content: lines(
      headOf(shownAnswer, head, viewer),
      part,
      styled("blockquote", excerpt.text.slice(start, end)),
    ),
    keyboard: keyboardOf(
      [previous, next],
      [
        shownAnswer && actionButton(deps, viewer, buttons.backToAnswer, { kind: "answer", shownAnswer }),
        actionButton(deps, viewer, buttons.section, { kind: "section", ordinal, page: 0, shownAnswer }),
      ],
      quoteRow(deps, viewer, excerpt),
    ),
  };
}
