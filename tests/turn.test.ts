import { describe, expect, it } from "vitest";
import { turn } from "../src/turn.js";

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
