import type { InlineKeyboardButton } from "grammy/types";
import type { Answer, Excerpt } from "../../answer/types.js";
import { type Locale, sectionLine } from "../../locales/index.js";
import type { Sight, Trail } from "../buttons/types.js";
import { citationText } from "./citation-text.js";
import { clip } from "./cut.js";
import { renderAnswered, renderMissing, renderRelated } from "./render-answer.js";
import { actionButton, keyboardOf, type Screen, type ScreenMaker, type Viewer } from "./screen.js";
import { excerptAt, sightOf } from "./series.js";
import { plain } from "./styled-text.js";

/** An excerpt is worth paging to from this share of the best one's score on. */
const WORTH_SHOWING = 0.25;
const LONGEST_CAPTION = 60;
const LONGEST_HEAD = 500;

/** A question's answer, as it is first sent. */
export function answerScreen(maker: ScreenMaker, viewer: Viewer, answer: Answer): Screen {
  const { locale } = viewer;
  const [best] = answer.excerpts;
  if (!best || answer.outcome === "not_found") return notFoundScreen(maker, viewer, answer);
  const worthy = answer.excerpts.filter(({ score }) => score >= WORTH_SHOWING * best.score);
  const sights = worthy.map((excerpt) => sightOf(maker.series.passages, excerpt));
  const known = sights.filter((sight) => sight !== undefined);
  const head = answer.outcome === "related" ? renderMissing(answer.missing, locale) : null;
  const content = renderExcerpt(best, head, viewer);
  if (sights[0] === undefined) return { content, keyboard: [] };
  const trail = maker.callbacks.fit(viewer.asker, { outcome: answer.outcome, sights: known, at: 0 });
  return { content, keyboard: answerKeyboard(maker, viewer, trail) };
}

/**
 * An excerpt that was paged to.
 * @param head first line of the message it is to replace, which says what the series does not state
 */
export function trailScreen(maker: ScreenMaker, viewer: Viewer, trail: Trail, head: string | null): Screen {
  const excerpt = excerptAt(maker.series.passages, trail.sights[trail.at] as Sight);
  const missing = headOf(trail, head, viewer.locale);
  return {
    content: renderExcerpt(excerpt, missing === "" ? null : missing, viewer),
    keyboard: answerKeyboard(maker, viewer, trail),
  };
}

/**
 * What stands above everything that is opened from an answer that the series does not give: that it does not. So the
 * line is there to be kept however far one goes, and nothing quoted is taken for an answer. Empty for other answers.
 */
export function headOf(trail: Trail | null, head: string | null, { outcome }: Locale): string {
  if (trail?.outcome !== "related") return "";
  return head ? clip(head, LONGEST_HEAD) : outcome.unstated;
}

function renderExcerpt(excerpt: Excerpt, missing: string | null, { locale, place }: Viewer) {
  return missing === null ? renderAnswered(excerpt, locale, place) : renderRelated(missing, excerpt, locale);
}

function notFoundScreen(maker: ScreenMaker, viewer: Viewer, { nearest }: Answer): Screen {
  const { locale } = viewer;
  const rows = nearest.map((section) => {
    const ordinal = maker.series.passages.ordinalOf(section.id);
    const caption = clip(sectionLine(section, locale), LONGEST_CAPTION);
    return ordinal === undefined
      ? []
      : [actionButton(maker, viewer, caption, { kind: "section", ordinal, page: 0, trail: null })];
  });
  return { content: plain(locale.outcome.notFound), keyboard: keyboardOf(...rows) };
}

function answerKeyboard(maker: ScreenMaker, viewer: Viewer, trail: Trail) {
  const { buttons } = viewer.locale.telegram;
  const sight = trail.sights[trail.at] as Sight;
  const excerpt = excerptAt(maker.series.passages, sight);
  return keyboardOf(
    pagingRow(maker, viewer, trail),
    [
      actionButton(maker, viewer, buttons.context, { kind: "context", trail }),
      actionButton(maker, viewer, buttons.section, {
        kind: "section",
        ordinal: sight.ordinal,
        page: 0,
        trail,
      }),
    ],
    quoteRow(maker, viewer, excerpt, sight),
  );
}

function pagingRow(maker: ScreenMaker, viewer: Viewer, trail: Trail): (InlineKeyboardButton | null)[] {
  const { buttons } = viewer.locale.telegram;
  const to = (at: number, caption: (place: string) => string) =>
    trail.sights[at] === undefined
      ? null
      : actionButton(maker, viewer, caption(`${at + 1}/${trail.sights.length}`), {
          kind: "answer",
          trail: { ...trail, at },
        });
  return [to(trail.at - 1, buttons.previous), to(trail.at + 1, buttons.next)];
}

/** What one does with a quotation: copy it, share it, delete the message. */
export function quoteRow(
  maker: ScreenMaker,
  viewer: Viewer,
  excerpt: Excerpt,
  sight: Sight,
): (InlineKeyboardButton | null)[] {
  const { buttons } = viewer.locale.telegram;
  return [
    { text: buttons.copy, copy_text: { text: citationText(excerpt, viewer.locale) } },
    shareButton(maker, viewer.locale, excerpt, sight),
    actionButton(maker, viewer, buttons.remove, { kind: "remove" }),
  ];
}

/** Most characters of an inline query (https://core.telegram.org/bots/api#inlinequery). */
const LONGEST_QUERY = 256;

function shareButton(
  { bot }: ScreenMaker,
  { telegram }: Locale,
  { id }: Excerpt,
  { sentences }: Sight,
): InlineKeyboardButton | null {
  const query = sharedQuery(id, sentences);
  if (!bot.supports_inline_queries || query.length > LONGEST_QUERY) return null;
  return { text: telegram.buttons.share, switch_inline_query: query };
}

/** The inline query that finds one passage, the given sentences highlighted: `bai-2/11.2` is its third sentence. */
export function sharedQuery(id: string, sentences: readonly number[]): string {
  return [id, sentences.join(",")].filter((part) => part !== "").join(".");
}

/** Reads what `sharedQuery` wrote, or a plain passage id; null where a query is neither. */
export function readSharedQuery(query: string): { readonly id: string; readonly sentences: number[] } | null {
  const match = /^(.*\/\d+)(?:\.(\d{1,4})(?:,(\d{1,4}))?)?$/u.exec(query.trim());
  if (!match) return null;
  const [, id = "", ...sentences] = match;
  return { id, sentences: sentences.filter((number) => number !== undefined).map(Number) };
}
