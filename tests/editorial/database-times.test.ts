import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Database, Row } from "../../src/database/index.js";
import { DatabaseStore, LibraryFollower } from "../../src/editorial/index.js";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A database that tells a revision, and keeps the statements that it got. */
function stub() {
  const state = { revision: 0, isDown: false, notice: () => {}, statements: [] as string[] };
  const database: Database = {
    async query<Result extends Row>(text: string): Promise<Result[]> {
      state.statements.push(text.trim().split(/\s+/u)[0] ?? "");
      if (state.isDown) throw new Error("down");
      return [{ revision: state.revision }] as Row[] as Result[];
    },
    transaction: (work) => work(database),
    async listen(_channel, onNotice) {
      state.notice = () => onNotice("");
      return { close: async () => {} };
    },
    close: async () => {},
  };
  return { database, state };
}

/** Follows a library whose readings end as told. */
async function following(isRead: () => boolean) {
  const { database, state } = stub();
  let seen = 0;
  const readings: number[] = [];
  const start = Date.now();
  const onChange = async () => {
    readings.push(Date.now() - start);
    if (isRead()) seen = state.revision;
    return isRead();
  };
  const follower = new LibraryFollower(database, () => seen, onChange);
  await follower.start();
  await vi.advanceTimersByTimeAsync(0);
  return { follower, state, readings };
}

test("the articles are looked at every five seconds, and a fifth of a second after a notice", async () => {
  const { follower, state, readings } = await following(() => true);
  state.revision = 1;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(readings).toEqual([5_200]);
  state.revision = 2;
  state.notice();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(readings).toEqual([5_200, 10_200]);
  await follower.close();
});

test("what cannot be read is tried again after five seconds, then twice as long each time, up to ten minutes", async () => {
  const { follower, state, readings } = await following(() => false);
  state.revision = 1;
  await vi.advanceTimersByTimeAsync(2 * 60 * 60_000);
  const pauses = readings.slice(1).map((at, index) => Math.round((at - (readings[index] ?? 0)) / 1_000));
  // It is looked every five seconds and a fifth.
  expect(pauses.slice(0, 4)).toEqual([5, 10, 21, 42]);
  expect(Math.max(...pauses)).toBeGreaterThanOrEqual(600);
  expect(Math.max(...pauses)).toBeLessThan(606);
  await follower.close();
});

test("while the database is down nothing is read, and it goes on once that is back", async () => {
  const { follower, state, readings } = await following(() => true);
  state.revision = 1;
  state.isDown = true;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(readings).toEqual([]);
  state.isDown = false;
  await vi.advanceTimersByTimeAsync(5_200);
  expect(readings).toHaveLength(1);
  await follower.close();
});

test("a process says every twenty seconds that it is alive, whatever failed before, and lets go at its end", async () => {
  const { database, state } = stub();
  const store = new DatabaseStore({ database, bot: 1, folder: "unused" });
  await vi.advanceTimersByTimeAsync(19_999);
  expect(state.statements).toEqual([]);
  state.isDown = true;
  await vi.advanceTimersByTimeAsync(1);
  state.isDown = false;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(state.statements).toEqual(["update", "update"]);
  await store.close();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(state.statements).toHaveLength(3);
});
