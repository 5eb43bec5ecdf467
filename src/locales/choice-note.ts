import type { SeriesChoice } from "../index/index.js";
import type { Locale } from "./types.js";

/**
 * What has to be said of the choice of series below a reply; empty: nothing. A series that was chosen and is gone is told of whatever is found; what
 * was searched, where something is said not to be there.
 * @param claimsAbsence whether the reply says that something was not found, or does not occur
 * @param titleOf how a title is written
 */
export function choiceNote(
  { chosen, gone }: SeriesChoice,
  { series: words }: Locale,
  claimsAbsence: boolean,
  titleOf: (title: string) => string = (title) => title,
): string {
  const titles = (all: SeriesChoice["gone"]) => all.map(({ title }) => titleOf(title));
  if (gone.length > 0)
    return chosen.length === 0 ? words.allGone(titles(gone)) : words.someGone(titles(gone));
  return claimsAbsence && chosen.length > 0 ? words.searchedOnly(titles(chosen)) : "";
}
