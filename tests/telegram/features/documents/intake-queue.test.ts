import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Note } from "../../../../src/editorial/index.js";
import { vi as words } from "../../../../src/locales/index.js";
import type { Desk } from "../../../../src/telegram/features/documents/desk.js";
import { noteIdOf, sentFileKind } from "../../../../src/telegram/features/documents/intake-note.js";
import { IntakeQueue } from "../../../../src/telegram/features/documents/intake-queue.js";

beforeEach(() => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => vi.useRealTimers());

/** The note of a file that was begun so often that it is given up without being fetched. */
function left(message: number): Note {
  const data = {
    chat: 7,
    message,
    progress: 0,
    told: "",
    fileId: "f",
    name: `tệp ${message}`,
    caption: "",
    language: "vi",
    attempts: 3,
  };
  return { id: noteIdOf(sentFileKind, 7, message), since: message, kind: sentFileKind, data };
}

/** A queue over notes, some of which another process has taken on. */
function queueOver(given: readonly Note[], taken: readonly Note[] = []) {
  const notes = new Map(given.map((note) => [note.id, note]));
  const others = new Set(taken.map(({ id }) => id));
  const texts: string[] = [];
  let [looks, tidied, isDown] = [0, 0, false];
  const stop = new AbortController();
  const editorial = {
    notes: {
      all: async () => {
        looks++;
        if (isDown) throw new Error("down");
        return [...notes.values()];
      },
      get: async (id: string) => notes.get(id) ?? null,
      put: async (note: Note) => void notes.set(note.id, note),
      remove: async (id: string) => void notes.delete(id),
      takeOn: async (id: string) => !others.has(id),
    },
    tidy: async () => void tidied++,
  };
  const desk = {
    editorial,
    api: { sendMessage: async (_chat: number, text: string) => void texts.push(text) },
    logger: { debug() {}, info() {}, warn() {}, error() {} },
    stopping: stop.signal,
  };
  return {
    queue: new IntakeQueue(desk as never as Desk),
    notes,
    others,
    texts,
    stop,
    looks: () => looks,
    tidied: () => tidied,
    fail: (isFailing: boolean) => {
      isDown = isFailing;
    },
  };
}

const { intake } = words.telegram.documents;
const givenUp = (message: number) =>
  `${intake.read(`tệp ${message}`, 0)}\n${intake.givenUp(`tệp ${message}`)}`;

test("files that an ended process left are gone on with in their order, those of another that is alive are not", async () => {
  const [first, second, third] = [left(1), left(2), left(3)];
  const { queue, notes, texts } = queueOver([third, second, first], [second]);
  await queue.resume();
  await queue.ended();
  expect(texts).toEqual([givenUp(1), givenUp(3)]);
  expect([...notes.keys()]).toEqual([second.id]);
});

test("a file that waits or is being read is not taken a second time", async () => {
  const { queue, texts } = queueOver([left(1)]);
  await Promise.all([queue.resume(), queue.resume()]);
  await queue.resume();
  await queue.ended();
  expect(texts).toEqual([givenUp(1)]);
});

test("every half minute it is looked whether another process ended and left some, whatever failed the time before", async () => {
  const note = left(1);
  const world = queueOver([note], [note]);
  const keeping = world.queue.keepResuming();
  await vi.advanceTimersByTimeAsync(29_999);
  expect(world.looks()).toBe(0);
  world.fail(true);
  await vi.advanceTimersByTimeAsync(1);
  expect(world.looks()).toBe(1);
  world.fail(false);
  world.others.clear();
  await vi.advanceTimersByTimeAsync(30_000);
  await world.queue.ended();
  expect(world.texts).toEqual([givenUp(1)]);
  world.stop.abort();
  await keeping;
  expect(world.looks()).toBe(2);
});

test("every hour what is too old is forgotten", async () => {
  const world = queueOver([]);
  const keeping = world.queue.keepResuming();
  await vi.advanceTimersByTimeAsync(60 * 60_000 - 1);
  expect(world.tidied()).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(world.tidied()).toBe(1);
  await vi.advanceTimersByTimeAsync(60 * 60_000);
  expect(world.tidied()).toBe(2);
  world.stop.abort();
  await keeping;
});
