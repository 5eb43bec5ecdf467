import { afterEach, beforeEach, describe, expect, test, vi as vitest } from "vitest";
import type { AnsweredQuestion } from "../../../src/coordination/index.js";
import { MemoryConversations } from "../../../src/coordination/local/memory-conversations.js";

const answered = (details: Partial<AnsweredQuestion> = {}): AnsweredQuestion => ({
  chatId: 7,
  questionId: 1,
  answerId: 2,
  text: "còn Thới Lai?",
  asked: "hộ nghèo Thới Lai",
  ...details,
});

test("however many ask, only so many are remembered, the last ones", async () => {
  const conversations = new MemoryConversations();
  const count = 20_001;
  for (let index = 0; index < count; index++)
    await conversations.remember(answered({ chatId: index, questionId: 1, answerId: 2 }));
  expect(await conversations.answerTo(0, 1)).toBeUndefined();
  expect(await conversations.askedOf(0, 2)).toBeUndefined();
  expect(await conversations.answerTo(1, 1)).toBeDefined();
  expect(await conversations.lastAsked(count - 10_001, 9)).toBeUndefined();
  expect(await conversations.lastAsked(count - 10_000, 9)).toBeDefined();
});

describe("a question's text", () => {
  beforeEach(() => void vitest.useFakeTimers());
  afterEach(() => void vitest.useRealTimers());

  test("leaves the memory after half an hour, whether it was read or not", async () => {
    const conversations = new MemoryConversations();
    await conversations.remember(answered());
    vitest.advanceTimersByTime(20 * 60_000);
    await conversations.remember(answered({ chatId: 8, questionId: 5, answerId: 6 }));
    expect([await conversations.lastAsked(7, 9), await conversations.askedOf(7, 2)]).not.toContain(undefined);
    vitest.advanceTimersByTime(10 * 60_000);
    expect(conversations.remembered).toBe(2);
    vitest.advanceTimersByTime(1_000);
    expect(conversations.remembered).toBe(1);
    vitest.advanceTimersByTime(20 * 60_000);
    expect(conversations.remembered).toBe(0);
    expect([await conversations.lastAsked(7, 9), await conversations.askedOf(7, 2)]).toEqual([
      undefined,
      undefined,
    ]);
  });

  test("that was asked again stays for as long from then on", async () => {
    const conversations = new MemoryConversations();
    await conversations.remember(answered());
    vitest.advanceTimersByTime(20 * 60_000);
    await conversations.remember(answered({ text: "còn Ô Môn?" }));
    vitest.advanceTimersByTime(20 * 60_000);
    expect((await conversations.answerTo(7, 1))?.text).toBe("còn Ô Môn?");
    vitest.advanceTimersByTime(11 * 60_000);
    expect(conversations.remembered).toBe(0);
  });

  test("is no longer known then, but which message answered it is, so that an edit can still be followed", async () => {
    const conversations = new MemoryConversations();
    await conversations.remember(answered());
    vitest.advanceTimersByTime(24 * 60 * 60_000);
    expect(await conversations.answerTo(7, 1)).toEqual({ answerId: 2 });
    await conversations.forget(7, 2);
    expect(await conversations.answerTo(7, 1)).toBeUndefined();
  });

  test("waits for nothing that would hold the process", async () => {
    const handles = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    vitest.useRealTimers();
    const before = handles();
    await new MemoryConversations().remember(answered());
    expect(handles()).toBe(before);
  });

  test("takes no more room than a few megabytes, however long the questions are", async () => {
    const conversations = new MemoryConversations();
    const asked = "a".repeat(4_096);
    for (let index = 0; index < 2_000; index++)
      await conversations.remember(
        answered({ chatId: index, questionId: 1, answerId: 2, text: asked, asked }),
      );
    expect(conversations.remembered).toBeLessThanOrEqual(1_000);
    expect(await conversations.askedOf(0, 2)).toBeUndefined();
    expect(await conversations.askedOf(1_999, 2)).toBe(asked);
    expect(await conversations.answerTo(0, 1)).toEqual({ answerId: 2 });
  });
});
