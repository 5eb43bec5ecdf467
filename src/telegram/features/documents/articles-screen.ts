import type { InlineKeyboardButton } from "grammy/types";
import { seriesKey } from "../../../corpus/series.js";
import type { Draft, StoredArticle, Version } from "../../../editorial/index.js";
import { describeError } from "../../../errors.js";
import { type Locale, partLine, shortSeries } from "../../../locales/index.js";
import { clip } from "../../ui/cut.js";
import { pageOf, pagingButtons } from "../../ui/paging.js";
import { keyboardOf, type Screen } from "../../ui/screen.js";
import { messageLimit, plain, type StyledText, styled } from "../../ui/styled-text.js";
import { deskButton, fitting, keyOf, listButton, namedArticle, namedPart } from "./screen-parts.js";

/** Lines of a page of the list, and buttons of a row. */
const pageSize = 8;
const rowSize = 4;
const longestLine = 120;

/** An article, present or withdrawn, with the texts that it had. */
export interface ArticleWithVersions {
  readonly slug: string;
  /** Null where it is withdrawn. */
  readonly article: StoredArticle | null;
  /** Its name: of a withdrawn one, as its latest version has it. */
  readonly name: { readonly part: number; readonly title: string };
  /** The latest first; without the text that it has now. */
  readonly versions: readonly Version[];
}

/** The articles, those that were withdrawn, and the drafts that wait. */
export function articlesScreen(
  locale: Locale,
  articles: readonly ArticleWithVersions[],
  drafts: readonly Draft[],
  page: number,
): Screen {
  const words = locale.telegram.documents.articles;
  const heads = articles.flatMap(({ article }) => article?.head ?? []);
  const several = new Set(heads.map(({ series }) => seriesKey(series))).size > 1;
  const entries = [
    ...drafts.map(({ id, article }) => ({
      line: `${partLine(namedPart(article), locale)} (${words.waiting})`,
      button: (text: string) => deskButton(text, { act: "draft", key: id }),
    })),
    ...articles.map((each) => ({
      line: lineOf(locale, each, several),
      button: (text: string) => deskButton(text, { act: "article", key: keyOf(each.slug) }),
    })),
  ];
  const present = articles.filter(({ article }) => article !== null).length;
  const shown = pageOf(entries.length, pageSize, page);
  const own = entries.slice(shown.start, shown.end);
  const numbers = own.map(({ button }, at) => button(String(shown.start + at + 1)));
  return {
    content: fitting(
      [
        styled("bold", words.heading(present)),
        ...(entries.length === 0 ? [words.none] : []),
        ...own.map(({ line }, at) => `${shown.start + at + 1}. ${clip(line, longestLine)}`),
      ],
      messageLimit,
    ),
    keyboard: keyboardOf(
      ...rowsOf(numbers),
      pagingButtons(shown, locale.telegram.buttons, (number, text) =>
        deskButton(text, { act: "list", number }),
      ),
    ),
  };
}

/** @param several whether the articles are of several series, which then have to be named */
function lineOf(locale: Locale, { article, name, versions }: ArticleWithVersions, several: boolean): string {
  const words = locale.telegram.documents.articles;
  const marks = [
    ...(several && article?.head ? [shortSeries(article.head.series)] : []),
    ...(article === null ? [words.withdrawn] : article.head === null ? [words.broken] : []),
    ...(versions.length > 0 ? [words.oldVersions(versions.length)] : []),
  ];
  const named = article?.head === null ? article.file : partLine(name, locale);
  return `${clip(named, longestLine - (several ? 80 : 30))}${marks.length > 0 ? ` (${marks.join(", ")})` : ""}`;
}

/** One article: what it holds, and the texts that it had. */
export function articleScreen(
  locale: Locale,
  { slug, article, name, versions }: ArticleWithVersions,
): Screen {
  const { articles: words, buttons, draft } = locale.telegram.documents;
  const key = keyOf(slug);
  const told: (string | StyledText)[] = [
    styled("bold", article?.head === null ? article.file : partLine(name, locale)),
  ];
  if (article === null) told.push(words.isWithdrawn);
  else if (article.problem)
    told.push(words.unreadable(article.file), describeError(article.problem, locale.language));
  else {
    const { file, paragraphs, headings, head } = article;
    if (head) told.push(draft.series(clip(head.series, longestLine)));
    const written = locale.telegram.documents.moment(article.written);
    told.push(words.file({ file, paragraphs, headings: headings.length, written }));
  }
  told.push("", versions.length > 0 ? `\n${words.versions}` : `\n${words.noVersions}`);
  versions.forEach(({ until }, at) => {
    told.push(`• ${words.version(at + 1, locale.telegram.documents.moment(until))}`);
  });
  if (article !== null) told.push(`\n${words.howToReplace}`);
  const numbered = versions.map(({ fingerprint: version }, at) =>
    deskButton(buttons.version(at + 1), { act: "version", key, version }),
  );
  return {
    content: fitting(told, messageLimit),
    keyboard: keyboardOf(
      article === null
        ? []
        : [
            deskButton(buttons.text, { act: "article-text", key }),
            deskButton(buttons.withdraw, { act: "ask-withdraw", key }),
          ],
      ...rowsOf(numbered),
      [listButton(locale)],
    ),
  };
}

/** Asks whether an article is really to be withdrawn. */
export function withdrawScreen(locale: Locale, article: StoredArticle): Screen {
  const { articles: words, buttons } = locale.telegram.documents;
  const key = keyOf(article.slug);
  return {
    content: plain(words.askWithdraw(namedArticle(article))),
    keyboard: [
      [
        deskButton(buttons.withdraw, { act: "withdraw", key, state: article.fingerprint }, "danger"),
        deskButton(buttons.keep, { act: "article", key }),
      ],
    ],
  };
}

function rowsOf(buttons: readonly InlineKeyboardButton[]): InlineKeyboardButton[][] {
  const rows: InlineKeyboardButton[][] = [];
  for (let at = 0; at < buttons.length; at += rowSize) rows.push(buttons.slice(at, at + rowSize));
  return rows;
}
