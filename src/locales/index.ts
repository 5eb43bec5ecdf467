import { en } from "./en.js";
import type { Locale } from "./types.js";
import { vi } from "./vi.js";

export { choiceNote } from "./choice-note.js";
export { citationLine, paragraphPlace, partLine, sectionLine, sectionName, shortSeries } from "./citation.js";
export { en } from "./en.js";
export { reloadText, troubleText } from "./reload.js";
export type { SmallTalkWords } from "./talk-words.js";
export type { ButtonWords } from "./telegram-words.js";
export type { Locale } from "./types.js";
export { vi } from "./vi.js";

/**
 * The words for a reader's language.
 * @param language an IETF tag such as `en-GB`, as Telegram's `language_code` or the terminal's `LANG` gives it.
 * English for `en*`; Vietnamese for everything else, since the series and its readers are.
 */
export function localeFor(language: string | undefined): Locale {
  return /^en(?![a-z])/i.test(language ?? "") ? en : vi;
}
