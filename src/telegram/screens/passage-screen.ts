import type { Trail } from "../buttons/types.js";
import { headOf, quoteRow } from "./answer-screen.js";
import { splitPieces } from "./cut.js";
import { renderCitation } from "./render-excerpt.js";
import { actionButton, keyboardOf, type Screen, type ScreenMaker, type Viewer } from "./screen.js";
import { excerptAt, sectionAt } from "./series.js";
import { lines, styled } from "./styled-text.js";

/** Most of a paragraph in one message, in UTF-16 code units: the rest is for its citation. */
const PIECE_LIMIT = 3_200;

/**
 * One paragraph to be read, with the ways to the next and the previous one.
 * @param head as in `trailScreen`
 * @param piece which piece of a paragraph too long for one message, from 0; beyond the last: the last
 */
export function passageScreen(
  maker: ScreenMaker,
  viewer: Viewer,
  ordinal: number,
  piece: number,
  trail: Trail | null,
  head: string | null = null,
): Screen {
  const { passages } = maker.series;
  const { locale } = viewer;
  const { browse, buttons } = locale.telegram;
  const sight = { ordinal, sentences: [] };
  const excerpt = excerptAt(passages, sight);
  const pieces = splitPieces(excerpt.text, PIECE_LIMIT);
  const at = Math.min(piece, pieces.length - 1);
  const [start, end] = pieces[at] ?? [0, 0];
  const citation = renderCitation(excerpt.citation, locale);
  const part = pieces.length > 1 ? `${citation} (${browse.piece(at + 1, pieces.length)})` : citation;
  const { article } = sectionAt(passages, ordinal);

  const to = (target: number, targetPiece: number, caption: string) =>
    actionButton(maker, viewer, caption, { kind: "passage", ordinal: target, piece: targetPiece, trail });
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
    content: lines(headOf(trail, head, locale), part, styled("blockquote", excerpt.text.slice(start, end))),
    keyboard: keyboardOf(
      [previous, next],
      [
        trail && actionButton(maker, viewer, buttons.backToAnswer, { kind: "answer", trail }),
        actionButton(maker, viewer, buttons.section, { kind: "section", ordinal, page: 0, trail }),
      ],
      quoteRow(maker, viewer, excerpt, sight),
    ),
  };
}
