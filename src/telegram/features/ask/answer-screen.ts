import type { InlineKeyboardButton } from "grammy/types";
import type { Answer, Excerpt } from "../../../answer/types.js";
import { sectionLine } from "../../../locales/index.js";
import type { ShownAnswer, ShownExcerpt } from "../../ui/callback-action.js";
import { choiceNote } from "../../ui/choice-note.js";
import { clip } from "../../ui/cut.js";
import { copyButton, quoteRow } from "../../ui/quote-buttons.js";
import { headOf, relatedHead, renderFound, renderFoundEarlier } from "../../ui/render-answer.js";
import {
  actionButton,
  keyboardOf,
  type Screen,
  type ScreenDependencies,
  type Viewer,
} from "../../ui/screen.js";
import { excerptOf, shownExcerptOf } from "../../ui/shown-excerpt.js";
import { lines, plain } from "../../ui/styled-text.js";

const longestCaption = 60;

/** A question's answer, as it is first sent. */
export function answerScreen(deps: ScreenDependencies, viewer: Viewer, answer: Answer): Screen {
  const { locale, place } = viewer;
  const [best, ...rest] = answer.excerpts;
  if (!best || answer.outcome === "not_found") return notFoundScreen(deps, viewer, answer);
  const offered = [best, ...rest.filter(({ isAlternative }) => isAlternative)];
  const excerpts = offered.map((excerpt) => shownExcerptOf(deps.series, excerpt));
  const known = excerpts.filter((shownExcerpt) => shownExcerpt !== undefined);
  const note = choiceNote(deps.choice, locale, answer.missing.length > 0);
  const content = renderFound(best, relatedHead(answer, locale), locale, place, note);
  if (excerpts[0] === undefined) return { content, keyboard: [] };
  const shownAnswer = deps.callbacks.fit(viewer.asker, { outcome: answer.outcome, excerpts: known, at: 0 });
  return { content, keyboard: answerKeyboard(deps, viewer, shownAnswer, best) };
}

/**
 * An answer in the name of a business account: the quotation can be copied. Buttons that share are refused
 * there (https://core.telegram.org/bots/api#inlinekeyboardbutton), and none shall change a message that is somebody else's.
 */
export function businessScreen(viewer: Viewer, answer: Answer): Screen {
  const { locale, place } = viewer;
  const [best] = answer.excerpts;
  if (!best) return { content: plain(locale.outcome.notFound), keyboard: [] };
  const content = renderFound(best, relatedHead(answer, locale), locale, place);
  return { content, keyboard: keyboardOf([copyButton(viewer, best)]) };
}

/**
 * An excerpt that was paged to.
 * @param head first line of the message it is to replace, which says what the series does not state
 */
export function shownAnswerScreen(
  deps: ScreenDependencies,
  viewer: Viewer,
  shownAnswer: ShownAnswer,
  head: string | null,
): Screen {
  const excerpt = excerptOf(deps.series, shownAnswer.excerpts[shownAnswer.at] as ShownExcerpt);
  return {
    content: renderFoundEarlier(excerpt, shownAnswer, headOf(shownAnswer, head, viewer), viewer),
    keyboard: answerKeyboard(deps, viewer, shownAnswer, excerpt),
  };
}

function notFoundScreen(deps: ScreenDependencies, viewer: Viewer, { nearest }: Answer): Screen {
  const { locale } = viewer;
  if (deps.series.passages.size === 0) return { content: plain(locale.browse.emptySeries), keyboard: [] };
  const rows = nearest.map((section) => {
    const { ordinal } = section;
    const caption = clip(sectionLine(section, locale), longestCaption);
    return [actionButton(deps, viewer, caption, { kind: "section", ordinal, page: 0, shownAnswer: null })];
  });
  const note = choiceNote(deps.choice, locale, true);
  return { content: lines(locale.outcome.notFound, note), keyboard: keyboardOf(...rows) };
}

/** @param excerpt the one at hand */
function answerKeyboard(
  deps: ScreenDependencies,
  viewer: Viewer,
  shownAnswer: ShownAnswer,
  excerpt: Excerpt,
) {
  const { buttons } = viewer.locale.telegram;
  return keyboardOf(
    pagingRow(deps, viewer, shownAnswer),
    [
      actionButton(deps, viewer, buttons.context, { kind: "context", shownAnswer }),
      actionButton(deps, viewer, buttons.section, {
        kind: "section",
        ordinal: excerpt.ordinal,
        page: 0,
        shownAnswer,
      }),
    ],
    quoteRow(deps, viewer, excerpt),
  );
}

function pagingRow(
  deps: ScreenDependencies,
  viewer: Viewer,
  shownAnswer: ShownAnswer,
): (InlineKeyboardButton | null)[] {
  const { buttons } = viewer.locale.telegram;
  const to = (at: number, caption: (place: string) => string) =>
    shownAnswer.excerpts[at] === undefined
      ? null
      : actionButton(deps, viewer, caption(`${at + 1}/${shownAnswer.excerpts.length}`), {
          kind: "answer",
          shownAnswer: { ...shownAnswer, at },
        });
  return [to(shownAnswer.at - 1, buttons.previous), to(shownAnswer.at + 1, buttons.next)];
}
