import type { Difference } from "../../../corpus/import/write/difference.js";
import type { Article } from "../../../corpus/types.js";
import type { Version } from "../../../editorial/index.js";
import { type Locale, partLine } from "../../../locales/index.js";
import { keyboardOf, type Screen } from "../../ui/screen.js";
import { messageLimit, type StyledText, styled } from "../../ui/styled-text.js";
import type { ArticleWithVersions } from "./articles-screen.js";
import { deskButton, fitting, keyOf, namedPart } from "./screen-parts.js";

/**
 * A text that an article had.
 * @param difference of it from what the article holds now; null where it is withdrawn, or holds nothing that can be read
 */
export function versionScreen(
  locale: Locale,
  { slug, article, versions }: ArticleWithVersions,
  { fingerprint, until }: Version,
  text: Article,
  difference: Difference | null,
): Screen {
  const { articles: words, buttons, draft, moment } = locale.telegram.documents;
  const key = keyOf(slug);
  const number = versions.findIndex((version) => version.fingerprint === fingerprint) + 1;
  const headings = text.sections.filter(({ untitled }) => untitled === undefined).length;
  const characters = text.passages.reduce((sum, passage) => sum + passage.text.replace(/\s/gu, "").length, 0);
  const told: (string | StyledText)[] = [
    styled("bold", words.version(number, moment(until))),
    partLine(namedPart(text), locale),
    draft.counts({ paragraphs: text.passages.length, headings, characters }),
  ];
  if (difference) {
    const isSame = difference.changed + difference.added + difference.removed === 0;
    told.push(`\n${words.comparedWithNow} ${isSame ? words.sameAsNow : draft.difference(difference)}`);
  }
  const state = article?.fingerprint;
  return {
    content: fitting(told, messageLimit),
    keyboard: keyboardOf(
      [
        deskButton(buttons.restore, { act: "restore", key, version: fingerprint, state }, "success"),
        deskButton(buttons.text, { act: "version-text", key, version: fingerprint }),
      ],
      [deskButton(buttons.back, { act: "article", key })],
    ),
  };
}
