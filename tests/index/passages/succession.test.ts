import { describe, expect, test } from "vitest";
import { fingerprintOf } from "../../../src/index/passages/fingerprint.js";
import { PassageStore } from "../../../src/index/passages/passage-store.js";
import { succeed } from "../../../src/index/passages/succession.js";
import { countTurns } from "../../support/turns.js";
import { articlesOf, paragraphOf, type Texts } from "./edited-corpus.js";

/** The corpus as it came to be, state after state. */
async function through(...states: readonly Texts[]): Promise<PassageStore> {
  let store: PassageStore | null = null;
  for (const state of states) store = await succeed(store, articlesOf(state));
  if (!store) throw new Error("no state");
  return store;
}

/** Id of the passage that took the place of a text. */
function successor(store: PassageStore, text: string): string | undefined {
  const ordinal = store.successorOf(fingerprintOf(text));
  return ordinal === undefined ? undefined : store.passage(ordinal).id;
}

const [P0, P1, P2, P3, P4] = [0, 1, 2, 3, 4].map(paragraphOf) as [string, string, string, string, string];
const other = "Thành uỷ họp bàn về thu ngân sách; ông Lê Văn Tâm chủ trì.";

describe("what took the place of a text that is gone", () => {
  test("is the same paragraph, corrected, wherever it stands now", async () => {
    const corrected = P2.replace("bí thư", "chủ tịch");
    const store = await through({ a: [P0, P1, P2, P3] }, { a: [corrected, other, P0, P1, P3] });
    expect(successor(store, P2)).toBe("a/1");
    const elsewhere = await through({ a: [P0, P1, P2, P3] }, { a: [P0, other], b: [P1, corrected, P3] });
    expect(successor(elsewhere, P2)).toBe("b/2");
  });

  test("is the larger half of a paragraph that was cut in two, and the whole of two that became one", async () => {
    const cut = P1.indexOf(". ") + 1;
    const split = await through({ a: [P0, P1, P2] }, { a: [P0, P1.slice(0, cut), P1.slice(cut + 1), P2] });
    expect(successor(split, P1)).toBe("a/3");
    const merged = await through({ a: [P0, P1, P2, P3] }, { a: [P0, `${P1} ${P2}`, P3] });
    expect([P1, P2].map((text) => successor(merged, text))).toEqual(["a/2", "a/2"]);
  });

  test("is, of two that hold as much of it, the one nearer to where it stood", async () => {
    const caption = "Ảnh: ANH DŨNG";
    const store = await through(
      { a: [P0, P1, caption, P2, P3] },
      { a: [`${caption} và SỸ KHANG`, P0, P1, `${caption}, TTXVN`, P2, P3] },
    );
    expect(successor(store, caption)).toBe("a/4");
  });

  test("is what stands in its place, where nothing new holds enough of it", async () => {
    const replaced = await through({ a: [P0, P1, P2, P3] }, { a: [other, P0, P1, "Đã thay.", P3] });
    expect(successor(replaced, P2)).toBe("a/4");
    const deleted = await through({ a: [P0, P1, P2, P3, P4] }, { a: [P0, P1, P3, P4] });
    expect(successor(deleted, P2)).toBe("a/3");
    const shorter = await through({ a: [P0, P1, P2] }, { a: [P0] });
    expect([P1, P2].map((text) => successor(shorter, text))).toEqual(["a/1", "a/1"]);
    const cutOff = await through({ a: [P0, P1, P2] }, { a: [P2] });
    expect([P0, P1].map((text) => successor(cutOff, text))).toEqual(["a/1", "a/1"]);
    const renamed = await through({ a: [P0, P1, P2] }, { b: [P0, "Đã thay.", P2] });
    expect(successor(renamed, P1)).toBe("b/2");
  });

  test("is nothing of another article with which its own shared the name of the series and a by-line", async () => {
    const [series, byLine] = ["Sáng ngời nhân cách", "AN DŨNG - SỸ KHANG"];
    const article = (...texts: string[]) => [series, ...texts, byLine];
    const withdrawn = await through({ a: article(P0, P1), b: article(P2, P3, P4) }, { a: article(P0, P1) });
    expect([P2, P3, P4].map((text) => successor(withdrawn, text))).toEqual([undefined, undefined, undefined]);
  });

  test("is beside where a block stood that was removed", async () => {
    const block = Array.from({ length: 10 }, (_, at) => paragraphOf(20 + at));
    const store = await through({ a: [P0, P1, ...block, P2, P3, P4] }, { a: [P0, P1, P2, P3, P4] });
    expect(new Set(block.map((text) => successor(store, text)))).toEqual(new Set(["a/2", "a/3"]));
    const disordered = await through({ a: [P0, ...block, P1] }, { a: [P1, other, P0] });
    expect(block.map((text) => successor(disordered, text)).every((id) => id !== undefined)).toBe(true);
  });

  test("needs a quarter of the text's pairs of words", async () => {
    const words = (from: number, count: number) =>
      Array.from({ length: count }, (_, at) => `từ${from + at}`).join(" ");
    // 41 words make 40 pairs; eleven words in a row hold ten of them.
    const old = words(0, 41);
    for (const [kept, expected] of [
      [11, "a/3"],
      [10, "a/2"],
    ] as const) {
      const store = await through({ a: [P0, old] }, { a: [P0, "Đã thay.", `${words(5, kept)} hết`] });
      expect(successor(store, old), `${kept} words`).toBe(expected);
    }
  });

  test("is not told by words that stand in more than fifty passages", async () => {
    const notices = (count: number) => Array.from({ length: count }, (_, at) => `Ảnh tư liệu ${at}`);
    const at = async (count: number) =>
      successor(
        await through({ a: [P0, "Ảnh tư liệu"] }, { a: [P0, "Đã thay.", ...notices(count)] }),
        "Ảnh tư liệu",
      );
    expect(await at(50)).toBe("a/3");
    expect(await at(51)).toBe("a/2");
  });

  test("is unknown of a text that still stands somewhere, or of which nothing is left beside it", async () => {
    const store = await through({ a: [P0, P1], b: [P2, P3] }, { a: [P1, P0, P2] });
    expect([P0, P1, P2].map((text) => successor(store, text))).toEqual([undefined, undefined, undefined]);
    // Half of its article moved into the other one: too little to tell where the rest would be.
    expect(successor(store, P3)).toBeUndefined();
    const followed = await through({ a: [P0, P1], b: [P2, P3, P4] }, { a: [P1, P0, P2, P4] });
    expect(successor(followed, P3)).toBe("a/4");
    expect(successor(await through({ a: [P0], b: [P2] }, { a: [P0] }), P2)).toBeUndefined();
    expect(successor(await through({ a: [P0] }), P1)).toBeUndefined();
  });
});

describe("what is remembered", () => {
  test("lasts through later states, and follows what took the place", async () => {
    const [first, second] = [P1.replace("bí thư", "chủ tịch"), P1.replace("bí thư", "phó bí thư")];
    const states: Texts[] = [{ a: [P0, P1, P2] }, { a: [P0, first, P2] }, { a: [other, P0, first, P2] }];
    expect(successor(await through(...states), P1)).toBe("a/3");
    expect(successor(await through(...states, { a: [P0, P2, second] }), P1)).toBe("a/3");
    expect(successor(await through(...states, { a: [P0, P2, second] }), first)).toBe("a/3");
  });

  test("is given up once the text is back", async () => {
    const store = await through({ a: [P0, P1, P2] }, { a: [P0, other, P2] }, { a: [P0, P1, P2] });
    expect(successor(store, P1)).toBeUndefined();
    expect(successor(store, other)).toBe("a/2");
  });

  test("is no text, and two numbers for each that went", async () => {
    const store = await through({ a: [P0, P1, P2] }, { a: [P0] });
    expect([...store.arrays.retired]).toEqual(
      [P1, P2].map(fingerprintOf).sort((left, right) => left - right),
    );
    expect([...store.arrays.successors]).toEqual([0, 0]);
  });

  test("is at most 2^18 texts: those that went last", async () => {
    const before = await PassageStore.from(articlesOf({ a: [P0, P1] }));
    const retired = Uint32Array.from({ length: 2 ** 18 }, (_, at) => at);
    const full = new PassageStore(
      { ...before.arrays, retired, successors: retired.map(() => 0) },
      before.articles,
    );
    const store = await succeed(full, articlesOf({ a: [P0] }));
    expect(store.arrays.retired).toHaveLength(2 ** 18);
    expect(successor(store, P1)).toBe("a/1");
    expect(store.successorOf(2 ** 18 - 1)).toBeUndefined();
  });
});

test("other work gets turns while many passages are compared", async () => {
  const texts = Array.from({ length: 3_000 }, (_, at) => paragraphOf(at));
  const before = await PassageStore.from(articlesOf({ a: texts }));
  const articles = articlesOf({ a: texts.map((text) => text.replace("bí thư", "chủ tịch")) });
  let store: PassageStore | undefined;
  const turns = await countTurns(async () => {
    store = await succeed(before, articles);
  });
  expect(texts.map((text) => store?.successorOf(fingerprintOf(text)))).toEqual([...texts.keys()]);
  expect(turns).toBeGreaterThan(5);
});
