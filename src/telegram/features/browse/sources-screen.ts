import { missingParts } from "../../../corpus/missing-parts.js";
import type { ArticleHead } from "../../../corpus/types.js";
import { seriesIn } from "../../../index/index.js";
import { type Locale, partLine } from "../../../locales/index.js";
import { clip } from "../../ui/cut.js";
import type { Screen, ScreenDependencies, Viewer } from "../../ui/screen.js";
import { concat, lines, messageLimit, plain, type StyledText, styled } from "../../ui/styled-text.js";

const seriesShown = 5;
const partsShown = 8;
const longestTitle = 180;
const ellipsis = "…";
/** Digits of the corpus' fingerprint that tell one version from another. */
const versionDigits = 8;

/** Which parts can be quoted, which are missing, and the version of the corpus. */
export function sourcesScreen({ series }: ScreenDependencies, { locale }: Viewer): Screen {
  const { browse } = locale;
  const { articles, size } = series.passages;
  if (articles.length === 0) return { content: plain(browse.emptySeries), keyboard: [] };
  const all = seriesIn(series.passages);
  const shown = all.slice(0, seriesShown);
  const heading = styled("bold", browse.sources);
  const version = browse.version(series.corpusHash.slice(0, versionDigits), articles.length, size);
  // Of more series than can be told part by part, each has its line.
  const listed =
    all.length > seriesShown
      ? all.map(({ title, parts }) => `• ${clip(title, longestTitle)} (${locale.series.parts(parts)})`)
      : shown.flatMap(({ title, articles: own }) =>
          renderSeries(
            title,
            own.flatMap((ordinal) => articles[ordinal] ?? []),
            locale,
          ),
        );
  const help = all.length > 1 ? `\n${locale.series.help}` : "";
  const room = messageLimit - lines(heading, ellipsis, help, `\n${version}`).text.length - 2;
  return { content: lines(heading, ...fitting(listed, room), help, `\n${version}`), keyboard: [] };
}

/** As many of the lines as take at most `room` UTF-16 code units, one below the other; then "…" where some are left out. */
function fitting(all: readonly (StyledText | string)[], room: number): (StyledText | string)[] {
  const shown = [...all];
  while (lines(...shown).text.length > room) shown.pop();
  return shown.length < all.length ? [...shown, ellipsis] : shown;
}

function renderSeries(
  title: string,
  articles: readonly ArticleHead[],
  locale: Locale,
): (StyledText | string)[] {
  const { browse } = locale;
  const parts = [...articles].sort((a, b) => a.part - b.part);
  const shown = parts.slice(0, partsShown).map((article) => {
    const line = `• ${clip(partLine(article, locale), longestTitle)}`;
    const authors = clip(article.authors.join(", "), longestTitle);
    return authors === "" ? line : `${line}\n   ${browse.authors}: ${authors}`;
  });
  const hidden = parts.length - shown.length;
  const missing = missingParts(parts, partsShown).map(
    ({ part, title: name }) =>
      `• ${browse.missingPart(part, name === null ? null : clip(name, longestTitle))}`,
  );
  return [
    concat("\n", styled("italic", clip(title, longestTitle))),
    ...shown,
    hidden > 0 ? browse.moreParts(hidden) : "",
    missing.length > 0 ? browse.missingHeading : "",
    ...missing,
  ];
}
