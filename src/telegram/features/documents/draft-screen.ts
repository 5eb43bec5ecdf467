import type { InlineKeyboardButton } from "grammy/types";
import { textCharacters } from "../../../corpus/lines.js";
import type { Draft, Plan } from "../../../editorial/index.js";
import { type AppError, describeError } from "../../../errors.js";
import { type Locale, partLine } from "../../../locales/index.js";
import { clip } from "../../ui/cut.js";
import { keyboardOf, type Screen } from "../../ui/screen.js";
import { messageLimit, type StyledText, styled } from "../../ui/styled-text.js";
import { deskButton, fitting, namedArticle } from "./screen-parts.js";

/** Sections, samples of what was left out, and warnings that a card shows. */
const mostSections = 10;
const mostWarnings = 6;
/** Longest title, paragraph and sample shown, in UTF-16 code units. */
const longestTitle = 300;
const longestParagraph = 160;
const longestSample = 40;
/** Longest title in a button, in UTF-16 code units. */
const longestCaption = 40;

/**
 * The card of a draft: all that one has to know to publish it or not.
 * @param plan what publishing it would do now, or why it cannot be published
 * @param asking the message that asks for one of its fields; absent: none does
 */
export function draftScreen(
  { telegram, terminal, citation, ...locale }: Locale,
  draft: Draft,
  plan: Plan | AppError,
  asking?: number,
): Screen {
  const whole: Locale = { telegram, terminal, citation, ...locale };
  const words = telegram.documents.draft;
  const { article, document } = draft;
  const content = fitting(
    [
      styled("bold", words.heading),
      styled("bold", clip(partLine(article, whole), longestTitle)),
      words.series(clip(article.series, longestTitle)),
      words.source(clip(document.entry?.path ?? document.name, longestTitle), draft.pages),
      "",
      ...planLines(whole, plan),
      ...contentLines(whole, draft),
      ...leftOutLines(whole, draft),
      ...checkLines(whole, draft),
    ],
    messageLimit,
  );
  return { content, keyboard: keyboardFor(whole, draft, plan, asking) };
}

function planLines({ telegram, language }: Locale, plan: Plan | AppError): (string | StyledText)[] {
  const words = telegram.documents.draft;
  if (!("kind" in plan)) return [`\n${words.impossible}`, describeError(plan, language)];
  const { kind, other, difference, knownSeries } = plan;
  if (kind === "new" || !other)
    return [`\n${words.isNew}`, knownSeries === null ? "" : words.newSeries(clip(knownSeries, longestTitle))];
  if (kind === "same") return [`\n${words.same(namedArticle(other))}`];
  if (kind === "copy") return [`\n${words.copy(namedArticle(other))}`];
  const isHead = difference && difference.changed + difference.added + difference.removed === 0;
  return [
    `\n${words.replaces(namedArticle(other))}`,
    difference ? `${words.compared} ${isHead ? words.onlyHead : words.difference(difference)}` : "",
  ];
}

function contentLines({ telegram }: Locale, { article }: Draft): (string | StyledText)[] {
  const words = telegram.documents.draft;
  const headings = article.blocks.filter(({ kind }) => kind === "heading");
  const paragraphs = article.blocks.filter(({ kind }) => kind !== "heading");
  const printed = paragraphs.filter(({ kind }) => kind !== "meta");
  const [first, last] = [printed[0] ?? paragraphs[0], printed.at(-1) ?? paragraphs.at(-1)];
  const characters = article.blocks.reduce((sum, { text }) => sum + textCharacters(text).length, 0);
  const counts = { paragraphs: paragraphs.length, headings: headings.length, characters };
  const hidden = headings.length - mostSections;
  return [
    `\n${words.counts(counts)}`,
    headings.length > 0 ? words.sections : "",
    ...headings.slice(0, mostSections).map(({ text }) => `• ${clip(text, longestParagraph)}`),
    hidden > 0 ? words.more(hidden) : "",
    words.first,
    quoted(first?.text),
    words.last,
    quoted(last?.text),
  ];
}

function quoted(text = ""): StyledText {
  return styled("blockquote", clip(text, longestParagraph));
}

function leftOutLines({ telegram, terminal }: Locale, { leftOut }: Draft): string[] {
  if (leftOut.length === 0) return [];
  const told = leftOut.map(({ reason, characters, samples }) => {
    const shown = samples.map((sample) => `“${clip(sample, longestSample)}”`).join(", ");
    return `• ${terminal.import.reason(reason, characters)}${shown === "" ? "" : `: ${shown}`}`;
  });
  return [`\n${telegram.documents.draft.leftOut}`, ...told];
}

function checkLines(
  { telegram, terminal }: Locale,
  { recognised, guessed, warnings }: Draft,
): (string | StyledText)[] {
  const words = telegram.documents.draft;
  const told = [
    ...guessed.map((field) => words.guessed[field]),
    ...warnings.map(({ code, page, detail }) => {
      const warning = terminal.import.warning(code, detail);
      return page === null
        ? warning.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
        : terminal.import.onPage(page, warning);
    }),
  ];
  const shown = told.slice(0, mostWarnings).map((warning) => `• ${clip(warning, longestTitle)}`);
  if (told.length > shown.length) shown.push(terminal.import.more(told.length - shown.length));
  return [
    recognised ? `\n${words.recognised(recognised.pages, recognised.confidence)}` : "",
    shown.length > 0 ? styled("bold", `\n${words.toCheck}`) : "",
    ...shown,
  ];
}

function keyboardFor(
  { telegram }: Locale,
  { id: key }: Draft,
  plan: Plan | AppError,
  asking: number | undefined,
): InlineKeyboardButton[][] {
  const { buttons } = telegram.documents;
  if (asking !== undefined) return [[deskButton(buttons.cancel, { act: "cancel", key, number: asking })]];
  const caption = "kind" in plan && plan.kind === "new" ? buttons.publish : buttons.replace;
  const knownSeries = "kind" in plan ? plan.knownSeries : null;
  const mayPublish = "kind" in plan && (plan.kind === "new" || plan.kind === "replace");
  return keyboardOf(
    [mayPublish ? deskButton(caption, { act: "publish", key, state: plan.state }, "success") : null],
    [
      deskButton(buttons.title, { act: "title", key }),
      deskButton(buttons.part, { act: "part", key }),
      deskButton(buttons.series, { act: "series", key }),
    ],
    [
      knownSeries === null
        ? null
        : deskButton(buttons.knownSeries(clip(knownSeries, longestCaption)), { act: "known-series", key }),
    ],
    [
      deskButton(buttons.preview, { act: "preview", key }),
      deskButton(buttons.discard, { act: "discard", key }, "danger"),
    ],
  );
}
