import type { Citation, Excerpt, TextRange } from "../answer/types.js";
import { citationLine, type Locale } from "../locales/index.js";
import { clip, tidyRanges, windowAround } from "./cut.js";
import { concat, lines, type StyledText, styled } from "./styled-text.js";

/** From this length on, in UTF-16 code units, a quotation is collapsed: about half a phone's screen. */
const LONG_QUOTE = 800;
/** What a collapsed quotation still shows: three lines of a phone (https://core.telegram.org/bots/api#messageentity). */
const COLLAPSED_VIEW = 130;
/** Answering sentences up to this length are repeated above a collapsed quotation that would hide them. */
const LONGEST_PREVIEW = 900;
/** Headings stand in one line; a longer one is shortened, so that the paragraph's number stays in sight. */
const LONGEST_HEADING = 200;
const ELLIPSIS = "…";

/**
 * What a quotation is for: the `answer` is shown open unless long, its answering sentences bold; a `nearest` passage
 * does not answer, so nothing in it is bold, and it is collapsed whatever its length.
 */
export type Purpose = "answer" | "nearest";

/** Where the excerpt stands, as its own line. */
export function renderCitation(citation: Citation, locale: Locale): string {
  return citationLine({ ...citation, section: clip(citation.section, LONGEST_HEADING) }, locale);
}

/**
 * The excerpt as a quotation, in at most `limit` UTF-16 code units.
 * What stands inside a quotation is always an exact part of the excerpt; marks of omission stand outside.
 */
export function renderQuote(excerpt: Excerpt, locale: Locale, limit: number, purpose: Purpose): StyledText {
  const { text } = excerpt;
  const answers = purpose === "answer";
  const highlights = tidyRanges(text, excerpt.highlights);
  const long = text.length > LONG_QUOTE;
  const preview = long && answers ? renderPreview(text, highlights, locale) : "";
  const room = limit - lines(preview, ELLIPSIS, ELLIPSIS).text.length - 2;
  const focus: TextRange = [highlights[0]?.[0] ?? 0, highlights.at(-1)?.[1] ?? 0];
  const window = windowAround(text, focus, room);
  return lines(
    preview,
    window[0] > 0 ? ELLIPSIS : "",
    styled(
      long || !answers ? "expandable_blockquote" : "blockquote",
      emphasise(text, window, answers ? highlights : []),
    ),
    window[1] < text.length ? ELLIPSIS : "",
  );
}

/** Only the sentences that answer, each as its own quotation; empty where the excerpt has none. */
export function renderSentences(excerpt: Excerpt): StyledText {
  return quoteEach(excerpt.text, tidyRanges(excerpt.text, excerpt.highlights));
}

function renderPreview(text: string, highlights: readonly TextRange[], locale: Locale): StyledText | string {
  const hidden = highlights.some(([, end]) => end > COLLAPSED_VIEW);
  const quotes = quoteEach(text, highlights);
  if (!hidden || quotes.text.length > LONGEST_PREVIEW) return "";
  return lines(quotes, `${locale.outcome.wholeParagraph}:`);
}

function quoteEach(text: string, ranges: readonly TextRange[]): StyledText {
  return lines(...ranges.map(([start, end]) => styled("blockquote", text.slice(start, end))));
}

function emphasise(text: string, [start, end]: TextRange, highlights: readonly TextRange[]): StyledText {
  const parts: (StyledText | string)[] = [];
  let at = start;
  for (const highlight of highlights) {
    const from = Math.max(highlight[0], at);
    const to = Math.min(highlight[1], end);
    if (from >= to) continue;
    parts.push(text.slice(at, from), styled("bold", text.slice(from, to)));
    at = to;
  }
  return concat(...parts, text.slice(at, end));
}
