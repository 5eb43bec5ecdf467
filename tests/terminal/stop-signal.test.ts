import { describe, expect, test } from "vitest";
import { fired, unlessStopped } from "../../src/terminal/stop-signal.js";

describe("work that need not end once a stop is asked for", () => {
  test("gives its result, or its error, where no stop comes", async () => {
    const { signal } = new AbortController();
    expect(await unlessStopped(Promise.resolve(7), signal)).toBe(7);
    await expect(unlessStopped(Promise.reject(new RangeError("broken")), signal)).rejects.toThrow("broken");
  });

  test("gives nothing where the stop comes first, and its later error harms nobody", async () => {
    const stop = new AbortController();
    let fail = (_error: Error) => {};
    const work = new Promise<number>((_resolve, reject) => {
      fail = reject;
    });
    const result = unlessStopped(work, stop.signal);
    stop.abort();
    expect(await result).toBeNull();
    fail(new Error("too late"));
    await expect(work).rejects.toThrow("too late");
  });

  test("is not waited for where the stop came before", async () => {
    const never = new Promise<number>(() => {});
    expect(await unlessStopped(never, AbortSignal.abort())).toBeNull();
    await fired(AbortSignal.abort());
  });
});
