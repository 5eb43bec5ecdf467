import { missingParts } from "../../../corpus/missing-parts.js";
import type { ArticleHead } from "../../../corpus/types.js";
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
  const names = [...new Set(articles.map((article) => article.series))].slice(0, seriesShown);
  const heading = styled("bold", browse.sources);
  const version = browse.version(series.corpusHash.slice(0, versionDigits), articles.length, size);
  const listed = names.flatMap((name) =>
    renderSeries(
      name,
      articles.filter((article) => article.series === name),
      locale,
    ),
  );
  const room = messageLimit - lines(heading, ellipsis, `\n${version}`).text.length - 1;
  return { content: lines(heading, ...fitting(listed, room), `\n${version}`), keyboard: [] };
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
