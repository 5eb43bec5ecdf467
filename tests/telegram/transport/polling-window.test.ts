import { afterEach, beforeEach, expect, test, vi as time } from "vitest";
import { PollingWindow } from "../../../src/telegram/transport/polling-window.js";
import type { UpdateTracker } from "../../../src/telegram/transport/update-tracker.js";
import { type LogLine, recordingLogger } from "../test-bot.js";

beforeEach(() => void time.useFakeTimers());
afterEach(() => void time.useRealTimers());

/** Open updates, by hand. */
class Open {
  readonly ids = new Set<number>();
  readonly since = Date.now();
  released = 0;
  #waiting: (() => void)[] = [];

  get lowestOpen() {
    return this.ids.size === 0 ? undefined : Math.min(...this.ids);
  }
  get held() {
    return this.ids.size;
  }
  openSince() {
    return this.since;
  }
  changed() {
    return new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
  end(id: number) {
    this.ids.delete(id);
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
  release(id: number) {
    this.released++;
    this.end(id);
  }
}

function given(...ids: number[]) {
  const open = new Open();
  for (const id of ids) open.ids.add(id);
  const log: LogLine[] = [];
  const window = new PollingWindow(open as unknown as UpdateTracker, recordingLogger(log));
  const stop = new AbortController();
  /** For how many ms it waits after a response. */
  const waits = async (fresh: number, count: number): Promise<number> => {
    const start = Date.now();
    let end = Number.NaN;
    void window.passed(fresh, count, stop.signal).then(() => {
      end = Date.now();
    });
    await time.advanceTimersByTimeAsync(60_000);
    return end - start;
  };
  return { open, window, waits, stop, log };
}

const range = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index);

test("while nothing is open, the next request goes out at once", async () => {
  expect(await given().waits(5, 5)).toBe(0);
});

test("while an update is open, requests for it are spaced, ever more where they bring nothing new", async () => {
  const { waits } = given(1);
  expect(await waits(1, 1)).toBe(600);
  const pauses: number[] = [];
  for (let turn = 0; turn < 6; turn++) pauses.push(await waits(0, 1));
  expect(pauses).toEqual([900, 1_350, 2_000, 2_000, 2_000, 2_000]);
  expect(await waits(1, 2)).toBe(600);
});

test("the end of the oldest update ends the wait, at once where nothing else is open", async () => {
  const { open, window, stop } = given(1, 2);
  const done = time.fn();
  void window.passed(2, 2, stop.signal).then(done);
  await time.advanceTimersByTimeAsync(100);
  open.end(1);
  await time.advanceTimersByTimeAsync(149);
  expect(done).not.toHaveBeenCalled();
  await time.advanceTimersByTimeAsync(1);
  expect(done).toHaveBeenCalledOnce();
  void window.passed(0, 1, stop.signal).then(done);
  await time.advanceTimersByTimeAsync(10);
  open.end(2);
  await time.advanceTimersByTimeAsync(0);
  expect(done).toHaveBeenCalledTimes(2);
});

test("a stop ends the wait", async () => {
  const { window, stop } = given(1);
  const done = time.fn();
  void window.passed(1, 1, stop.signal).then(done);
  await time.advanceTimersByTimeAsync(1);
  stop.abort();
  await time.advanceTimersByTimeAsync(0);
  expect(done).toHaveBeenCalledOnce();
});

test("an update that fills the window with answered ones is let go of after a while, and the log tells its number", async () => {
  const { open, waits, log } = given(1);
  await waits(100, 100);
  await waits(0, 100);
  expect(open.released).toBe(1);
  expect(log).toEqual([{ level: "warn", fields: { updateId: 1 }, message: expect.any(String) }]);
});

test("all that wait for so long are let go of together", async () => {
  const { open, waits } = given(1, 2, 3);
  await waits(100, 100);
  await waits(0, 100);
  expect(open.released).toBe(3);
});

test("no update is let go of while there is room, or while most of them wait", async () => {
  const room = given(1);
  await room.waits(99, 99);
  await room.waits(0, 99);
  const all = given(...range(1, 100));
  await all.waits(100, 100);
  await all.waits(0, 100);
  expect([room.open.released, all.open.released]).toEqual([0, 0]);
});

test("so many that are let go of are the most", async () => {
  const { open, waits } = given(1);
  open.released = 400;
  await waits(100, 100);
  await waits(0, 100);
  expect(open.released).toBe(400);
});
