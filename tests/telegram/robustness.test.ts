import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { vi } from "../../src/locales/index.js";
import { person, privateChat, until } from "../support/bot-api/index.js";
import { PARAGRAPH } from "./fixtures.js";
import { startTestBot } from "./test-bot.js";

const QUESTION = "quan o mon con bao nhieu ho ngheo";

test("a failing answer gets a short apology; the log names the class of the error, not the question or the person", async () => {
  const { chat, log } = await startTestBot();
  expect((await chat.ask("câu này hỏng")).text).toBe(vi.telegram.apology);
  const errors = log.filter(({ level }) => level === "error");
  expect(errors).toHaveLength(1);
  expect(errors[0]?.fields).toMatchObject({ error: "RangeError", chatType: "private" });
  expect(JSON.stringify(log)).not.toMatch(/hỏng|Lan Anh/);
  expect((await chat.ask(QUESTION)).text).toContain(PARAGRAPH);
});

test("an answered question leaves one line in the log: update, kind of chat, outcome, time; nothing else", async () => {
  const { chat, log } = await startTestBot();
  await chat.ask(QUESTION);
  const line = await until(() => log.find(({ level }) => level === "info"));
  expect(line.fields).toEqual({
    updateId: expect.any(Number),
    chatType: "private",
    outcome: "answered",
    tookMs: 3.5,
  });
  expect(JSON.stringify(log)).not.toMatch(/ngheo|Lan Anh/);
});

test("429 is waited out as long as Telegram asks, while other chats are answered", async () => {
  const { chat, state, server } = await startTestBot();
  server.faults.script("sendMessage", {
    code: 429,
    description: "Too Many Requests: retry after 2",
    retryAfter: 2,
  });
  const asked = Date.now();
  chat.say(QUESTION);
  await until(() => state.calls.find(({ method }) => method === "sendMessage"));
  const other = privateChat(state, person());
  await other.ask(QUESTION);
  expect(Date.now() - asked).toBeLessThan(1_900);
  expect((await chat.reply()).text).toContain(PARAGRAPH);
  expect(Date.now() - asked).toBeGreaterThanOrEqual(2_000);
});

test("a wait longer than a reply is worth is not waited out", async () => {
  const { chat, server, log } = await startTestBot();
  server.faults.script("sendMessage", {
    code: 429,
    description: "Too Many Requests: retry after 900",
    retryAfter: 900,
  });
  chat.say(QUESTION);
  const line = await until(() => log.find(({ level }) => level === "error"));
  expect(line.fields).toMatchObject({ error: "GrammyError", status: 429 });
});

test("a server error is tried again", async () => {
  const { chat, server } = await startTestBot();
  server.faults.script("sendMessage", { code: 502, description: "Bad Gateway" });
  chat.say(QUESTION);
  expect((await chat.reply()).text).toContain(PARAGRAPH);
  expect(chat.replies).toHaveLength(1);
});

test("a dropped connection is tried again", async () => {
  const { chat, server } = await startTestBot();
  server.faults.script("sendMessage", "drop", "drop");
  expect((await chat.ask(QUESTION)).text).toContain(PARAGRAPH);
});

test("being blocked or removed is no fault: no apology, no error in the log", async () => {
  const { chat, log } = await startTestBot();
  chat.state.forbidden = "bot was blocked by the user";
  chat.say(QUESTION);
  const line = await until(() => log.find(({ fields }) => fields.status === 403));
  expect(line.level).toBe("debug");
  expect(log.filter(({ level }) => level === "error")).toEqual([]);
});

test("a message that Telegram refuses gets an apology", async () => {
  const { chat, server } = await startTestBot();
  server.faults.script("sendMessage", { code: 400, description: "Bad Request: message is too long" });
  expect((await chat.ask(QUESTION)).text).toBe(vi.telegram.apology);
});

test("questions of one chat are answered in order", async () => {
  const { chat, answerer } = await startTestBot();
  answerer.latency = 20;
  const asked = ["một", "hai", "ba", "bốn"].map((word) => chat.say(`câu ${word}`));
  for (const message of asked)
    expect((await chat.reply()).reply_to_message?.message_id).toBe(message.message_id);
});

test("when Telegram is gone for a while, one quiet line says so and the bot goes on afterwards", {
  timeout: 20_000,
}, async () => {
  const { chat, server, log, state } = await startTestBot();
  await until(() => state.poll.isHeld || undefined);
  await server.close();
  const gone = await until(() => log.find(({ level }) => level === "warn"));
  expect(gone.fields).toHaveProperty("error", "HttpError");
  await delay(1_200);
  await server.listen();
  chat.say(QUESTION);
  expect((await chat.reply()).text).toContain(PARAGRAPH);
  expect(log.filter(({ message }) => message === "receiving messages fails, trying again")).toHaveLength(1);
  expect(log.some(({ message }) => message === "receiving messages again")).toBe(true);
  expect(JSON.stringify(log)).not.toContain(state.token);
});
