import type { Citation, NearestSection } from "../answer/types.js";
import type { ArticleHead } from "../corpus/types.js";
import type { Locale } from "./types.js";

const SEPARATOR = " › ";

/** Where an excerpt stands, in one line: `Bài 2 › CHUYỂN BIẾN TỪ CƠ SỞ › đoạn 7`. Printed headings stay as printed. */
export function citationLine(citation: Citation, locale: Locale): string {
  return [sectionLine(citation, locale), locale.citation.paragraph(citation.paragraph)].join(SEPARATOR);
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
  return [locale.citation.part(section.part), sectionName(section, locale)].join(SEPARATOR);
}

/** A heading as printed, or the name of a section that has none. */
export function sectionName(
  { section, untitled }: Pick<NearestSection, "section" | "untitled">,
  { citation }: Locale,
): string {
  return untitled === undefined ? section : citation[untitled];
}
