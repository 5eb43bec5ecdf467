import { basename } from "node:path";
import type { ImportedFile } from "../corpus/index.js";
import type { Locale } from "../locales/index.js";
import { styledLines, type TerminalStyle } from "./style.js";
import { clipToWidth, displayWidth } from "./wrap.js";

const gap = "  ";
/** The two columns of names are made narrower, down to this, before the table becomes a list. */
const narrowestName = 12;
const nothing = "–";

/** What became of all documents: a line each under one head, as far as the window is wide enough, and their sum. */
export function renderImportTable(
  imported: readonly ImportedFile[],
  locale: Locale,
  style: TerminalStyle,
): string {
  const words = locale.terminal.import;
  const rows = imported.map((file) => rowOf(file, locale));
  const table = tableOf([words.columns, ...rows], style.columns);
  const lines =
    table === null ? rows.flatMap((row) => listed(row, words.columns, style)) : styled(table, style);
  const sum = words.summary({
    files: imported.length,
    articles: imported.reduce((total, { articles }) => total + articles.length, 0),
    skipped: imported.reduce((total, { skipped }) => total + skipped.length, 0),
    failed: imported.filter(({ problems }) => problems.length > 0).length,
  });
  return [...lines, ...styledLines(sum, style)].join("\n");
}

function styled(table: readonly string[], style: TerminalStyle): string[] {
  const [head = "", ...rows] = table;
  // Lines of the table fit already.
  return [...styledLines(head, { ...style, columns: null }, "dim"), ...rows];
}

/** One document: file, articles, pages, paragraphs, headings, characters left out, recognised, notes. */
function rowOf({ file, report, articles, skipped, problems }: ImportedFile, locale: Locale): string[] {
  const { number, share } = locale.terminal.import;
  const slugs = new Set(articles.map(({ draft }) => draft.slug));
  const made = report?.articles.filter(({ slug }) => slugs.has(slug)) ?? [];
  const sum = (of: (article: (typeof made)[number]) => number) =>
    made.length === 0 ? nothing : number(made.reduce((total, article) => total + of(article), 0));
  const left = Object.values(report?.leftOutCharacters ?? {}).reduce((total, count) => total + count, 0);
  const recognised = report?.recognised ?? [];
  const sure =
    recognised.reduce((total, page) => total + page.confidence, 0) / Math.max(1, recognised.length);
  const names = articles.map(({ path }) => basename(path)).join(" ");
  return [
    basename(file),
    names !== "" ? names : problems.length > 0 ? "✗" : skipped.length > 0 ? "=" : nothing,
    report?.pages == null ? nothing : number(report.pages),
    sum(({ paragraphs }) => paragraphs),
    sum(({ headings }) => headings),
    left === 0 ? nothing : number(left),
    recognised.length === 0 ? nothing : `${number(recognised.length)} (${share(sure)})`,
    number((report?.warnings.length ?? 0) + problems.length),
  ];
}

/** The lines of a table; null where the window is too narrow for it. */
function tableOf(rows: readonly (readonly string[])[], columns: number | null): string[] | null {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => displayWidth(row[at] ?? ""))));
  const total = () => widths.reduce((sum, width) => sum + width, 0) + gap.length * (widths.length - 1);
  if (columns !== null)
    for (const at of [0, 1]) {
      const over = total() - columns;
      if (over > 0) widths[at] = Math.max(Math.min(narrowestName, widths[at] ?? 0), (widths[at] ?? 0) - over);
    }
  if (columns !== null && total() > columns) return null;
  return rows.map((row) =>
    row
      .map((cell, at) => {
        const width = widths[at] ?? 0;
        const shown = clipToWidth(cell, width);
        const padding = " ".repeat(Math.max(0, width - displayWidth(shown)));
        return at < 2 ? shown + padding : padding + shown;
      })
      .join(gap)
      .trimEnd(),
  );
}

/** A row as a list of what it has, below the file's name. */
function listed(row: readonly string[], names: readonly string[], style: TerminalStyle): string[] {
  const [file = "", articles = "", ...figures] = row;
  const told = figures.flatMap((figure, at) =>
    figure === nothing || figure === "0" ? [] : [`${names[at + 2] ?? ""} ${figure}`],
  );
  return [
    ...styledLines(`${file} → ${articles}`, style),
    ...(told.length === 0 ? [] : styledLines(told.join(", "), style, "dim", gap)),
  ];
}
