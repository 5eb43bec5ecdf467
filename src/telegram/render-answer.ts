import type { Answer, Excerpt } from "../answer/types.js";
import { type Locale, sectionLine } from "../locales/index.js";
import { clip } from "./cut.js";
import { renderCitation, renderQuote, renderSentences } from "./render-excerpt.js";
import { concat, lines, MESSAGE_LIMIT, plain, type StyledText } from "./styled-text.js";

/** Where a reply is read: a group is spared what a private chat has room for. */
export type Place = "private" | "group";

const FURTHER_EXCERPTS = 2;
/** A further excerpt is worth showing from this share of the best one's score on. */
const WORTH_SHOWING = 0.6;
const NEAREST_SECTIONS = 3;
const LONGEST_SECTION = 120;
const MISSING_WORDS = 5;
const LONGEST_MISSING_WORD = 60;

/** One message that tells an answer: never longer than Telegram takes, never without its citation. */
export function renderAnswer(answer: Answer, locale: Locale, place: Place): StyledText {
  const [best, ...others] = answer.excerpts;
  if (!best || answer.outcome === "not_found") return renderNotFound(answer, locale);
  if (answer.outcome === "related") return renderRelated(answer, best, locale);
  const main = renderBest(best, locale);
  return place === "group" ? main : withFurther(main, best, others, locale);
}

function renderBest(excerpt: Excerpt, locale: Locale): StyledText {
  const citation = renderCitation(excerpt.citation, locale);
  return lines(citation, renderQuote(excerpt, locale, MESSAGE_LIMIT - citation.length - 1, "answer"));
}

function withFurther(
  main: StyledText,
  best: Excerpt,
  others: readonly Excerpt[],
  locale: Locale,
): StyledText {
  let message = main;
  const worthy = others.filter(
    (excerpt) => excerpt.id !== best.id && excerpt.score >= WORTH_SHOWING * best.score,
  );
  for (const excerpt of worthy.slice(0, FURTHER_EXCERPTS)) {
    const sentences = renderSentences(excerpt);
    if (sentences.text === "") continue;
    const heading = message === main ? `\n${locale.outcome.seeAlso}:` : "";
    const longer = lines(message, heading, renderCitation(excerpt.citation, locale), sentences);
    if (longer.text.length <= MESSAGE_LIMIT) message = longer;
  }
  return message;
}

function renderRelated(answer: Answer, nearest: Excerpt, locale: Locale): StyledText {
  const words = answer.missing.slice(0, MISSING_WORDS).map((word) => clip(word.trim(), LONGEST_MISSING_WORD));
  const named = words.filter((word) => word !== "");
  const head = concat(
    named.length > 0 ? locale.outcome.missing(named) : locale.outcome.unstated,
    `\n${locale.outcome.nearestPassage}: ${renderCitation(nearest.citation, locale)}`,
  );
  return lines(head, renderQuote(nearest, locale, MESSAGE_LIMIT - head.text.length - 1, "nearest"));
}

function renderNotFound(answer: Answer, locale: Locale): StyledText {
  const names = answer.nearest.map((section) =>
    sectionLine({ ...section, section: clip(section.section, LONGEST_SECTION) }, locale),
  );
  const titles = [...new Set(names)].slice(0, NEAREST_SECTIONS).join(" · ");
  return lines(
    plain(locale.outcome.notFound),
    titles === "" ? "" : `${locale.outcome.nearestSections}: ${titles}`,
  );
}
