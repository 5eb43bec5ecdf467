import {
  type Citation,
  type Excerpt,
  highlightedParts,
  omissionMark,
  type TextRange,
} from "../../answer/index.js";
import { citationLine, type Locale } from "../../locales/index.js";
import { clip, tidyRanges, windowAround } from "./cut.js";
import { concat, lines, type StyledText, styled } from "./styled-text.js";

/** What a collapsed quotation still shows: three lines of a phone (https://core.telegram.org/bots/api#messageentity). */
const collapsedView = 130;
/** Answering sentences up to this length are repeated above a collapsed quotation that would hide them. */
const longestPreview = 900;
/** Headings stand in one line; a longer one is shortened, so that the paragraph's number stays in sight. */
const longestHeading = 200;
const ellipsis = "…";

/** How an excerpt is quoted. */
export interface QuoteStyle {
  /** Most UTF-16 code units, marks of omission included. */
  readonly limit: number;
  /** From this length on, in UTF-16 code units, the quotation is collapsed. */
  readonly collapsedFrom: number;
  /** Whether the highlighted sentences are bold: where they stand, or above a collapsed quotation that would hide them. */
  readonly answers: boolean;
  /** What must stay of a text that is too long; the highlighted sentences unless told. */
  readonly focus?: TextRange;
}

/** Where the excerpt stands, as its own line. */
export function renderCitation(citation: Citation, locale: Locale): string {
  return citationLine({ ...citation, section: clip(citation.section, longestHeading) }, locale);
}

/**
 * The excerpt as a quotation.
 * What stands inside a quotation is always an exact part of the excerpt; marks of omission stand outside.
 */
export function renderQuote(excerpt: Excerpt, locale: Locale, style: QuoteStyle): StyledText {
  const { text, sentences } = excerpt;
  const highlights = tidyRanges(text, excerpt.highlights);
  const long = text.length > style.collapsedFrom;
  const preview = long && style.answers ? renderPreview(text, highlights, locale) : "";
  const room = style.limit - lines(preview, ellipsis, ellipsis).text.length - 2;
  const focus = style.focus ?? [highlights[0]?.[0] ?? 0, highlights.at(-1)?.[1] ?? 0];
  const window = windowAround(text, sentences, focus, room);
  return lines(
    preview,
    window[0] > 0 ? ellipsis : "",
    styled(
      long ? "expandable_blockquote" : "blockquote",
      // Said once in bold, above, they need not be told apart again.
      emphasise(text, window, style.answers && preview === "" ? highlights : []),
    ),
    window[1] < text.length ? ellipsis : "",
  );
}

function renderPreview(text: string, highlights: readonly TextRange[], locale: Locale): StyledText | string {
  const hidden = highlights.some(([, end]) => end > collapsedView);
  const quotes = lines(
    ...highlightedParts({ text, highlights }).flatMap(([start, end], at) => [
      at === 0 ? "" : omissionMark,
      styled("blockquote", styled("bold", text.slice(start, end))),
    ]),
  );
  if (!hidden || quotes.text.length > longestPreview) return "";
  return lines(quotes, `${locale.outcome.wholeParagraph}:`);
}

/** Part of a text, the given ranges of the whole in bold. */
export function emphasise(text: string, [start, end]: TextRange, bold: readonly TextRange[]): StyledText {
  const parts: (StyledText | string)[] = [];
  let at = start;
  for (const range of bold) {
    const from = Math.max(range[0], at);
    const to = Math.min(range[1], end);
    if (from >= to) continue;
    parts.push(text.slice(at, from), styled("bold", text.slice(from, to)));
    at = to;
  }
  return concat(...parts, text.slice(at, end));
}
