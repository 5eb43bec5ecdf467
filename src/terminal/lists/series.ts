import { type PassageStore, type SeriesChoice, seriesIn } from "../../index/index.js";
import type { Locale } from "../../locales/index.js";

/** The series, line by line, and which of them are asked. */
export async function* seriesEntries(
  passages: PassageStore,
  { chosen, gone }: SeriesChoice,
  { series: words, browse }: Locale,
): AsyncGenerator<string> {
  const all = seriesIn(passages);
  const [first] = all;
  if (!first) yield browse.emptySeries;
  else if (all.length === 1 && gone.length === 0) yield words.onlyOne(first.title);
  else {
    if (gone.length > 0) yield goneLine({ chosen, gone }, words);
    else yield chosen.length === 0 ? words.all(all.length) : words.some(chosen.map(({ title }) => title));
    yield words.howToType;
    yield "";
    for (const { key, title, parts } of all) {
      const mark = chosen.some((each) => each.key === key) ? "✓" : "•";
      yield `${mark} ${title} (${words.parts(parts)})`;
    }
  }
}

/** Says that series that were chosen are gone, and what is searched for that. */
export function goneLine(
  { chosen, gone }: Pick<SeriesChoice, "chosen" | "gone">,
  words: Locale["series"],
): string {
  const titles = gone.map(({ title }) => title);
  return chosen.length === 0 ? words.allGone(titles) : words.someGone(titles);
}
