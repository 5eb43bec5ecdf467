import type { SeriesChoice } from "../../index/index.js";
import { type Locale, choiceNote as noteOf, shortSeries } from "../../locales/index.js";

/** The note on the choice of series, see `choiceNote` of `locales/`, with titles as a phone takes them. */
export function choiceNote(choice: SeriesChoice, locale: Locale, claimsAbsence: boolean): string {
  return noteOf(choice, locale, claimsAbsence, shortSeries);
}
