import type { Answer, Excerpt } from "../../answer/types.js";
import type { Locale } from "../../locales/index.js";
import type { ShownAnswer } from "./callback-action.js";
import { clip } from "./cut.js";
import { renderCitation, renderQuote } from "./render-excerpt.js";
import { noticeLine, type Place, type Viewer } from "./screen.js";
import { lines, messageLimit, type StyledText } from "./styled-text.js";

/** From this length on, in UTF-16 code units, an answer is collapsed: half a phone's screen; in a group, a quarter. */
const collapsedFromLength: Readonly<Record<Place, number>> = { private: 800, group: 400 };
const missingWords = 5;
const longestHead = 500;
const longestMissingWord = 60;

/** What stands above the excerpts of an answer that only may help: see `renderMissing`. Null for other answers. */
export function relatedHead(
  { outcome, missing }: Pick<Answer, "outcome" | "missing">,
  locale: Locale,
): string | null {
  return outcome === "related" ? renderMissing(missing, locale) : null;
}

/**
 * An excerpt that was found.
 * @param head as `relatedHead` says it; null: the excerpt answers
 * @param below what stands below the quotation; empty: nothing
 */
export function renderFound(
  excerpt: Excerpt,
  head: string | null,
  locale: Locale,
  place: Place,
  below = "",
): StyledText {
  return head === null
    ? renderAnswered("", excerpt, locale, place, below)
    : renderRelated(head, excerpt, locale, below);
}

/**
 * An excerpt that was found earlier. One whose text is another by now answers nothing any more.
 * @param head what stood above it, as `headOf` gives it
 */
export function renderFoundEarlier(
  excerpt: Excerpt,
  { outcome }: Pick<ShownAnswer, "outcome">,
  head: string,
  { locale, place, notice }: Viewer,
): StyledText {
  return outcome === "related" || notice === "changed"
    ? renderRelated(head, excerpt, locale)
    : renderAnswered(head, excerpt, locale, place);
}

/**
 * The excerpt that answers: first its place in print, then the quotation. Never longer than Telegram takes.
 * @param head what is said above it; empty: nothing
 */
function renderAnswered(
  head: string,
  excerpt: Excerpt,
  locale: Locale,
  place: Place,
  below = "",
): StyledText {
  const citation = lines(head, renderCitation(excerpt.citation, locale));
  const limit = roomBelow(citation, below);
  return lines(
    citation,
    renderQuote(excerpt, locale, { limit, collapsedFrom: collapsedFromLength[place], answers: true }),
    below,
  );
}

/**
 * The nearest passage to a question that the series does not answer for certain: the sentence that comes nearest is bold, and the passage is
 * collapsed whatever its length.
 * @param head what may be said of the question, as `renderMissing` says it
 */
function renderRelated(head: string, nearest: Excerpt, locale: Locale, below = ""): StyledText {
  const place = `${locale.outcome.nearestPassage}: ${renderCitation(nearest.citation, locale)}`;
  const above = lines(head, place);
  const limit = roomBelow(above, below);
  return lines(above, renderQuote(nearest, locale, { limit, collapsedFrom: 0, answers: true }), below);
}

/** Room for a quotation between what stands above and below it, in UTF-16 code units. */
function roomBelow(above: StyledText, below: string): number {
  return messageLimit - above.text.length - 1 - (below === "" ? 0 : below.length + 1);
}

/** One line that says what the series does not have of the question, by name; where that is nothing, that the passage may help. */
export function renderMissing(missing: Answer["missing"], locale: Locale): string {
  const words = missing.slice(0, missingWords).map(({ text }) => clip(oneLine(text), longestMissingWord));
  const named = words.filter((word) => word !== "");
  return named.length > 0 ? locale.outcome.missing(named) : locale.outcome.perhaps;
}

/**
 * What stands above everything that is opened from a reply that only may help: that line of the reply. So it is there to
 * be kept however far one goes, and nothing quoted is taken for an answer. Below it, whatever was asked: what has changed since. Else empty.
 */
export function headOf(shownAnswer: ShownAnswer | null, head: string | null, viewer: Viewer): string {
  const kept = head ? clip(head, longestHead) : viewer.locale.outcome.perhaps;
  return lines(shownAnswer?.outcome === "related" ? kept : "", noticeLine(viewer)).text;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}
