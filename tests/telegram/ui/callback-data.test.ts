import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type {
  CallbackAction,
  CallbackButton,
  ShownAnswer,
} from "../../../src/telegram/ui/callback-action.js";
import { articleOf } from "../fixtures.js";
import {
  anyAction,
  anyArticles,
  anyAsker,
  anyCharacter,
  anyShownAnswer,
  manyParagraphs,
  type Named,
  named,
} from "./any-series.js";

const anyNamed = anyArticles.map((articles) => named(...articles));

/** The button as it is understood when it is pressed. */
function pressed({ callbacks }: Named, button: CallbackButton): CallbackButton {
  const press = callbacks.decode(callbacks.encode(button));
  if (typeof press === "string") throw new Error(`the button is ${press}`);
  return press;
}

function shownAnswerOf(action: CallbackAction): ShownAnswer | null {
  return "shownAnswer" in action ? action.shownAnswer : null;
}

describe("a button", () => {
  test("takes at most 64 bytes of ASCII, and does when pressed what it was made for", async () => {
    await fc.assert(
      fc.asyncProperty(anyNamed, anyAsker, fc.gen(), async (pending, asker, gen) => {
        const series = await pending;
        const action = gen(anyAction, series.passages.size);
        const data = series.callbacks.encode({ asker, action });
        expect(data).toMatch(/^[\x21-\x7e]{1,64}$/);
        const press = pressed(series, { asker, action });
        expect(press.asker).toBe(asker);
        const [before, after] = [shownAnswerOf(action), shownAnswerOf(press.action)];
        expect({ ...press.action, shownAnswer: null }).toEqual({
          ...action,
          shownAnswer: null,
          ...("shownAnswer" in action ? {} : {}),
        });
        if (!after) {
          // The excerpts are what the others are about; only where one leafs through the series may they be missing.
          if (before) expect(["section", "passage"]).toContain(action.kind);
          return;
        }
        expect(after.outcome).toBe(before?.outcome);
        expect(after.excerpts[after.at]).toEqual(before?.excerpts[before.at]);
        // What is left are some of the excerpts, in the same order.
        const left = before?.excerpts.filter((shownExcerpt) =>
          after.excerpts.some((kept) => JSON.stringify(kept) === JSON.stringify(shownExcerpt)),
        );
        expect(after.excerpts.length).toBeLessThanOrEqual(left?.length ?? 0);
      }),
      { numRuns: 150 },
    );
  });

  test("loses nothing of a shown answer that was fitted, whichever excerpt is at hand", async () => {
    await fc.assert(
      fc.asyncProperty(anyNamed, anyAsker, fc.gen(), async (pending, asker, gen) => {
        const series = await pending;
        const shownAnswer = gen(anyShownAnswer, series.passages.size);
        const fitted = series.callbacks.fit(asker, shownAnswer);
        expect(fitted.excerpts[fitted.at]).toEqual(shownAnswer.excerpts[shownAnswer.at]);
        for (const at of fitted.excerpts.keys()) {
          for (const kind of ["answer", "context"] as const) {
            const action = { kind, shownAnswer: { ...fitted, at } };
            expect(pressed(series, { asker, action }).action).toEqual(action);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  test("holds five excerpts of one article and their sentences for any person there is", async () => {
    const series = await named(manyParagraphs("bai-2", 20));
    const excerpts = [12, 4, 13, 7, 19].map((ordinal) => ({ ordinal, sentences: [1, 3] }));
    const shownAnswer = { outcome: "answered", excerpts, at: 0 } as const;
    expect(series.callbacks.fit(2 ** 40, shownAnswer)).toEqual(shownAnswer);
    const section = { kind: "section", ordinal: 12, page: 1, shownAnswer } as const;
    expect(pressed(series, { asker: 9_999_999_999, action: section }).action).toEqual(section);
  });

  test("leaves out the least excerpts first, and never the one at hand", async () => {
    const series = await named(...["a", "b", "c", "d", "e"].map((slug) => manyParagraphs(slug, 1)));
    const excerpts = [0, 1, 2, 3, 4].map((ordinal) => ({ ordinal, sentences: [0] }));
    const shortened = (at: number) => {
      const action = { kind: "answer", shownAnswer: { outcome: "related", excerpts, at } } as const;
      const { excerpts: left, at: index } = shownAnswerOf(
        pressed(series, { asker: 2 ** 52, action }).action,
      ) as ShownAnswer;
      return [left.map(({ ordinal }) => ordinal), index];
    };
    expect(shortened(0)).toEqual([[0, 1, 2, 3], 0]);
    expect(shortened(4)).toEqual([[0, 1, 2, 4], 3]);
  });
});

describe("a button of yesterday", () => {
  const article = manyParagraphs("bai-2", 20);
  const excerpts = [
    { ordinal: 12, sentences: [1] },
    { ordinal: 4, sentences: [] },
  ];
  const answer = { kind: "answer", shownAnswer: { outcome: "answered", excerpts, at: 1 } } as const;

  test("opens the same passage when articles were added before and after it", async () => {
    const before = await named(article);
    const after = await named(manyParagraphs("bai-1", 7), article, manyParagraphs("bai-3", 5));
    const data = before.callbacks.encode({ asker: 7, action: answer });
    const moved = excerpts.map((shownExcerpt) => ({ ...shownExcerpt, ordinal: shownExcerpt.ordinal + 7 }));
    expect(after.callbacks.decode(data)).toEqual({
      asker: 7,
      action: { ...answer, shownAnswer: { ...answer.shownAnswer, excerpts: moved } },
    });
    for (const kind of ["section", "article"] as const) {
      const opening = before.callbacks.encode({
        asker: 7,
        action: { kind, ordinal: 3, page: 0, shownAnswer: null },
      });
      expect(after.callbacks.decode(opening)).toMatchObject({ action: { kind, ordinal: 10 } });
    }
  });

  test("is gone when a passage that it shows has another text, or the article is gone or shorter", async () => {
    const data = (await named(article)).callbacks.encode({ asker: 7, action: answer });
    const texts = article.passages.map(({ text }) => text);
    const corrected = texts.with(4, `${texts[4]} (đã sửa)`);
    for (const now of [
      articleOf({ slug: "bai-2" }, [["MỤC", corrected]]),
      articleOf({ slug: "bai-2" }, [["MỤC", texts.slice(0, 12)]]),
      articleOf({ slug: "bai-02" }, [["MỤC", texts]]),
    ]) {
      expect((await named(now)).callbacks.decode(data)).toBe("gone");
    }
    const elsewhere = articleOf({ slug: "bai-2" }, [["MỤC", texts.with(5, "khác")]]);
    expect((await named(elsewhere)).callbacks.decode(data)).toMatchObject({ action: { kind: "answer" } });
  });

  test("is outdated when another version of the bot made it", async () => {
    const { callbacks } = await named(article);
    const data = callbacks.encode({ asker: 7, action: answer });
    for (const other of [
      "",
      "1",
      "0",
      `2${data.slice(1)}`,
      `1z${data.slice(2)}`,
      `1A${data.slice(2)}`,
      "a:1:2",
    ]) {
      expect(callbacks.decode(other), other).toBe("outdated");
    }
  });
});

describe("callback data that this bot did not make", () => {
  test("opens nothing and breaks nothing", async () => {
    const { callbacks, passages } = await named(manyParagraphs("bai-2", 20), manyParagraphs("Ô Môn", 3));
    const prefix = fc.constantFrom("1a", "1b", "1c", "1d", "1e", "1f", "1g", "1h", "1", "");
    const junk = fc.oneof(
      fc.string({ unit: anyCharacter, maxLength: 62 }),
      fc.base64String({ maxLength: 62 }),
      fc.uint8Array({ maxLength: 46 }).map((bytes) => Buffer.from(bytes).toString("base64url")),
    );
    fc.assert(
      fc.property(prefix, junk, (start, rest) => {
        const press = callbacks.decode(start + rest);
        if (typeof press === "string") {
          expect(["outdated", "gone"]).toContain(press);
          return;
        }
        const { action } = press;
        const shownAnswer = shownAnswerOf(action);
        const ordinals = shownAnswer?.excerpts.map(({ ordinal }) => ordinal) ?? [];
        for (const ordinal of "ordinal" in action ? [...ordinals, action.ordinal] : ordinals)
          expect(() => passages.passage(ordinal)).not.toThrow();
        if (shownAnswer) expect(shownAnswer.excerpts[shownAnswer.at]).toBeDefined();
      }),
      { numRuns: 1_000 },
    );
  });

  test("cut short or lengthened, never opens another passage", async () => {
    const series = await named(manyParagraphs("bai-2", 20));
    const { callbacks, passages } = series;
    await fc.assert(
      fc.property(
        anyAction(passages.size),
        anyAsker,
        fc.nat(63),
        fc.string({ maxLength: 3 }),
        (action, asker, cut, tail) => {
          const data = callbacks.encode({ asker, action });
          const shown = passagesOf(action);
          for (const other of [data.slice(0, cut), data + tail]) {
            const press = callbacks.decode(other);
            if (typeof press === "string") continue;
            expect(press.action.kind).toBe(action.kind);
            for (const ordinal of passagesOf(press.action)) expect(shown).toContain(ordinal);
          }
        },
      ),
    );
  });
});

function passagesOf(action: CallbackAction): number[] {
  const own = "ordinal" in action ? [action.ordinal] : [];
  return [...own, ...(shownAnswerOf(action)?.excerpts ?? []).map(({ ordinal }) => ordinal)];
}
