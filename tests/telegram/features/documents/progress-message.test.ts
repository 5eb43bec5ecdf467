import type { Api } from "grammy";
import { afterEach, beforeEach, expect, test, vi as timers } from "vitest";
import { ProgressMessage } from "../../../../src/telegram/features/documents/progress-message.js";
import { plain } from "../../../../src/telegram/ui/styled-text.js";

const logger = { debug() {}, info() {}, warn() {}, error() {} };

/** A chat that notes what the message said, and when, in ms. */
function chat(edit: () => Promise<unknown> = async () => true) {
  const said: [number, string][] = [];
  const start = Date.now();
  const api = {
    editMessageText: async (_chat: number, _id: number, text: string) => {
      said.push([Date.now() - start, text]);
      return edit();
    },
  } as Pick<Api, "editMessageText"> as Api;
  return { said, message: new ProgressMessage(api, logger, 7, 9, "bắt đầu") };
}

beforeEach(() => void timers.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void timers.useRealTimers());

test("of what comes too fast the last is shown, at most once in a second and a half, and nothing twice", async () => {
  const { said, message } = chat();
  message.show("bắt đầu");
  await timers.advanceTimersByTimeAsync(10);
  for (let page = 1; page <= 40; page++) {
    message.show(`trang ${page}`);
    await timers.advanceTimersByTimeAsync(100);
  }
  await timers.advanceTimersByTimeAsync(5_000);
  message.show("trang 40");
  await timers.advanceTimersByTimeAsync(5_000);
  expect(said.map(([, text]) => text)).toEqual(["trang 1", "trang 15", "trang 30", "trang 40"]);
  for (const [at, [time]] of said.entries())
    expect(time - (said[at - 1]?.[0] ?? -1_500)).toBeGreaterThanOrEqual(1_500);
});

test("its end comes after what is being shown, and nothing comes after it; a failure of the progress is none of the work", async () => {
  let fail = (_: Error) => {};
  const { said, message } = chat(
    () =>
      new Promise((resolve, reject) => {
        if (said.length > 1) resolve(true);
        fail = reject;
      }),
  );
  message.show("trang 1");
  await timers.advanceTimersByTimeAsync(10);
  message.show("trang 2");
  const ended = message.end({ content: plain("xong"), keyboard: [] });
  fail(new Error("network"));
  await ended;
  await timers.advanceTimersByTimeAsync(10_000);
  expect(said.map(([, text]) => text)).toEqual(["trang 1", "xong"]);
});
