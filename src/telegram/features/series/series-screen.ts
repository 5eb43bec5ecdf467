import type { InlineKeyboardButton } from "grammy/types";
import { type SeriesChoice, type StoredSeries, seriesIn } from "../../../index/index.js";
import { type Locale, shortSeries } from "../../../locales/index.js";
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
import { concat, lines, plain, styled } from "../../ui/styled-text.js";

const pageSize = 8;
const longestTitle = 250;
/** Longest part of a button's caption, in UTF-16 code units: two lines of a phone. */
const longestCaption = 60;
/** Longest name that is repeated to whoever typed it. */
const longestName = 80;
const chosenMark = "✓ ";

/** What stands above the list, besides what is searched. */
export type ListHead =
  | { readonly kind: "unknown"; readonly name: string }
  | { readonly kind: "several"; readonly name: string; readonly found: readonly StoredSeries[] };

/**
 * The series to choose from, those that are chosen with a mark; where there is one only, that it is so.
 * @param page from 0; beyond the last: the last
 * @param head why the list is shown, where something was typed that names no single series; only those that it may have meant are listed
 */
export function seriesScreen(
  deps: ScreenDependencies,
  viewer: Viewer,
  page: number,
  head: ListHead | null = null,
): Screen {
  const { locale } = viewer;
  const { choice } = deps;
  const { buttons } = locale.telegram;
  const all = seriesIn(deps.series.passages);
  const [first] = all;
  if (!first) return { content: plain(locale.browse.emptySeries), keyboard: [] };
  if (all.length === 1 && choice.gone.length === 0)
    return { content: plain(locale.series.onlyOne(clip(first.title, longestTitle))), keyboard: [] };
  const found = head?.kind === "several" ? head.found : all;
  // What was typed is known to this message alone: there is no next page of it.
  const shown = pageOf(found.length, pageSize, page);
  const listed = found.slice(shown.start, shown.end);
  const isFiltered = found !== all;
  const hidden = isFiltered ? found.length - listed.length : 0;
  return {
    content: lines(
      noticeLine(viewer),
      styled("bold", locale.series.heading),
      head ? locale.series[head.kind](clip(head.name, longestName)) : "",
      stateLine(choice, all.length, locale),
      viewer.place === "private" ? locale.series.howToChoose : locale.series.howAdminsChoose,
      shown.pages > 1 && !isFiltered ? locale.browse.page(shown.page + 1, shown.pages) : "",
      concat("\n", lines(...listed.map((series) => entryLine(series, choice, locale)))),
      hidden > 0 ? locale.series.more(hidden) : "",
    ),
    keyboard: keyboardOf(
      [everythingButton(deps, viewer, shown.page)],
      ...listed.map((series) => [seriesButton(deps, viewer, series, shown.page)]),
      isFiltered
        ? []
        : pagingButtons(shown, buttons, (target, caption) =>
            actionButton(deps, viewer, caption, { kind: "series", page: target }),
          ),
      [actionButton(deps, viewer, buttons.remove, { kind: "remove" })],
    ),
  };
}

/** What is searched now. */
function stateLine(choice: SeriesChoice, number: number, locale: Locale): string {
  const gone = choiceNote(choice, locale, false);
  if (gone !== "") return gone;
  if (choice.chosen.length === 0) return locale.series.all(number);
  return locale.series.some(choice.chosen.map(({ title }) => shortSeries(title)));
}

function entryLine(series: StoredSeries, choice: SeriesChoice, { series: words }: Locale): string {
  const mark = isChosen(series, choice) ? chosenMark : "• ";
  return `${mark}${clip(series.title, longestTitle)} (${words.parts(series.parts)})`;
}

function seriesButton(
  deps: ScreenDependencies,
  viewer: Viewer,
  series: StoredSeries,
  page: number,
): InlineKeyboardButton {
  const chosen = isChosen(series, deps.choice);
  const caption = `${chosen ? chosenMark : ""}${clip(shortSeries(series.title), longestCaption)}`;
  // The button says what is to be, not that it is to change: two who press at once want the same.
  return actionButton(deps, viewer, caption, { kind: "choose", series: series.key, isChosen: !chosen, page });
}

function everythingButton(deps: ScreenDependencies, viewer: Viewer, page: number): InlineKeyboardButton {
  const { chosen } = deps.choice;
  const caption = `${chosen.length === 0 ? chosenMark : ""}${viewer.locale.series.everything}`;
  return actionButton(deps, viewer, caption, { kind: "choose", series: null, isChosen: true, page });
}

function isChosen({ key }: StoredSeries, { chosen }: SeriesChoice): boolean {
  return chosen.some((each) => each.key === key);
}
