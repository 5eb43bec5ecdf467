import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ProgressReport } from "../../src/terminal/index.js";
import { FakeStreams } from "./streams.js";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance", "setTimeout", "clearTimeout", "Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const unit = (done: number, total: number) => `${done}/${total} câu`;

test.each([null, { columns: 80 }])("work of less than a second shows nothing (terminal: %o)", (terminal) => {
  const streams = new FakeStreams(undefined, terminal);
  const report = new ProgressReport(streams.messages, unit);
  for (let done = 1; done <= 9; done++) {
    vi.advanceTimersByTime(100);
    report.update("Đang đọc", done, 10);
  }
  report.stop();
  expect(streams.told).toBe("");
});

test("longer work shows a bar on a terminal, which is taken away at the end", async () => {
  const streams = new FakeStreams(undefined, { columns: 80 });
  Object.assign(streams.messages, { cursorTo: () => true, clearLine: () => true, moveCursor: () => true });
  const report = new ProgressReport(streams.messages, unit);
  vi.advanceTimersByTime(1_500);
  report.update("Đang đọc", 3, 10);
  await vi.dynamicImportSettled();
  expect(streams.told).toContain("3/10 câu");
  vi.advanceTimersByTime(500);
  report.update("Đang nối", 5, 20);
  vi.advanceTimersByTime(500);
  expect(streams.told).toContain("Đang nối");
  expect(streams.told).toContain("5/20 câu");
  report.stop();
  const shown = streams.told;
  vi.advanceTimersByTime(5_000);
  report.stop();
  expect(streams.told).toBe(shown);
});

test("work that ends while its bar is loaded shows none", async () => {
  const streams = new FakeStreams(undefined, { columns: 80 });
  const report = new ProgressReport(streams.messages, unit);
  vi.advanceTimersByTime(1_500);
  report.update("Đang đọc", 3, 10);
  report.stop();
  await vi.dynamicImportSettled();
  expect(streams.told).toBe("");
});

test("longer work is told of in a single line where there is no terminal", () => {
  const streams = new FakeStreams();
  const report = new ProgressReport(streams.messages, unit);
  vi.advanceTimersByTime(1_500);
  for (let done = 1; done <= 10; done++) report.update("Đang đọc", done, 10);
  report.stop();
  expect(streams.told).toBe("Đang đọc…\n");
});

test("work that turns out to be none shows nothing", () => {
  const streams = new FakeStreams();
  const report = new ProgressReport(streams.messages, unit);
  vi.advanceTimersByTime(1_500);
  report.update("Đang đọc", 0, 0);
  report.stop();
  expect(streams.told).toBe("");
});
