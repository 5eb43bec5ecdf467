import { AppError } from "../errors.js";
import { chooseSeries, findSeries, type PassageStore, type Scope, seriesIn } from "../index/index.js";

/** Most series that a failure names. */
const mostNamed = 8;

/**
 * What is searched where series are named on a command line.
 * @param names as typed, as `findSeries` takes them; none: everything is searched
 * @throws AppError SERIES_UNKNOWN, SERIES_AMBIGUOUS
 */
export function scopeOfNames(
  passages: Pick<PassageStore, "articles">,
  names: readonly string[],
): Scope | null {
  const all = seriesIn(passages);
  const chosen = names.map((name) => {
    const [found, ...others] = findSeries(all, name);
    if (!found) throw new AppError("SERIES_UNKNOWN", { name, known: named(all) });
    if (others.length > 0) throw new AppError("SERIES_AMBIGUOUS", { name, known: named([found, ...others]) });
    return found;
  });
  return chooseSeries(passages, chosen).scope;
}

function named(series: readonly { readonly title: string }[]): string {
  const shown = series.slice(0, mostNamed).map(({ title }) => `“${title}”`);
  return [...shown, ...(series.length > shown.length ? ["…"] : [])].join(", ");
}
