import { expect, test } from "vitest";
import {
  type BoundSeries,
  type ChatBindings,
  longestKeptTitle,
  mostBound,
} from "../../src/bindings/index.js";

/** A series by a letter. */
export const bound = (letter: string): BoundSeries => ({
  key: letter.repeat(16),
  title: `Loạt bài ${letter}`,
});

/** What `ChatBindings` is kept in. */
export interface BindingsUnderTest {
  /** Opens what is kept; what was kept before is there again. */
  open(): Promise<ChatBindings>;
}

/** What every implementation of `ChatBindings` does, whatever keeps them. @param make something new to keep them in, empty */
export function bindingsContract(make: () => Promise<BindingsUnderTest>): void {
  const opened = async () => (await make()).open();
  const [a, b, c] = [bound("a"), bound("b"), bound("c")];

  test("a chat that nobody bound has no series", async () => {
    const bindings = await opened();
    expect(await bindings.get(7)).toEqual([]);
    await bindings.clear(7);
    await bindings.move(7, 8);
    expect([await bindings.get(7), await bindings.get(8)]).toEqual([[], []]);
  });

  test("each chat has its own, groups by negative numbers of any size", async () => {
    const bindings = await opened();
    const supergroup = -1_002_147_483_648_123;
    await bindings.set(7, [a]);
    await bindings.set(supergroup, [b, a]);
    await bindings.set(-7, [c]);
    expect(await bindings.get(7)).toEqual([a]);
    expect(await bindings.get(supergroup)).toEqual([b, a]);
    expect(await bindings.get(-7)).toEqual([c]);
  });

  test("a later choice takes the place of an earlier one; none lets the chat ask everything", async () => {
    const bindings = await opened();
    await bindings.set(7, [a, b]);
    await bindings.set(7, [c]);
    expect(await bindings.get(7)).toEqual([c]);
    await bindings.clear(7);
    expect(await bindings.get(7)).toEqual([]);
    await bindings.set(7, [a]);
    await bindings.set(7, []);
    expect(await bindings.get(7)).toEqual([]);
  });

  test("a change starts from what is bound by then, and tells what is bound now", async () => {
    const bindings = await opened();
    expect(await bindings.change(7, (now) => [...now, a])).toEqual([a]);
    expect(await bindings.change(7, (now) => [...now, b])).toEqual([a, b]);
    expect(await bindings.change(7, (now) => now.filter(({ key }) => key !== a.key))).toEqual([b]);
    expect(await bindings.change(7, () => [])).toEqual([]);
  });

  test("two who change at once do not lose each other's choice", async () => {
    const bindings = await opened();
    const letters = [..."abcdefgh"];
    await Promise.all(
      letters.flatMap((letter) =>
        [7, 8].map((chat) => bindings.change(chat, (now) => [...now, bound(letter)])),
      ),
    );
    for (const chat of [7, 8])
      expect((await bindings.get(chat)).map(({ key }) => key[0]).sort()).toEqual(letters);
  });

  test("a change that fails changes nothing, and those after it go on", async () => {
    const bindings = await opened();
    await bindings.set(7, [a]);
    const failing = bindings.change(7, () => {
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await bindings.get(7)).toEqual([a]);
    expect(await bindings.change(7, (now) => [...now, b])).toEqual([a, b]);
  });

  test("a series stands once in a binding, titles are shortened, and there are no more than are kept", async () => {
    const bindings = await opened();
    await bindings.set(7, [a, { ...a, title: "Tên khác" }, { ...b, title: "Ô 😀".repeat(1_000) }]);
    const [first, second, ...others] = await bindings.get(7);
    expect([first?.key, second?.key, others]).toEqual([a.key, b.key, []]);
    expect([...(second?.title ?? "")]).toHaveLength(longestKeptTitle);
    expect(second?.title).not.toMatch(/\p{Surrogate}/u);
    const many = Array.from({ length: 100 }, (_, at) => ({
      key: `k${String(at).padStart(15, "0")}`,
      title: `${at}`,
    }));
    await bindings.set(8, many);
    expect(await bindings.get(8)).toEqual(many.slice(0, mostBound));
  });

  test("the binding of a group that moved goes along, unless one was made there already", async () => {
    const bindings = await opened();
    await bindings.set(-1, [a]);
    await bindings.move(-1, -100_1);
    expect([await bindings.get(-1), await bindings.get(-100_1)]).toEqual([[], [a]]);
    // Either of the two groups tells of it, or both.
    await bindings.move(-1, -100_1);
    expect(await bindings.get(-100_1)).toEqual([a]);
    await bindings.set(-2, [b]);
    await bindings.set(-100_2, [c]);
    await bindings.move(-2, -100_2);
    expect([await bindings.get(-2), await bindings.get(-100_2)]).toEqual([[], [c]]);
    await bindings.move(-100_2, -100_2);
    expect(await bindings.get(-100_2)).toEqual([c]);
  });

  test("what was chosen is there again after a restart", async () => {
    const kept = await make();
    const before = await kept.open();
    await before.set(7, [a, b]);
    await before.set(8, [c]);
    await before.clear(8);
    await before.move(7, 9);
    const after = await kept.open();
    expect([await after.get(7), await after.get(8), await after.get(9)]).toEqual([[], [], [a, b]]);
  });

  test("hundreds of chats are kept, whoever comes in between", async () => {
    const kept = await make();
    const bindings = await kept.open();
    const chats = Array.from({ length: 300 }, (_, at) => at + 1);
    await Promise.all(chats.map((chat) => bindings.set(chat, chat % 2 === 0 ? [a] : [b, c])));
    const after = await kept.open();
    for (const chat of chats) expect(await after.get(chat)).toEqual(chat % 2 === 0 ? [a] : [b, c]);
  });
}
