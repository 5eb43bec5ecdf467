import type { Excerpt } from "../../answer/types.js";
import { citationLine, type Locale } from "../../locales/index.js";
import { clip } from "./cut.js";
import { renderCitation } from "./render-excerpt.js";

/** Most characters that a button copies (https://core.telegram.org/bots/api#copytextbutton). */
const LIMIT = 256;

/** What goes into somebody's minutes: the answering sentences and where they stand, or as much of that as a button copies. */
export function citationText({ text, highlights, citation }: Excerpt, locale: Locale): string {
  const quote = highlights.map(([start, end]) => text.slice(start, end)).join(" […] ");
  const place = citationLine(citation, locale);
  const short = renderCitation(citation, locale);
  const [part = "", ...rest] = place.split(" › ");
  const titled = [`${part}, “${citation.title}”`, ...rest].join(" › ");
  const forms = [
    ...(quote === "" ? [] : [`“${quote}” (${titled})`, `“${quote}” (${place})`]),
    titled,
    place,
    short,
  ];
  return forms.find((form) => form.length <= LIMIT) ?? clip(short, LIMIT);
}
