import { type BoundSeries, longestKeptTitle, mostBound } from "./chat-bindings.js";

/** Each series once, as many as are kept, their titles shortened. */
export function tidy(series: readonly BoundSeries[]): BoundSeries[] {
  const byKey = new Map(
    series.map(({ key, title }) => [key, [...title].slice(0, longestKeptTitle).join("")]),
  );
  return [...byKey].slice(0, mostBound).map(([key, title]) => ({ key, title }));
}
