import fc from "fast-check";
import { seriesKey } from "../../../src/corpus/series.js";
import type { Article } from "../../../src/corpus/types.js";
import type { Series } from "../../../src/telegram/types.js";
import type { CallbackAction, ShownAnswer, ShownExcerpt } from "../../../src/telegram/ui/callback-action.js";
import { CallbackData } from "../../../src/telegram/ui/callback-data.js";
import { PassageKeys } from "../../../src/telegram/ui/passage-keys.js";
import { articleOf, seriesOf } from "../fixtures.js";

/** Any character that a text may hold; quicker than fast-check's own, which first lists all there are. */
export const anyCharacter = fc
  .oneof(fc.integer({ min: 0, max: 0xff }), fc.integer({ min: 0, max: 0x10_ffff }))
  .map((code) => String.fromCodePoint(code >= 0xd800 && code <= 0xdfff ? 0x1f44d : code));

/** A series and what names its passages. */
export interface Named extends Series {
  readonly keys: PassageKeys;
  readonly callbacks: CallbackData;
}

export async function named(...articles: readonly Article[]): Promise<Named> {
  const series = await seriesOf(...articles);
  const keys = new PassageKeys(series.passages);
  return { ...series, keys, callbacks: new CallbackData(series, keys) };
}

/** An article of short paragraphs, all different. */
export function manyParagraphs(slug: string, length: number): Article {
  const texts = Array.from({ length }, (_, index) => `${slug} ${index}`);
  return articleOf({ slug }, [["MỤC", texts]]);
}

/** Names as files may have them: of one character, of two hundred, Vietnamese, of any characters. */
export const anySlug = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }),
  fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 200, size: "max" }),
  fc.constantFrom("a", "bai-2", "bai-2_1", "_x", "-", "Bài 2 – Ô Môn", "đ".repeat(200), "a_1", "1"),
);

/** Several articles of several lengths. */
export const anyArticles = fc
  .uniqueArray(fc.tuple(anySlug, fc.constantFrom(1, 3, 150)), {
    minLength: 1,
    maxLength: 4,
    selector: ([slug]) => slug,
  })
  .map((all) => all.map(([slug, length]) => manyParagraphs(slug, length)));

/** Ids of users, which take up to 52 bits; null: nobody's. */
export const anyAsker = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 1, max: 2 ** 52 }),
  fc.constant(2 ** 52),
);

const anySentences = fc
  .uniqueArray(fc.oneof(fc.nat(9), fc.nat(9_999)), { maxLength: 2 })
  .map((numbers) => numbers.sort((left, right) => left - right));

/** One to five excerpts of a series with `size` passages, any of them at hand. */
export function anyShownAnswer(size: number): fc.Arbitrary<ShownAnswer> {
  const shownExcerpt: fc.Arbitrary<ShownExcerpt> = fc.record({
    ordinal: fc.nat(size - 1),
    sentences: anySentences,
  });
  return fc
    .record({
      outcome: fc.constantFrom("answered" as const, "related" as const),
      excerpts: fc.array(shownExcerpt, { minLength: 1, maxLength: 5 }),
      at: fc.nat(4),
    })
    .map((shownAnswer) => ({ ...shownAnswer, at: shownAnswer.at % shownAnswer.excerpts.length }));
}

/** Any button of a series with `size` passages. */
export function anyAction(size: number): fc.Arbitrary<CallbackAction> {
  const shownAnswer = anyShownAnswer(size);
  const ordinal = fc.nat(size - 1);
  const optional = fc.option(shownAnswer);
  const page = fc.nat(5_000);
  return fc.oneof(
    fc.record({ kind: fc.constantFrom("answer" as const, "context" as const), shownAnswer }),
    fc.record({ kind: fc.constant("section" as const), ordinal, page, shownAnswer: optional }),
    fc.record({ kind: fc.constant("passage" as const), ordinal, piece: page, shownAnswer: optional }),
    fc.record({ kind: fc.constant("article" as const), ordinal, page }),
    fc.record({ kind: fc.constant("contents" as const), page }),
    fc.record({ kind: fc.constant("figures" as const), offset: fc.nat(1_000_000) }),
    fc.constant({ kind: "remove" as const }),
    fc.record({ kind: fc.constant("series" as const), page }),
    fc.record({
      kind: fc.constant("choose" as const),
      series: fc.option(fc.string().map(seriesKey)),
      isChosen: fc.boolean(),
      page,
    }),
  );
}
