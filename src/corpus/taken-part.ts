import { titleWords } from "./series.js";

/** A number of a part that an article has. */
export interface TakenPart {
  /** Title of its series; null: not known, and the number is taken in every series. */
  readonly series: string | null;
  readonly part: number;
}

/**
 * The first number of a part that no article of a series has.
 * @param series its title; null: not known, and no article whatever may have the number
 */
export function freePart(series: string | null, taken: readonly TakenPart[]): number {
  const words = series === null ? null : titleWords(series);
  const numbers = new Set(
    taken
      .filter((each) => words === null || each.series === null || titleWords(each.series) === words)
      .map(({ part }) => part),
  );
  let part = 1;
  while (numbers.has(part)) part += 1;
  return part;
}
