import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Article } from "../../../src/corpus/types.js";
import type {
  CallbackAction,
  CallbackButton,
  DecodedCallback,
  Press,
  ShownAnswer,
} from "../../../src/telegram/ui/callback-action.js";
import { CallbackData } from "../../../src/telegram/ui/callback-data.js";
import { PassageKeys } from "../../../src/telegram/ui/passage-keys.js";
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
  const { notice, ...press } = understood(callbacks.decode(callbacks.encode(button)));
  expect(notice).toBeNull();
  return press;
}

function understood(press: DecodedCallback): Press {
  if (typeof press === "string") throw new Error(`the button is ${press}`);
  return press;
}

/** The action as it is read: of the sections of an article, any passage of it means the same. */
function readAs({ passages }: Named, action: CallbackAction): CallbackAction {
  return action.kind === "article"
    ? { ...action, ordinal: passages.articleOf(action.ordinal).first }
    : action;
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
          ...readAs(series, action),
          shownAnswer: null,
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

  test("holds five excerpts of a long article, three of as many articles, for whoever has a number of ten digits", async () => {
    const series = await named(...["a", "b", "c", "d"].map((slug) => manyParagraphs(slug, 60)));
    const fitted = (...ordinals: readonly number[]) => {
      const excerpts = ordinals.map((ordinal) => ({ ordinal, sentences: [14, 15] }));
      return series.callbacks.fit(9_999_999_999, { outcome: "answered", excerpts, at: 0 }).excerpts.length;
    };
    expect([fitted(59, 31, 22, 40, 51), fitted(59, 90, 150, 200)]).toEqual([5, 3]);
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
    expect(shortened(0)).toEqual([[0, 1, 2], 0]);
    expect(shortened(4)).toEqual([[0, 1, 4], 2]);
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
      notice: null,
    });
    for (const action of [
      { kind: "section", ordinal: 3, page: 0, shownAnswer: null },
      { kind: "passage", ordinal: 3, piece: 0, shownAnswer: null },
      { kind: "article", ordinal: 0, page: 0 },
    ] as const) {
      const opening = before.callbacks.encode({ asker: 7, action });
      const { kind, ordinal } = action;
      expect(after.callbacks.decode(opening)).toMatchObject({
        action: { kind, ordinal: ordinal + 7 },
        notice: null,
      });
    }
  });

  const texts = article.passages.map(({ text }) => text);
  const inSection = (...all: readonly string[]) => articleOf({ slug: "bai-2" }, [["MỤC", all]]);
  const press = async (now: Article, action: CallbackAction) =>
    (await named(now)).callbacks.decode((await named(article)).callbacks.encode({ asker: 7, action }));

  test("opens the same text when paragraphs were added before it, taken out, or put elsewhere", async () => {
    const now = inSection("Mới.", ...texts.slice(4), ...texts.slice(0, 4));
    const moved = excerpts.map((shownExcerpt) => ({ ...shownExcerpt, ordinal: shownExcerpt.ordinal - 3 }));
    expect(await press(now, answer)).toEqual({
      asker: 7,
      action: { ...answer, shownAnswer: { ...answer.shownAnswer, excerpts: moved } },
      notice: null,
    });
    expect(await press(now, { kind: "passage", ordinal: 2, piece: 3, shownAnswer: null })).toEqual({
      asker: 7,
      action: { kind: "passage", ordinal: 19, piece: 3, shownAnswer: null },
      notice: null,
    });
  });

  test("opens the nearest passage where the text has changed, and says so, again and again", async () => {
    const now = await named(inSection(...texts.with(4, `${texts[4]} (đã sửa)`)));
    const old = (await named(article)).callbacks;
    const changedFrom = (await named(article)).keys.markOf(4);
    const changed = { ordinal: 4, sentences: [], changedFrom };
    const shownAnswer = { ...answer.shownAnswer, excerpts: [excerpts[0], changed] };
    let data = old.encode({ asker: 7, action: answer });
    for (let times = 0; times < 3; times++) {
      const again = understood(now.callbacks.decode(data));
      expect(again).toEqual({ asker: 7, action: { kind: "answer", shownAnswer }, notice: "changed" });
      data = now.callbacks.encode(again);
    }
    const shown = understood(now.callbacks.decode(data)).action;
    const way = { kind: "section", ordinal: 4, page: 0, shownAnswer: shownAnswerOf(shown) } as const;
    expect(now.callbacks.decode(now.callbacks.encode({ asker: 7, action: way }))).toMatchObject({
      action: way,
      notice: "changed",
    });
    // What is opened by its number of today is not what was quoted then; the answer behind it is.
    const number = { kind: "passage", ordinal: 4, piece: 0, shownAnswer: shownAnswerOf(shown) } as const;
    expect(now.callbacks.decode(now.callbacks.encode({ asker: 7, action: number }))).toEqual({
      asker: 7,
      action: number,
      notice: null,
    });
    // The other excerpt has not changed.
    const other = { ...answer, shownAnswer: { ...answer.shownAnswer, at: 0 } };
    expect(now.callbacks.decode(old.encode({ asker: 7, action: other }))).toMatchObject({ notice: null });
  });

  test("begins with the first piece of a long passage that has changed", async () => {
    const now = inSection(...texts.with(4, "Đã sửa."));
    const action = { kind: "passage", ordinal: 4, piece: 2, shownAnswer: null } as const;
    expect(await press(now, action)).toMatchObject({ action: { ordinal: 4, piece: 0 }, notice: "changed" });
  });

  test("says when its passage stands in another article, and is gone when nothing is left of it", async () => {
    const renamed = articleOf({ slug: "bai-02" }, [["MỤC", texts]]);
    expect(await press(renamed, answer)).toMatchObject({ action: { kind: "answer" }, notice: "moved" });
    const gone = articleOf({ slug: "bai-02" }, [["MỤC", texts.slice(5)]]);
    for (const action of [
      answer,
      { kind: "section", ordinal: 4, page: 0, shownAnswer: null },
      { kind: "section", ordinal: 4, page: 0, shownAnswer: answer.shownAnswer },
      { kind: "passage", ordinal: 4, piece: 0, shownAnswer: null },
      { kind: "article", ordinal: 0, page: 0 },
    ] as const)
      expect(await press(gone, action)).toBe("gone");
  });

  test("keeps of an answer what is left of it", async () => {
    const now = await named(articleOf({ slug: "bai-02" }, [["MỤC", texts.slice(5)]]));
    const old = (await named(article)).callbacks;
    const passage = { kind: "passage", ordinal: 9, piece: 0, shownAnswer: answer.shownAnswer } as const;
    expect(now.callbacks.decode(old.encode({ asker: 7, action: passage }))).toMatchObject({
      action: { ordinal: 4, shownAnswer: { at: 0, excerpts: [{ ordinal: 7, sentences: [1] }] } },
      notice: "moved",
    });
    const nothing = { outcome: "answered", excerpts: [{ ordinal: 0, sentences: [] }], at: 0 } as const;
    expect(
      now.callbacks.decode(old.encode({ asker: 7, action: { ...passage, shownAnswer: nothing } })),
    ).toMatchObject({ action: { ordinal: 4, shownAnswer: null } });
  });

  test("says when the section that it opens, or the list that it pages, is not as it was", async () => {
    const section = { kind: "section", ordinal: 12, page: 0, shownAnswer: null } as const;
    expect(await press(inSection(...texts, "Mới."), section)).toMatchObject({ notice: "section" });
    expect(await press(inSection(...texts.with(3, "Đã sửa.")), section)).toMatchObject({ notice: "section" });
    expect(await press(inSection(...texts.with(12, "Đã sửa.")), section)).toMatchObject({
      notice: "changed",
    });
    const withOther = articleOf({ slug: "bai-2" }, [
      ["MỞ", ["Mới."]],
      ["MỤC", texts],
    ]);
    expect(await press(withOther, section)).toMatchObject({ action: { ordinal: 13 }, notice: null });
    for (const action of [
      { kind: "article", ordinal: 0, page: 0 },
      { kind: "section", ordinal: 12, page: 1, shownAnswer: null },
    ] as const)
      expect(await press(inSection(...texts), action)).toMatchObject({ notice: null });
    expect(await press(withOther, { kind: "article", ordinal: 0, page: 0 })).toMatchObject({
      notice: "list",
    });

    const old = await named(article);
    const later = await named(article, manyParagraphs("bai-3", 2));
    const paged = (now: Named, action: CallbackAction) =>
      now.callbacks.decode(old.callbacks.encode({ asker: 7, action }));
    expect(paged(later, { kind: "contents", page: 1 })).toMatchObject({
      action: { page: 1 },
      notice: "list",
    });
    expect(paged(old, { kind: "contents", page: 1 })).toMatchObject({ notice: null });
    const keys = new PassageKeys(old.passages);
    const other = { ...old, callbacks: new CallbackData({ ...old, corpusHash: "fedcba9876543210" }, keys) };
    expect(paged(other, { kind: "figures", offset: 6 })).toMatchObject({
      action: { offset: 6 },
      notice: "list",
    });
    expect(paged(old, { kind: "figures", offset: 6 })).toMatchObject({ notice: null });
  });

  test("is outdated when another version of the bot made it", async () => {
    const { callbacks } = await named(article);
    const data = callbacks.encode({ asker: 7, action: answer });
    for (const other of [
      "",
      "2",
      "0",
      `3${data.slice(1)}`,
      `2z${data.slice(2)}`,
      `2A${data.slice(2)}`,
      "a:1:2",
    ]) {
      expect(callbacks.decode(other), other).toBe("outdated");
    }
  });
});

describe("callback data that this bot did not make", () => {
  test("opens nothing and breaks nothing", async () => {
    const { callbacks, passages } = await named(manyParagraphs("bai-2", 20), manyParagraphs("Ô Môn", 3));
    const prefix = fc.constantFrom("2a", "2b", "2c", "2d", "2e", "2f", "2g", "2h", "2", "");
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
          const shown = passagesOf(readAs(series, action));
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
