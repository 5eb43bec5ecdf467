import { describe, expect, it } from "vitest";
import { inSlices, turn } from "../src/turn.js";
import { countTurns } from "./support/turns.js";

describe("turn", () => {
  it("lets what waits already go first", async () => {
    const order: string[] = [];
    setImmediate(() => order.push("waiting"));
    queueMicrotask(() => order.push("waiting shortly"));
    await turn();
    order.push("after");
    expect(order).toEqual(["waiting shortly", "waiting", "after"]);
  });

  it("lets two that work at length take turns", async () => {
    const order: string[] = [];
    const work = async (name: string) => {
      for (let slice = 0; slice < 3; slice++) {
        order.push(name);
        await turn();
      }
    };
    await Promise.all([work("one"), work("other")]);
    expect(order).toEqual(["one", "other", "one", "other", "one", "other"]);
  });
});

describe("inSlices", () => {
  it("does everything in order, and gives turns while it takes long", async () => {
    const done: number[] = [];
    const workFor10ms = (item: number) => {
      for (const end = performance.now() + 10; performance.now() < end; );
      done.push(item);
    };
    expect(await countTurns(() => inSlices([1, 2, 3], workFor10ms))).toBeGreaterThanOrEqual(3);
    expect(done).toEqual([1, 2, 3]);
  });
});
