import { afterEach, beforeEach, describe, expect, test, vi as vitest } from "vitest";
import { type AnsweredQuestion, Conversations } from "../../../../src/telegram/features/ask/conversations.js";

const answered = (details: Partial<AnsweredQuestion> = {}): AnsweredQuestion => ({
  chatId: 7,
  questionId: 1,
  answerId: 2,
  text: "còn Thới Lai?",
  asked: "hộ nghèo Thới Lai",
  ...details,
});

describe("what was asked last", () => {
  test("is known for half an hour, chat by chat", () => {
    let now = 1_000;
    const conversations = new Conversations(() => now);
    conversations.remember(answered());
    expect(conversations.lastAsked(7, 9)).toBe("hộ nghèo Thới Lai");
    expect(conversations.lastAsked(8, 9)).toBeUndefined();
    now += 30 * 60_000;
    expect(conversations.lastAsked(7, 9)).toBe("hộ nghèo Thới Lai");
    now += 1;
    expect(conversations.lastAsked(7, 9)).toBeUndefined();
    conversations.remember(answered({ questionId: 3, answerId: 4, asked: "Ô Môn" }));
    expect(conversations.lastAsked(7, 9)).toBe("Ô Môn");
  });

  test("stays what it was when nothing was found", () => {
    const conversations = new Conversations();
    conversations.remember(answered());
    conversations.remember(answered({ questionId: 3, answerId: 4, asked: null }));
    expect(conversations.lastAsked(7, 9)).toBe("hộ nghèo Thới Lai");
    expect(conversations.askedOf(7, 4)).toBeUndefined();
  });
});

describe("an answer", () => {
  test("is known by its question, and what it answered by its own message", () => {
    const conversations = new Conversations();
    conversations.remember(answered());
    expect(conversations.answerTo(7, 1)).toEqual(answered());
    expect(conversations.askedOf(7, 2)).toBe("hộ nghèo Thới Lai");
    for (const [chat, id] of [
      [8, 1],
      [7, 2],
      [7, 11],
    ] as const)
      expect(conversations.answerTo(chat, id)).toBeUndefined();
    expect(conversations.askedOf(8, 2)).toBeUndefined();
  });

  test("is forgotten when it was deleted", () => {
    const conversations = new Conversations();
    conversations.remember(answered());
    conversations.remember(answered({ questionId: 3, answerId: 4 }));
    conversations.forget(7, 2);
    conversations.forget(7, 999);
    expect([conversations.answerTo(7, 1), conversations.askedOf(7, 2)]).toEqual([undefined, undefined]);
    expect(conversations.answerTo(7, 3)).toBeDefined();
  });

  test("that was edited is known with its new question", () => {
    const conversations = new Conversations();
    conversations.remember(answered());
    conversations.remember(answered({ text: "còn Ô Môn?", asked: "hộ nghèo Ô Môn" }));
    expect(conversations.answerTo(7, 1)?.text).toBe("còn Ô Môn?");
    expect(conversations.askedOf(7, 2)).toBe("hộ nghèo Ô Môn");
  });
});

test("however many ask, only so many are remembered, the last ones", () => {
  const conversations = new Conversations();
  const count = 20_001;
  for (let index = 0; index < count; index++)
    conversations.remember(answered({ chatId: index, questionId: 1, answerId: 2 }));
  expect(conversations.answerTo(0, 1)).toBeUndefined();
  expect(conversations.askedOf(0, 2)).toBeUndefined();
  expect(conversations.answerTo(1, 1)).toBeDefined();
  expect(conversations.lastAsked(count - 10_001, 9)).toBeUndefined();
  expect(conversations.lastAsked(count - 10_000, 9)).toBeDefined();
});

describe("a question's text", () => {
  beforeEach(() => void vitest.useFakeTimers());
  afterEach(() => void vitest.useRealTimers());

  test("leaves the memory after half an hour, whether it was read or not", () => {
    const conversations = new Conversations();
    conversations.remember(answered());
    vitest.advanceTimersByTime(20 * 60_000);
    conversations.remember(answered({ chatId: 8, questionId: 5, answerId: 6 }));
    expect([conversations.lastAsked(7, 9), conversations.askedOf(7, 2)]).not.toContain(undefined);
    vitest.advanceTimersByTime(10 * 60_000);
    expect(conversations.remembered).toBe(2);
    vitest.advanceTimersByTime(1_000);
    expect(conversations.remembered).toBe(1);
    vitest.advanceTimersByTime(20 * 60_000);
    expect(conversations.remembered).toBe(0);
    expect([conversations.lastAsked(7, 9), conversations.askedOf(7, 2)]).toEqual([undefined, undefined]);
  });

  test("that was asked again stays for as long from then on", () => {
    const conversations = new Conversations();
    conversations.remember(answered());
    vitest.advanceTimersByTime(20 * 60_000);
    conversations.remember(answered({ text: "còn Ô Môn?" }));
    vitest.advanceTimersByTime(20 * 60_000);
    expect(conversations.answerTo(7, 1)?.text).toBe("còn Ô Môn?");
    vitest.advanceTimersByTime(11 * 60_000);
    expect(conversations.remembered).toBe(0);
  });

  test("is no longer known then, but which message answered it is, so that an edit can still be followed", () => {
    const conversations = new Conversations();
    conversations.remember(answered());
    vitest.advanceTimersByTime(24 * 60 * 60_000);
    expect(conversations.answerTo(7, 1)).toEqual({ answerId: 2 });
    conversations.forget(7, 2);
    expect(conversations.answerTo(7, 1)).toBeUndefined();
  });

  test("waits for nothing that would hold the process", () => {
    const handles = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    vitest.useRealTimers();
    const before = handles();
    new Conversations().remember(answered());
    expect(handles()).toBe(before);
  });

  test("takes no more room than a few megabytes, however long the questions are", () => {
    const conversations = new Conversations();
    const asked = "a".repeat(4_096);
    for (let index = 0; index < 2_000; index++)
      conversations.remember(answered({ chatId: index, questionId: 1, answerId: 2, text: asked, asked }));
    expect(conversations.remembered).toBeLessThanOrEqual(1_000);
    expect(conversations.askedOf(0, 2)).toBeUndefined();
    expect(conversations.askedOf(1_999, 2)).toBe(asked);
    expect(conversations.answerTo(0, 1)).toEqual({ answerId: 2 });
  });
});

test("an answer whose number is not known, since its response was cut, is not taken up", () => {
  const conversations = new Conversations();
  conversations.remember(answered({ answerId: 0 }));
  expect([conversations.answerTo(7, 1), conversations.lastAsked(7, 9), conversations.remembered]).toEqual([
    undefined,
    undefined,
    0,
  ]);
});

test("an edited question is not asked on from itself", () => {
  const conversations = new Conversations();
  conversations.remember(answered({ chatId: 1, questionId: 5, answerId: 6 }));
  expect(conversations.lastAsked(1, 5)).toBeUndefined();
  expect(conversations.lastAsked(1, 4)).toBeUndefined();
  expect(conversations.lastAsked(1, 7)).toBeDefined();
});
