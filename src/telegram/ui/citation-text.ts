import { type Excerpt, highlightedParts, omissionMark } from "../../answer/index.js";
import { citationLine, type Locale, shortSeries } from "../../locales/index.js";
import { clip } from "./cut.js";
import { renderCitation } from "./render-excerpt.js";

/** Most characters that a button copies (https://core.telegram.org/bots/api#copytextbutton). */
const copyLimit = 256;

/** What goes into somebody's minutes: the answering sentences and where they stand, or as much of that as a button copies. */
export function citationText(excerpt: Excerpt, locale: Locale): string {
  const { text, citation } = excerpt;
  const { series, ofSeveral, title } = citation;
  const quote = highlightedParts(excerpt)
    .map(([start, end]) => text.slice(start, end))
    .join(` ${omissionMark} `);
  const place = citationLine(citation, locale);
  const short = renderCitation(citation, locale);
  const [part = "", ...rest] = citationLine({ ...citation, ofSeveral: undefined }, locale).split(" › ");
  const within = [`${part}, “${title}”`, ...rest].join(" › ");
  const titled = ofSeveral ? [`${series} › ${within}`, `${shortSeries(series)} › ${within}`] : [within];
  const places = [...titled, place];
  const forms = [...(quote === "" ? [] : places.map((each) => `“${quote}” (${each})`)), ...places, short];
  return forms.find((form) => form.length <= copyLimit) ?? clip(short, copyLimit);
}
