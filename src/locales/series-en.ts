import { numberFormat } from "./formats.js";
import type { SeriesWords } from "./series-words.js";

const count = numberFormat("en");
const mostNamed = 3;

function named(titles: readonly string[]): string {
  const shown = titles.slice(0, mostNamed).map((title) => `“${title}”`);
  const hidden = titles.length - shown.length;
  return `${shown.join(", ")}${hidden > 0 ? ` and ${count.format(hidden)} more` : ""}`;
}

/** About the choice of series, in English. */
export const seriesEn: SeriesWords = {
  heading: "Series",
  all: (number) => `All ${count.format(number)} series are searched.`,
  some: (titles) => `Only ${named(titles)} ${titles.length === 1 ? "is" : "are"} searched.`,
  howToChoose: "Tap a series to choose it, or to leave it out.",
  howAdminsChoose:
    "Administrators of the group tap a series to choose it, or to leave it out, for everybody.",
  howToType: "Type /series and its name to search only that one, /series all to search all.",
  everything: "All series",
  parts: (number) => (number === 1 ? "1 part" : `${count.format(number)} parts`),
  onlyOne: (title) => `There is only one series, “${title}”: nothing to choose.`,
  unknown: (name) => `No series is called anything like “${name}”. Please choose from the list.`,
  several: (name) => `Several series are called something like “${name}”. Please choose.`,
  more: (number) => `… and ${count.format(number)} more`,
  searchedOnly: (titles) => `I looked only in ${named(titles)}. Choose others: /series`,
  allGone: (titles) =>
    `${named(titles)}, chosen here, ${titles.length === 1 ? "is" : "are"} no longer available, so I looked in all series. Choose again: /series`,
  someGone: (titles) =>
    `${named(titles)}, chosen here, ${titles.length === 1 ? "is" : "are"} no longer available; I looked only in the others. Choose again: /series`,
  onlyAdmins: "In a group only administrators choose the series. Everybody can see the list.",
  tooMany: (most) =>
    `At most ${count.format(most)} series can be chosen. Please leave some out, or choose all.`,
  notKept: "Sorry, your choice could not be kept, so nothing was changed. Please tell whoever runs the bot.",
  help: "/series – choose which series are searched",
  helpInline: "From other chats I search the series that you have chosen here.",
  samePart: (part) => `Several series have a part ${part}. Please choose.`,
};
