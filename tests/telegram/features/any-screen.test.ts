import fc from "fast-check";
import { expect, test } from "vitest";
import { excerptAt } from "../../../src/answer/index.js";
import type { Answer } from "../../../src/answer/types.js";
import { allSeries } from "../../../src/index/index.js";
import { en, vi } from "../../../src/locales/index.js";
import { answerScreen, shownAnswerScreen } from "../../../src/telegram/features/ask/answer-screen.js";
import { articleScreen, contentsScreen } from "../../../src/telegram/features/browse/contents-screen.js";
import { contextScreen } from "../../../src/telegram/features/browse/context-screen.js";
import { passageScreen } from "../../../src/telegram/features/browse/passage-screen.js";
import { sectionScreen } from "../../../src/telegram/features/browse/section-screen.js";
import { sourcesScreen } from "../../../src/telegram/features/browse/sources-screen.js";
import { figuresScreen, tidyTopic, topicOf } from "../../../src/telegram/features/figures/figures-screen.js";
import { renderGreeting, renderHelp } from "../../../src/telegram/features/greet/render-greeting.js";
import { passageResult, textResult } from "../../../src/telegram/ui/inline-result.js";
import { renderMissing } from "../../../src/telegram/ui/render-answer.js";
import type { Screen, Viewer } from "../../../src/telegram/ui/screen.js";
import { plain } from "../../../src/telegram/ui/styled-text.js";
import { answer, articleOf } from "../fixtures.js";
import { anySlug } from "../ui/any-series.js";
import { anyText, depsOf, expectSound } from "./screen-world.js";

const anySection = fc.tuple(anyText, fc.array(anyText, { maxLength: 4 }));
const anyArticle = fc
  .record({
    slug: anySlug,
    series: anyText,
    title: anyText,
    part: fc.oneof(fc.nat(9), fc.maxSafeNat()),
    authors: fc.array(anyText, { maxLength: 2 }),
    nextPart: fc.option(fc.record({ part: fc.nat(50), title: anyText })),
  })
  .chain((head) =>
    fc
      .array(anySection, { minLength: 1, maxLength: 12 })
      .map((sections) => articleOf(head, [...sections, ["KẾT", ["Hết."]]])),
  );
const anyArticles = fc.uniqueArray(anyArticle, { minLength: 1, maxLength: 4, selector: ({ slug }) => slug });
const anyViewer: fc.Arbitrary<Viewer> = fc.record({
  locale: fc.constantFrom(vi, en),
  place: fc.constantFrom("private" as const, "group" as const),
  asker: fc.option(fc.integer({ min: 1, max: 2 ** 52 })),
  notice: fc.constantFrom(null, "changed" as const, "moved" as const, "section" as const, "list" as const),
});

test("whatever the series says and whoever asks, every screen is one that Telegram takes", {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      anyArticles,
      anyViewer,
      fc.nat(),
      fc.array(anyText, { maxLength: 7 }),
      fc.boolean(),
      async (articles, viewer, any, words, inline) => {
        const deps = await depsOf(articles, inline);
        const { passages } = deps.series;
        const texts = Array.from({ length: passages.size }, (_, ordinal) => passages.text(ordinal));
        const ordinal = any % passages.size;
        const place = viewer.locale.citation.paragraph(deps.keys.paragraphOf(ordinal));
        const cites = (screen: Screen) => {
          expectSound(screen, texts);
          expect(screen.content.text).toContain(place);
        };

        const shownExcerpts = [ordinal, 0, passages.size - 1].map((at, index) => ({
          ordinal: at,
          sentences: [index, index + 2],
        }));
        const excerpts = shownExcerpts.map(({ ordinal: at, sentences }, index) => ({
          ...excerptAt(deps.series, at, sentences),
          score: 1,
          isAlternative: index > 0,
        }));
        const nearest = excerpts.map(({ id, ordinal: at, citation }) => ({ ...citation, id, ordinal: at }));
        const missing = words.map((text) => ({ text, kind: "name" as const }));
        const found: Answer = answer({ excerpts, missing, nearest });
        cites(answerScreen(deps, viewer, found));
        cites(answerScreen(deps, viewer, { ...found, outcome: "related" }));
        expectSound(answerScreen(deps, viewer, { ...found, outcome: "not_found", excerpts: [] }), texts);

        const head = renderMissing(missing, viewer.locale);
        expect(head).not.toContain("\n");
        for (const outcome of ["answered", "related"] as const) {
          const shownAnswer = { outcome, excerpts: shownExcerpts, at: 0 };
          for (const given of [head, null, "", words[0] ?? ""]) {
            cites(shownAnswerScreen(deps, viewer, shownAnswer, given));
            cites(contextScreen(deps, viewer, shownAnswer, given));
          }
          for (const piece of [0, 1, 9])
            cites(passageScreen(deps, viewer, ordinal, piece, shownAnswer, head));
          expectSound(sectionScreen(deps, viewer, ordinal, any % 3, shownAnswer, head), texts);
        }
        cites(passageScreen(deps, viewer, ordinal, 0, null));
        expectSound(sectionScreen(deps, viewer, ordinal, 0, null), texts);
        expectSound(articleScreen(deps, viewer, ordinal, any % 3), texts);
        expectSound(contentsScreen(deps, viewer, any % 3), texts);
        expectSound(sourcesScreen(deps, viewer), texts);

        for (const content of [
          renderGreeting(passages, allSeries, viewer.locale),
          renderHelp(deps.bot, viewer.locale, viewer.place),
        ])
          expectSound({ content, keyboard: [] }, texts);

        const topic = tidyTopic(words[0] ?? "");
        const figures = excerpts.map((excerpt) => ({
          ...excerpt,
          sentence: [0, excerpt.text.length] as const,
          numbers: [...excerpt.text.matchAll(/\d[\d.,]*/g)].map(
            ({ index, 0: number }) => [index, index + number.length] as const,
          ),
        }));
        const page = figuresScreen(deps, viewer, topic, any % 5_000, { total: 9_999, figures });
        expectSound(page, texts);
        expect(topicOf(page.content)).toBe(topic);
        expectSound(figuresScreen(deps, viewer, topic, 0, { total: 0, figures: [] }), texts);

        for (const best of excerpts) {
          const result = passageResult(deps, viewer.locale, best, any % 2 ? head : null);
          const { message_text, entities } = result.input_message_content as {
            message_text: string;
            entities: [];
          };
          const keyboard = result.reply_markup?.inline_keyboard ?? [];
          expectSound({ content: { text: message_text, entities }, keyboard }, texts);
          expect(result.id).toMatch(/^[\x21-\x7e]{1,64}$/);
          expect(result.title.trim()).not.toBe("");
        }
        expect(textResult(deps, viewer.locale, plain(head)).title.trim()).not.toBe("");
      },
    ),
    { numRuns: 60 },
  );
});
