import { markdownTable } from "../../table.js";
import { type Counts, f1, type Share } from "./measure/layout-metrics.js";
import type { FileFigures } from "./run.js";

/** Rows of one kind of document read by one system. */
type Rows = readonly FileFigures[];

const digits = (value: number) => value.toFixed(3);
const share = ({ right, all }: Share) => (all === 0 ? "–" : digits(right / all));
const mebibyte = 1024 * 1024;

/** The tables of all that was measured, a kind of measure each. */
export function intakeTables(figures: Rows): string {
  return [
    layoutTable(figures),
    newsTable(figures),
    letterTable(figures),
    scanTable(figures),
    keptTable(figures),
    costTable(figures),
    refusedTable(figures),
  ]
    .filter((table) => table !== "")
    .join("\n\n");
}

function grouped(figures: Rows, has: (row: FileFigures) => boolean, withOurs = true): [string, Rows][] {
  const groups = new Map<string, FileFigures[]>();
  for (const row of figures) {
    if (!has(row) || (!withOurs && row.system !== "ours")) continue;
    const key = `${row.group}, ${row.system}`;
    const own = groups.get(key) ?? [];
    own.push(row);
    groups.set(key, own);
  }
  return [...groups];
}

const addCounts = (all: readonly Counts[]): Counts => ({
  right: total(all, ({ right }) => right),
  made: total(all, ({ made }) => made),
  true: total(all, (each) => each.true),
});
const addShares = (all: readonly (Share | null)[]): Share => ({
  right: total(all, (each) => each?.right ?? 0),
  all: total(all, (each) => each?.all ?? 0),
});

function total<T>(all: readonly T[], of: (each: T) => number): number {
  return all.reduce((sum, each) => sum + of(each), 0);
}

function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  return rows.length === 0 ? "" : `${title}:\n\n${markdownTable(head, rows)}`;
}

function layoutTable(figures: Rows): string {
  const rows = grouped(figures, ({ layout }) => layout !== null).map(([key, own]) => [
    key,
    String(own.length),
    ...layoutCells(own),
  ]);
  return table("Layout", ["documents", "files", "order", "paragraph F1", "headings F1", "page"], rows);
}

function layoutCells(rows: Rows): string[] {
  const layouts = rows.flatMap(({ layout }) => layout ?? []);
  return [
    share(addShares(layouts.map(({ order }) => order))),
    digits(f1(addCounts(layouts.map(({ paragraphs }) => paragraphs)))),
    digits(f1(addCounts(layouts.map(({ headings }) => headings)))),
    share(addShares(layouts.map(({ pages }) => pages))),
  ];
}

function newsTable(figures: Rows): string {
  const rows = figures.flatMap(({ group, name, layout }) => {
    if (group !== "HTML" || layout === null) return [];
    const { right, made, true: all } = layout.paragraphs;
    return [[name, digits(right / all), digits(made === 0 ? 0 : (made - right) / made)]];
  });
  return table("News pages", ["page", "paragraphs found", "wrongly added"], rows);
}

function letterTable(figures: Rows): string {
  const rows = figures.flatMap(({ name, system, letters, numbers }) => {
    if (letters === null || system !== "ours") return [];
    return [[name, lettersRight([letters]), share(numbers ?? { right: 0, all: 0 })]];
  });
  const all = figures.filter(({ letters, system }) => letters !== null && system === "ours");
  const sum = [
    "all",
    lettersRight(all.flatMap(({ letters }) => letters ?? [])),
    share(addShares(all.map(({ numbers }) => numbers))),
  ];
  return table(
    "Letters",
    ["file", "letters right", "numbers right"],
    rows.length === 0 ? [] : [...rows, sum],
  );
}

function lettersRight(all: readonly { readonly errors: number; readonly letters: number }[]): string {
  const letters = total(all, (each) => each.letters);
  return digits(1 - total(all, ({ errors }) => errors) / letters);
}

function scanTable(figures: Rows): string {
  const rows = figures.flatMap(({ name, shared, letters, numbers, group }) => {
    if (group !== "scan") return [];
    if (shared !== null) {
      const { errors, letters: all, notFound } = shared;
      return [[name, digits(errors / all), share(shared.numbers), digits(notFound / (all + notFound))]];
    }
    return letters === null || numbers === null
      ? []
      : [[name, digits(letters.errors / letters.letters), share(numbers), "–"]];
  });
  return table("Scans", ["file", "character error", "numbers right", "letters not found"], rows);
}

function keptTable(figures: Rows): string {
  const rows = grouped(figures, ({ kept }) => kept !== null, false).map(([key, own]) => {
    const whole = own.filter(({ kept }) => kept?.right === kept?.all).length;
    const { right, all } = addShares(own.map(({ kept }) => kept));
    return [key, String(own.length), (right / all).toFixed(5), String(all - right), String(whole)];
  });
  return table(
    "Characters kept or accounted for",
    ["documents", "files", "share", "missing", "files with all"],
    rows,
  );
}

function costTable(figures: Rows): string {
  const rows = grouped(figures, ({ cost }) => cost !== null).map(([key, own]) => {
    const costs = own.flatMap(({ cost }) => cost ?? []);
    // Whatever a file with a picture in it takes for its text pages is mostly the recogniser being loaded.
    const textOnly = costs.filter(({ recognisedPages }) => recognisedPages === 0);
    const recognised = total(costs, ({ recognisedPages }) => recognisedPages);
    const perPage = (ms: number, pages: number) => (pages === 0 ? "–" : (ms / pages).toFixed(0));
    return [
      key,
      perPage(
        total(textOnly, ({ textMs }) => textMs),
        total(textOnly, ({ pages }) => pages),
      ),
      perPage(
        total(costs, ({ recognisedMs }) => recognisedMs),
        recognised,
      ),
      (Math.max(...costs.map(({ peakMemory }) => peakMemory)) / mebibyte).toFixed(0),
    ];
  });
  return table("Cost", ["documents", "text page, ms", "recognised page, ms", "most memory, MiB"], rows);
}

function refusedTable(figures: Rows): string {
  const rows = figures.flatMap(({ name, system, refused }) =>
    refused === null ? [] : [[name, `${system}: ${refused}`]],
  );
  return table("Refused", ["file", "reason"], rows);
}
