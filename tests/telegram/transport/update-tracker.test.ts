import { Bot } from "grammy";
import { describe, expect, test } from "vitest";
import { LocalClaims } from "../../../src/coordination/local/local-claims.js";
import { type Metrics, noMetrics } from "../../../src/telegram/metrics.js";
import { ClaimedUpdates } from "../../../src/telegram/transport/claimed-updates.js";
import { UpdateTracker } from "../../../src/telegram/transport/update-tracker.js";
import { recordingLogger } from "../test-bot.js";
import { me, TOKEN } from "./scripted-api.js";
import { message } from "./updates.js";

/** A bot whose work on each update ends when it is let go. */
function tracked(earlier: readonly number[] = []) {
  const noted: number[] = [];
  const received: string[] = [];
  const metrics: Metrics = { ...noMetrics, updateReceived: (kind) => received.push(kind) };
  const numberOf = (mark: string) => Number((JSON.parse(mark) as { update_id: number }).update_id);
  const claims = new LocalClaims({
    has: (mark) => earlier.includes(numberOf(mark)),
    add: (mark) => noted.push(numberOf(mark)),
  });
  const tracker = new UpdateTracker(
    metrics,
    new ClaimedUpdates({ claims, hash: (text) => text, isShared: false }, recordingLogger([])),
  );
  const bot = new Bot(TOKEN, { botInfo: me });
  const ends = new Map<number, () => void>();
  const ended = new Set<number>();
  bot.use(
    tracker.middleware,
    ({ update: { update_id: id } }) =>
      new Promise<void>((resolve) => {
        ends.set(id, resolve);
        if (ended.has(id)) resolve();
      }),
  );
  const update = (id: number) => ({ ...message("Ô Môn?"), update_id: id });
  return {
    tracker,
    noted,
    received,
    update,
    take: (id: number) => bot.handleUpdate(update(id)),
    end: (id: number) => {
      ended.add(id);
      ends.get(id)?.();
    },
    begun: () => [...ends.keys()],
  };
}

test("an update is open from the moment it is taken, and noted when its work ends", async () => {
  const { tracker, take, end, noted, update } = tracked();
  const works = [take(7), take(5), take(6)];
  expect([tracker.pending, tracker.lowestOpen, tracker.isKnown(update(5))]).toEqual([3, 5, true]);
  end(5);
  await works[1];
  expect([tracker.lowestOpen, tracker.isHandled(5), tracker.isHandled(6)]).toEqual([6, true, false]);
  end(7);
  end(6);
  await tracker.drained();
  expect([tracker.pending, tracker.lowestOpen]).toEqual([0, undefined]);
  expect(noted.sort()).toEqual([5, 6, 7]);
});

test("an update that comes again is handled once, and waits for the same work while it is open", async () => {
  const { take, end, begun, received } = tracked();
  const [first, again] = [take(1), take(1)];
  let isDone = false;
  void again.then(() => {
    isDone = true;
  });
  await new Promise(setImmediate);
  expect(isDone).toBe(false);
  end(1);
  await Promise.all([first, again, take(1)]);
  expect([begun(), received]).toEqual([[1], ["message"]]);
});

test("what an earlier process dealt with is left alone", async () => {
  const { take, begun, tracker, update, noted } = tracked([1, 2]);
  await take(1);
  expect([begun(), noted, tracker.isHandled(1)]).toEqual([[], [], true]);
  await take(2);
  expect([begun(), tracker.isKnown(update(2)), tracker.isKnown(update(3))]).toEqual([[], true, false]);
});

describe("after a stop", () => {
  test("what ends was given up: it stays open and is not noted", async () => {
    const { tracker, take, end, noted } = tracked();
    const work = take(1);
    tracker.close();
    end(1);
    await work;
    expect([tracker.pending, tracker.lowestOpen, tracker.isHandled(1), noted]).toEqual([1, 1, false, []]);
  });
});

test("an update that Telegram no longer holds is open all the same", async () => {
  const { tracker, take, end } = tracked();
  const works = [take(1), take(2)];
  tracker.release(1);
  expect([tracker.pending, tracker.held, tracker.released, tracker.lowestOpen]).toEqual([2, 1, 1, 2]);
  end(1);
  end(2);
  await Promise.all(works);
  expect([tracker.pending, tracker.held, tracker.released]).toEqual([0, 0, 0]);
});
