import { type PassageStore, type SeriesChoice, seriesIn } from "../../index/index.js";
import { choiceNote, type Locale } from "../../locales/index.js";

/** The series, line by line, and which of them are asked. */
export async function* seriesEntries(
  passages: PassageStore,
  choice: SeriesChoice,
  locale: Locale,
): AsyncGenerator<string> {
  const { series: words, browse } = locale;
  const { chosen, gone } = choice;
  const all = seriesIn(passages);
  const [first] = all;
  if (!first) yield browse.emptySeries;
  else if (all.length === 1 && gone.length === 0) yield words.onlyOne(first.title);
  else {
    if (gone.length > 0) yield choiceNote(choice, locale, false);
    else yield chosen.length === 0 ? words.all(all.length) : words.some(chosen.map(({ title }) => title));
    yield words.howToType;
    yield "";
    for (const { key, title, parts } of all) {
      const mark = chosen.some((each) => each.key === key) ? "✓" : "•";
      yield `${mark} ${title} (${words.parts(parts)})`;
    }
  }
}
