import { expect, test } from "vitest";
import { group, person, privateChat, until } from "../../support/bot-api/index.js";
import { world } from "./world.js";

const QUESTION = "quan o mon con bao nhieu ho ngheo";

test("questions of one chat are answered in order, those of others side by side", async () => {
  const { chat, state, answerer } = await world();
  answerer.latency = 150;
  const messages = ["một", "hai", "ba"].map((word) => chat.say(`câu ${word}`));
  const others = Array.from({ length: 20 }, () => privateChat(state, person()));
  for (const other of others) other.say(QUESTION);
  for (const other of others) await other.reply();
  expect(answerer.mostAtOnce).toBeGreaterThan(2);
  for (const message of messages)
    expect((await chat.reply()).reply_to_message?.message_id).toBe(message.message_id);
});

test("a chat in which Telegram makes the bot wait holds up nobody else, nor the end", async () => {
  const { server, chat, state } = await world();
  server.faults.script("sendMessage", {
    code: 429,
    description: "Too Many Requests: retry after 1",
    retryAfter: 1,
  });
  chat.say(QUESTION);
  await until(() => state.calls.find(({ method }) => method === "sendMessage"));
  const meeting = group(state, person());
  await meeting.ask(`/hoi ${QUESTION}`);
  await chat.reply();
  // Refused, the meeting's, tried again.
  const sent = state.calls.filter(({ method }) => method === "sendMessage");
  expect(sent).toHaveLength(3);
});
