import type { ArticleHead } from "../corpus/types.js";
import { type AppError, describeError } from "../errors.js";
import type { CorpusDifference, Reload } from "../index/index.js";
import { partLine } from "./citation.js";
import type { Locale } from "./types.js";

/** Most lines of one list: who has more to look at finds all of it in the log. */
const mostLines = 6;
/** Most of one line, in UTF-16 code units: three lists of such lines, and one of errors, fit into a message of 4,096. */
const longestLine = 90;
/** Errors name a file, a place and what to do. */
const longestError = 300;

/** How reading the corpus again ended: what changed, what has to be put right, or why it failed. */
export function reloadText(reload: Reload, locale: Locale): string {
  if ("error" in reload) return troubleText([reload.error], locale.reload.failed, locale);
  const { difference, problems } = reload;
  const told = difference ? differenceLines(difference, locale) : [locale.reload.unchanged];
  if (problems.length > 0) told.push("", troubleText(problems, locale.reload.problems, locale));
  return told.join("\n");
}

/** What has to be put right, under a heading. */
export function troubleText(errors: readonly AppError[], heading: string, locale: Locale): string {
  const lines = errors.map((error) => `• ${cut(describeError(error, locale.language), longestError)}`);
  return [heading, ...shortened(lines, locale)].join("\n");
}

function differenceLines(difference: CorpusDifference, locale: Locale): string[] {
  const { added, changed, withdrawn, passages } = difference;
  const words = locale.reload;
  const facts = {
    added: added.length,
    changed: changed.length,
    withdrawn: withdrawn.length,
    passages,
  };
  const list = (heading: string, articles: readonly ArticleHead[]) =>
    shortened(
      articles.map((article) => cut(`• ${heading}: ${partLine(article, locale)}`, longestLine)),
      locale,
    );
  return [
    words.changed(facts),
    ...list(words.added, added),
    ...list(words.edited, changed),
    ...list(words.withdrawn, withdrawn),
  ];
}

function shortened(lines: readonly string[], { reload }: Locale): string[] {
  if (lines.length <= mostLines) return [...lines];
  return [...lines.slice(0, mostLines), reload.more(lines.length - mostLines)];
}

function cut(line: string, most: number): string {
  return line.length <= most ? line : `${line.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
