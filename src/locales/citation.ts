import type { Citation, NearestSection } from "../answer/types.js";
import type { ArticleHead, PassageSource } from "../corpus/types.js";
import type { Locale } from "./types.js";

const separator = " › ";
/** Longest title of a series in a place in print, in characters: one line of a phone; its beginning and its end tell it from others. */
const longestSeries = 44;
const keptBeginning = 28;
/** Most other readings that a citation tells: it is one line, and who needs more looks at the source. */
const mostReadings = 2;

/**
 * Where an excerpt stands, in one line: `Bài 2 › CHUYỂN BIẾN TỪ CƠ SỞ › đoạn 7, tr. 3`, in a corpus of several series the series before that. Printed
 * headings stay as printed.
 */
export function citationLine(citation: Citation, locale: Locale): string {
  const { series, ofSeveral } = citation;
  const place = [locale.citation.part(citation.part), sectionName(citation, locale)];
  return [...(ofSeveral ? [shortSeries(series)] : []), ...place, paragraphPlace(citation, locale)].join(
    separator,
  );
}

/** A title of a series in one line; of a long one the middle is left out, since series often begin alike. */
export function shortSeries(title: string): string {
  const characters = [...title.replace(/\s+/gu, " ").trim()];
  if (characters.length <= longestSeries) return characters.join("");
  const words = (from: number, to?: number) => characters.slice(from, to).join("");
  const begun = words(0, keptBeginning);
  const beginning = begun.includes(" ") ? begun.slice(0, begun.lastIndexOf(" ")) : begun;
  const end = words(characters.length - (longestSeries - keptBeginning)).replace(/^\S*\s+/u, "");
  return `${beginning} … ${end}`;
}

/** Paragraph and page, and that the text was recognised from a picture, where it was: `đoạn 7, tr. 3 (theo bản nhận dạng chữ)`. */
export function paragraphPlace(
  { paragraph, page, isRecognised, readings = [] }: Pick<Citation, "paragraph"> & PassageSource,
  { citation }: Locale,
): string {
  const place = [citation.paragraph(paragraph), ...(page === undefined ? [] : [citation.page(page)])];
  const told = readings.slice(0, mostReadings).map(({ text, other }) => citation.otherReading(text, other));
  if (readings.length > told.length) told.push("…");
  const caution = [...(isRecognised ? [citation.recognised] : []), ...told];
  return `${place.join(", ")}${caution.length === 0 ? "" : ` (${caution.join("; ")})`}`;
}

/** A part and its title, in one line: `Bài 2: Khắc phục khuyết điểm…`. */
export function partLine({ part, title }: Pick<ArticleHead, "part" | "title">, { citation }: Locale): string {
  return `${citation.part(part)}: ${title}`;
}

/** A section of the series, in one line: `Bài 2 › CHUYỂN BIẾN TỪ CƠ SỞ`; in a corpus of several series, which one stands last: a button is short. */
export function sectionLine(
  section: Pick<NearestSection, "part" | "section" | "untitled"> &
    Partial<Pick<NearestSection, "series" | "ofSeveral">>,
  locale: Locale,
): string {
  const { part, series = "", ofSeveral } = section;
  const line = [locale.citation.part(part), sectionName(section, locale)].join(separator);
  return ofSeveral ? `${line} · ${shortSeries(series)}` : line;
}

/** A heading as printed, or the name of a section that has none. */
export function sectionName(
  { section, untitled }: Pick<NearestSection, "section" | "untitled">,
  { citation }: Locale,
): string {
  return untitled === undefined ? section : citation[untitled];
}
