import { seriesKey } from "../corpus/series.js";
import type { PassageStore, StoredArticle } from "./passages/passage-store.js";
import { type Scope, scopeOf } from "./scope.js";

/** A series by what it is known by wherever something is kept about it, and its title as it was then. */
export interface NamedSeries {
  /** See `seriesKey`. */
  readonly key: string;
  readonly title: string;
}

/** A series of the corpus. */
export interface StoredSeries extends NamedSeries {
  /** As its first article has it; others may differ in case and punctuation. */
  readonly title: string;
  /** Ordinals of its articles, ascending. */
  readonly articles: readonly number[];
  /** Number of its articles that hold passages, at least 1. */
  readonly parts: number;
}

/** What is searched where some series were chosen. */
export interface SeriesChoice {
  /** Null: the whole corpus. */
  readonly scope: Scope | null;
  /** The series that are searched because they were chosen; none where all are. */
  readonly chosen: readonly StoredSeries[];
  /** Those that were chosen and are no longer in the corpus. Where they were all, everything is searched, which whoever asks has to be told. */
  readonly gone: readonly NamedSeries[];
}

/** What is searched where nothing was chosen. */
export const allSeries: SeriesChoice = { scope: null, chosen: [], gone: [] };

/** By the articles that they are read off. */
const known = new WeakMap<readonly StoredArticle[], readonly StoredSeries[]>();

/** The series that hold passages, in reading order. */
export function seriesIn({ articles }: Pick<PassageStore, "articles">): readonly StoredSeries[] {
  const found = known.get(articles) ?? readSeries(articles);
  known.set(articles, found);
  return found;
}

function readSeries(articles: readonly StoredArticle[]): StoredSeries[] {
  const keys = new Map<string, string>();
  const byKey = new Map<string, { key: string; title: string; articles: number[]; parts: number }>();
  for (const [ordinal, { series, length }] of articles.entries()) {
    const key = keys.get(series) ?? seriesKey(series);
    keys.set(series, key);
    const entry = byKey.get(key) ?? { key, title: series, articles: [], parts: 0 };
    byKey.set(key, entry);
    entry.articles.push(ordinal);
    if (length > 0) entry.parts++;
  }
  return [...byKey.values()].filter(({ parts }) => parts > 0);
}

/** Whether a place in print has to name its series: there is more than one. */
export function hasSeveralSeries(passages: Pick<PassageStore, "articles">): boolean {
  return seriesIn(passages).length > 1;
}

/** The one series that is meant where nobody names any: the only one that is searched; null where there are several, or none. */
export function onlySeries(
  passages: Pick<PassageStore, "articles">,
  { chosen }: SeriesChoice,
): StoredSeries | null {
  const [first, second] = chosen.length > 0 ? chosen : seriesIn(passages);
  return first && !second ? first : null;
}

/**
 * What is searched of a corpus where these series were chosen.
 * @param named none: all are searched
 */
export function chooseSeries(
  { articles }: Pick<PassageStore, "articles">,
  named: readonly NamedSeries[],
): SeriesChoice {
  if (named.length === 0) return allSeries;
  const keys = new Set(named.map(({ key }) => key));
  const chosen = seriesIn({ articles }).filter(({ key }) => keys.has(key));
  const there = new Set(chosen.map(({ key }) => key));
  const gone = named.filter(({ key }) => !there.has(key));
  if (chosen.length === 0) return { scope: null, chosen, gone };
  return {
    scope: scopeOf(
      articles,
      chosen.flatMap((series) => series.articles),
    ),
    chosen,
    gone,
  };
}
