import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { ChatQueues } from "../../src/telegram/chat-queues.js";

test("one chat is served in order, another one meanwhile", async () => {
  const queues = new ChatQueues();
  const done: string[] = [];
  queues.add(1, () => delay(40).then(() => void done.push("a")));
  queues.add(1, async () => void done.push("b"));
  queues.add(2, async () => void done.push("c"));
  await queues.drain();
  expect(done).toEqual(["c", "a", "b"]);
  expect(queues.pending).toBe(0);
});

test("a task that fails holds up nothing", async () => {
  const queues = new ChatQueues();
  const done: string[] = [];
  queues.add(1, () => Promise.reject(new Error("broken")));
  queues.add(1, async () => void done.push("next"));
  await queues.drain();
  expect(done).toEqual(["next"]);
});

test("no more is taken in than can be held", async () => {
  const queues = new ChatQueues();
  for (let chat = 0; chat < 3; chat++) queues.add(chat, () => delay(10 * (chat + 1)));
  await queues.room(3);
  expect(queues.pending).toBeLessThan(3);
});
