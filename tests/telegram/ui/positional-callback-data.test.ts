import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CallbackAction } from "../../../src/telegram/ui/callback-action.js";
import { articleOf } from "../fixtures.js";
import { anyCharacter, manyParagraphs, named } from "./any-series.js";

const shownAnswer = {
  outcome: "related",
  excerpts: [
    { ordinal: 15, sentences: [1, 3] },
    { ordinal: 7, sentences: [] },
    { ordinal: 1, sentences: [0] },
  ],
  at: 1,
} as const;
/** Written by the bot of version 0.2 for these buttons of user 7,000,000,000, over the series below. */
const sent: readonly (readonly [string, CallbackAction])[] = [
  ["1agIzuiRoDUszO8NswAQOpHycOCQ6RH8sAGw", { kind: "answer", shownAnswer }],
  ["1bgIzuiRoDUszO8NswAQOpHycOCQ6RH8sAGw", { kind: "context", shownAnswer }],
  ["1cgIzuiRrMzvDbMAgBA1LMzvDbMAEDqR8nDgkOkR_LABs", { kind: "section", ordinal: 10, page: 1, shownAnswer }],
  ["1cgIzuiRrMzvDbMAEA", { kind: "section", ordinal: 3, page: 0, shownAnswer: null }],
  ["1dgIzuiRrMzvDbMAoC", { kind: "passage", ordinal: 12, piece: 2, shownAnswer: null }],
  ["1dgIzuiRrMzvDbMAoAA1LMzvDbMAEDqR8nDgkOkR_LABs", { kind: "passage", ordinal: 12, piece: 0, shownAnswer }],
  ["1egIzuiRrMzvDbMAEC", { kind: "article", ordinal: 3, page: 2 }],
  ["1fgIzuiRoD", { kind: "contents", page: 3 }],
  ["1ggIzuiRoS", { kind: "figures", offset: 18 }],
  ["1hgIzuiRo", { kind: "remove" }],
];
const texts = manyParagraphs("bai-2", 20).passages.map(({ text }) => text);

describe("a button that the bot of version 0.2 sent", () => {
  test("does what it did", async () => {
    const { callbacks } = await named(manyParagraphs("bai-1", 3), manyParagraphs("bai-2", 20));
    for (const [data, action] of sent)
      expect(callbacks.decode(data), data).toEqual({ asker: 7_000_000_000, action, notice: null });
  });

  test("leads to its place in an article that has changed, but for the passages of an answer", async () => {
    const changed = articleOf({ slug: "bai-2" }, [
      ["MỤC", texts.with(0, "khác").with(9, "khác").with(4, "khác")],
    ]);
    const { callbacks } = await named(manyParagraphs("bai-1", 3), changed);
    for (const [data, action] of sent) {
      const isOfAnswer = "shownAnswer" in action && action.shownAnswer !== null;
      expect(callbacks.decode(data), data).toEqual(
        isOfAnswer ? "gone" : { asker: 7_000_000_000, action, notice: null },
      );
    }
  });

  test("is gone with its article, or its paragraph", async () => {
    const { callbacks } = await named(manyParagraphs("bai-1", 3), manyParagraphs("bai-3", 20));
    const shorter = await named(manyParagraphs("bai-1", 3), manyParagraphs("bai-2", 5));
    for (const [data, { kind }] of sent) {
      if (kind === "contents" || kind === "figures" || kind === "remove") continue;
      expect(callbacks.decode(data), data).toBe("gone");
      if (kind === "passage" || kind === "answer") expect(shorter.callbacks.decode(data), data).toBe("gone");
    }
  });

  test("is outdated where it is cut short or was made up", async () => {
    const { callbacks } = await named(manyParagraphs("bai-1", 3), manyParagraphs("bai-2", 20));
    for (const data of ["", "1", "1z", "1i", "1agIzuiRo", "1cgIzuiRrMzvDbMAEA!", "1fgIzuiRoDD"])
      expect(callbacks.decode(data), data).toBe("outdated");
    const prefix = fc.constantFrom("1a", "1b", "1c", "1d", "1e", "1f", "1g", "1h");
    const junk = fc.oneof(
      fc.string({ unit: anyCharacter, maxLength: 62 }),
      fc.uint8Array({ maxLength: 46 }).map((bytes) => Buffer.from(bytes).toString("base64url")),
    );
    fc.assert(
      fc.property(prefix, junk, (start, rest) => {
        const press = callbacks.decode(start + rest);
        expect(["string", "object"]).toContain(typeof press);
      }),
    );
  });
});
