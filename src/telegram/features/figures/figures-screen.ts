import type { MessageEntity } from "grammy/types";
import type { Figure, FigurePage } from "../../../answer/types.js";
import type { Locale } from "../../../locales/index.js";
import { choiceNote } from "../../ui/choice-note.js";
import { clip, tidyRanges, windowAround } from "../../ui/cut.js";
import { emphasise, renderCitation } from "../../ui/render-excerpt.js";
import {
  actionButton,
  keyboardOf,
  noticeLine,
  type Place,
  type Screen,
  type ScreenDependencies,
  type Viewer,
} from "../../ui/screen.js";
import { concat, lines, messageLimit, type StyledText, styled } from "../../ui/styled-text.js";

/** Sentences on a page. */
export const figuresShown: Readonly<Record<Place, number>> = { private: 6, group: 3 };
/** Longest topic, in UTF-16 code units: the message names it, and its buttons read it there. */
const longestTopic = 150;
/** Most of one sentence. */
const sentenceLimit = 900;
/** Most figures of one sentence in bold: a message takes 100 entities, and each sentence is a quotation besides. */
const mostBold = 15;

/** A topic in one line, short enough to be named. */
export function tidyTopic(topic: string): string {
  return clip(topic.replace(/\s+/gu, " ").trim(), longestTopic);
}

/**
 * Sentences that state a figure, each with its place in print, the figures bold.
 * @param topic as `tidyTopic` made it; empty: all figures
 * @param offset sentences before this page
 */
export function figuresScreen(
  deps: ScreenDependencies,
  viewer: Viewer,
  topic: string,
  offset: number,
  { total, figures }: FigurePage,
): Screen {
  const { locale } = viewer;
  const { browse } = locale;
  const { buttons } = locale.telegram;
  if (total === 0 || figures.length === 0) {
    const none = topic === "" ? browse.noFiguresAtAll : browse.noFigures(topic);
    return { content: lines(none, choiceNote(deps.choice, locale, true)), keyboard: [] };
  }
  const note = choiceNote(deps.choice, locale, false);
  const head = (shown: number) =>
    lines(
      noticeLine(viewer),
      topicLine(topic, locale),
      browse.figuresShown(offset + 1, offset + shown, total),
    );
  const shown: StyledText[] = [];
  for (const figure of figures) {
    const longer = [...shown, renderFigure(figure, locale)];
    if (shown.length > 0 && lines(head(longer.length), ...longer, note).text.length > messageLimit) break;
    shown.push(longer.at(-1) as StyledText);
  }
  const end = offset + shown.length;
  const size = figuresShown[viewer.place];
  const to = (target: number, caption: string) =>
    actionButton(deps, viewer, caption, { kind: "figures", offset: target });
  return {
    content: lines(head(shown.length), ...shown, note),
    keyboard: keyboardOf([
      offset > 0
        ? to(Math.max(0, offset - size), buttons.previous(`${Math.max(1, offset - size + 1)}–${offset}`))
        : null,
      end < total ? to(end, buttons.next(`${end + 1}–${Math.min(total, end + size)}`)) : null,
      actionButton(deps, viewer, buttons.remove, { kind: "remove" }),
    ]),
  };
}

/** The topic stands in italics, so that it can be read out of the message again: see `topicOf`. */
function topicLine(topic: string, { browse }: Locale): StyledText {
  if (topic === "") return styled("bold", browse.figures(null));
  const [before = "", after = ""] = browse.figures("\u0000").split("\u0000");
  return concat(styled("bold", before), styled("italic", topic), after);
}

/** The topic that a message of figures names; empty where it names none. */
export function topicOf(message: {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}): string {
  const topic = message.entities.find(({ type }) => type === "italic");
  return topic ? message.text.slice(topic.offset, topic.offset + topic.length) : "";
}

function renderFigure({ text, sentence, numbers, citation }: Figure, locale: Locale): StyledText {
  const [start, end] = sentence;
  const bold = tidyRanges(text, numbers).slice(0, mostBold);
  const inside = text.slice(start, end);
  const focus = [(bold[0]?.[0] ?? start) - start, (bold.at(-1)?.[1] ?? start) - start] as const;
  const [from, to] = windowAround(inside, [[0, inside.length]], focus, sentenceLimit);
  return lines(
    concat("\n", renderCitation(citation, locale)),
    from > 0 ? "…" : "",
    styled("blockquote", emphasise(text, [start + from, start + to], bold)),
    to < inside.length ? "…" : "",
  );
}
