import { type Answer, type Excerpt, highlightedParts, omissionMark } from "../answer/index.js";
import { citationLine, type Locale, localeFor, sectionLine } from "../locales/index.js";
import { styledLines, type TerminalStyle } from "./style.js";

const quoteMark = "▌ ";
const indent = "  ";

/**
 * An answer for a person at a terminal: where it stands, the sentences that answer or come nearest, then the whole paragraph. Questions
 * in English are answered in English words, whatever the locale; the quotation stays as printed.
 *
 * @param titled whether the title of the article is told
 */
export function renderAnswer(answer: Answer, locale: Locale, style: TerminalStyle, titled = true): string {
  const spoken = answer.language === "en" ? localeFor("en") : locale;
  const [best, ...rest] = answer.excerpts;
  if (!best) return notFound(answer, spoken, style).join("\n");
  const answered = answer.outcome === "answered";
  const others = answered ? rest.filter(({ isAlternative }) => isAlternative) : [];
  const lines = answered ? [] : relatedHead(answer, spoken, style);
  lines.push(...styledLines(citationLine(best.citation, spoken), style, "bold"));
  if (titled) lines.push(...styledLines(best.citation.title, style, "dim"));
  lines.push("", ...quote(best, spoken, style));
  if (others.length > 0) {
    const places = others.map((excerpt) => citationLine(excerpt.citation, spoken));
    lines.push("", ...styledLines(`${spoken.outcome.seeAlso}:`, style, "dim"));
    lines.push(...places.flatMap((place) => styledLines(place, style, "dim", indent)));
  }
  return lines.join("\n");
}

function quote(excerpt: Excerpt, locale: Locale, style: TerminalStyle): string[] {
  const parts = highlightedParts(excerpt).map(([start, end]) => excerpt.text.slice(start, end));
  if (parts.length === 0) return styledLines(excerpt.text, style, null, quoteMark);
  const shown = parts.flatMap((part, at) => [
    ...(at === 0 ? [] : styledLines(omissionMark, style, null, quoteMark)),
    ...styledLines(part, style, "bold", quoteMark),
  ]);
  if (parts[0] === excerpt.text) return shown;
  return [
    ...shown,
    "",
    ...styledLines(`${locale.outcome.wholeParagraph}:`, style, "dim"),
    ...styledLines(excerpt.text, style, null, indent),
  ];
}

function relatedHead({ missing }: Answer, { outcome }: Locale, style: TerminalStyle): string[] {
  if (missing.length === 0) return [...styledLines(outcome.perhaps, style), ""];
  const told = outcome.missing(missing.map(({ text }) => text));
  return [...styledLines(told, style), "", ...styledLines(`${outcome.nearestPassage}:`, style)];
}

function notFound(answer: Answer, locale: Locale, style: TerminalStyle): string[] {
  const told = styledLines(locale.outcome.notFound, style);
  if (answer.nearest.length === 0) return told;
  const sections = answer.nearest.flatMap((section) =>
    styledLines(sectionLine(section, locale), style, null, indent),
  );
  return [...told, ...styledLines(`${locale.outcome.nearestSections}:`, style, "dim"), ...sections];
}
