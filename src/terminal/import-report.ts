import type { ImportedFile } from "../corpus/index.js";
import { describeError } from "../errors.js";
import type { Locale } from "../locales/index.js";
import { styledLines, type TerminalStyle } from "./style.js";

const indent = "  ";
/** Most warnings of one file that are told; the report has them all. */
const mostWarnings = 6;

/** What became of one file, for a person at a terminal. */
export function renderImportedFile(
  imported: ImportedFile,
  locale: Locale,
  style: TerminalStyle,
  dryRun: boolean,
): string {
  const words = locale.terminal.import;
  const lines: string[] = [];
  for (const { path, draft, passages, isUnchanged } of imported.articles) {
    const facts = { from: imported.file, to: path, passages };
    const told = isUnchanged ? words.unchanged(path) : dryRun ? words.wouldMake(facts) : words.made(facts);
    lines.push(
      ...styledLines(told, style),
      ...styledLines(words.title(draft.part, draft.title), style, "dim", indent),
    );
  }
  if (imported.articles.length > 0) lines.push(...facts(imported, locale, style));
  const told = [...imported.skipped, ...imported.problems];
  lines.push(...told.flatMap((problem) => styledLines(describeError(problem, locale.language), style)));
  return lines.join("\n");
}

function facts({ report, articles }: ImportedFile, locale: Locale, style: TerminalStyle): string[] {
  if (report === null) return [];
  const words = locale.terminal.import;
  const slugs = new Set(articles.map(({ draft }) => draft.slug));
  const made = report.articles.filter(({ slug }) => slugs.has(slug));
  const sum = (of: (article: (typeof made)[number]) => number) =>
    made.reduce((total, article) => total + of(article), 0);
  const told = [
    words.counts({
      pages: report.pages,
      paragraphs: sum((each) => each.paragraphs),
      headings: sum((each) => each.headings),
    }),
  ];
  const left = Object.entries(report.leftOutCharacters) as [keyof typeof report.leftOutCharacters, number][];
  const characters = left.reduce((total, [, count]) => total + count, 0);
  if (characters > 0)
    told.push(
      words.leftOut(
        characters,
        left.map(([reason, count]) => words.reason(reason, count)),
      ),
    );
  const { recognised } = report;
  if (recognised.length > 0) {
    const confidence = recognised.reduce((total, page) => total + page.confidence, 0) / recognised.length;
    told.push(words.recognised(recognised.length, confidence));
  }
  const warnings = report.warnings.map(({ code, page, detail }) => {
    const warning = words.warning(code, detail);
    return page === null
      ? warning.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
      : words.onPage(page, warning);
  });
  if (made.length > 1) told.push(words.several(made.length));
  told.push(...warnings.slice(0, mostWarnings));
  if (warnings.length > mostWarnings) told.push(words.more(warnings.length - mostWarnings));
  return told.flatMap((line) => styledLines(line, style, null, indent));
}
