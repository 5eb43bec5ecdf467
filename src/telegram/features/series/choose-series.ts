import { type BoundSeries, mostBound } from "../../../bindings/index.js";
import { type StoredSeries, seriesIn } from "../../../index/index.js";
import { choiceIn, type Services, screenDependencies } from "../../services.js";
import { describeFailure } from "../../transport/failure.js";
import type { ScreenDependencies } from "../../ui/screen.js";

/** What becomes of a choice: what screens are made from then, or why nothing was changed. */
export type Chosen = ScreenDependencies | "tooMany" | "notKept";

/**
 * What a chat asks once a series was chosen or left out. Those that are gone from the corpus are not kept any longer: whoever chooses has seen that
 * they are. Where all are chosen one by one, or none, everything is asked, also what is to come.
 */
export function withSeries(
  now: readonly BoundSeries[],
  { key, title }: StoredSeries,
  isChosen: boolean,
  all: readonly StoredSeries[],
): readonly BoundSeries[] {
  const there = now.filter((bound) => bound.key !== key && all.some((series) => series.key === bound.key));
  const next = isChosen ? [...there, { key, title }] : there;
  return next.length === all.length ? [] : next;
}

/**
 * Changes what a chat asks.
 * @param how from what it asks by then
 */
export async function choose(
  services: Services,
  deps: ScreenDependencies,
  chat: number,
  how: (now: readonly BoundSeries[], all: readonly StoredSeries[]) => readonly BoundSeries[],
): Promise<Chosen> {
  const all = seriesIn(deps.series.passages);
  let tooMany = false;
  try {
    await services.bindings.change(chat, (now) => {
      const next = how(now, all);
      tooMany = next.length > mostBound;
      return tooMany ? now : next;
    });
    if (tooMany) return "tooMany";
    return screenDependencies(services, deps.bot, await choiceIn(services, chat));
  } catch (error) {
    services.logger.warn(describeFailure(error), "the series that a chat chose could not be kept");
    return "notKept";
  }
}
