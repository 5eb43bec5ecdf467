import type { Citation, NearestSection } from "../answer/types.js";
import type { ArticleHead, PassageSource } from "../corpus/types.js";
import type { Locale } from "./types.js";

const separator = " › ";
/** Most other readings that a citation tells: it is one line, and who needs more looks at the source. */
const mostReadings = 2;

/** Where an excerpt stands, in one line: `Bài 2 › CHUYỂN BIẾN TỪ CƠ SỞ › đoạn 7, tr. 3`. Printed headings stay as printed. */
export function citationLine(citation: Citation, locale: Locale): string {
  return [sectionLine(citation, locale), paragraphPlace(citation, locale)].join(separator);
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

/** A section of the series, in one line: `Bài 2 › CHUYỂN BIẾN TỪ CƠ SỞ`. */
export function sectionLine(
  section: Pick<NearestSection, "part" | "section" | "untitled">,
  locale: Locale,
): string {
  return [locale.citation.part(section.part), sectionName(section, locale)].join(separator);
}

/** A heading as printed, or the name of a section that has none. */
export function sectionName(
  { section, untitled }: Pick<NearestSection, "section" | "untitled">,
  { citation }: Locale,
): string {
  return untitled === undefined ? section : citation[untitled];
}
