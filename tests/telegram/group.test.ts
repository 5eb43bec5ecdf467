import { describe, expect, test } from "vitest";
import { vi } from "../../src/locales/index.js";
import { group, person, privateChat, topic } from "../support/bot-api/index.js";
import { PARAGRAPH } from "./fixtures.js";
import { startTestBot } from "./test-bot.js";

describe("in a group", () => {
  test("/hoi and /ask are answered, with or without the bot's name", async () => {
    const { state, answerer } = await startTestBot();
    const meeting = group(state, person());
    for (const text of ["/hoi Ô Môn?", "/ask@trich_dan_bot Ô Môn?", "/HOI@Trich_Dan_Bot Ô Môn?"]) {
      expect((await meeting.ask(text)).text).toContain(PARAGRAPH);
    }
    expect(answerer.questions).toEqual(["Ô Môn?", "Ô Môn?", "Ô Môn?"]);
  });

  test("everything else gets silence, even where the bot sees all messages", async () => {
    const { state, answerer } = await startTestBot();
    const meeting = group(state, person(), { seesEverything: true });
    const opening = await meeting.ask("/hoi Ô Môn?");
    for (const text of ["Ô Môn còn bao nhiêu hộ nghèo?", "/hoi@another_bot Ô Môn?", "/ban"])
      meeting.say(text);
    meeting.say("cảm ơn", { replyTo: opening });
    meeting.photo("Ô Môn?");
    meeting.post({ sticker: {} as never });
    meeting.say("/hoi Ô Môn?", { from: { ...person(), is_bot: true } });
    await meeting.staysSilent();
    expect(answerer.questions).toEqual(["Ô Môn?"]);
  });

  test("a bare /hoi in reply to a message looks that message up", async () => {
    const { state, answerer } = await startTestBot();
    const meeting = group(state, person());
    const statement = meeting.say("Ô Môn còn 3.093 hộ nghèo phải không?", { from: person() });
    const picture = meeting.photo("Trà Nóc được danh hiệu gì?");
    await meeting.ask("/hoi", { replyTo: statement });
    await meeting.ask("/hoi@trich_dan_bot", { replyTo: picture });
    expect(answerer.questions).toEqual([
      "Ô Môn còn 3.093 hộ nghèo phải không?",
      "Trà Nóc được danh hiệu gì?",
    ]);
  });

  test("a bare /hoi otherwise asks what to look up", async () => {
    const { state } = await startTestBot();
    const meeting = group(state, person());
    const sticker = meeting.post({ sticker: {} as never });
    expect((await meeting.ask("/hoi")).text).toBe(vi.telegram.askForQuestion);
    expect((await meeting.ask("/hoi", { replyTo: sticker })).text).toBe(vi.telegram.askForQuestion);
  });
});

describe("in a forum", () => {
  test("the reply goes to the topic in which the question stands", async () => {
    const { state } = await startTestBot();
    const forum = group(state, person(), { forum: true });
    const budget = topic(forum, "Ngân sách");
    const reply = await forum.ask("/hoi Ô Môn?", { topic: budget });
    expect(reply.message_thread_id).toBe(budget.message_id);
    expect((await forum.ask("/hoi Ô Môn?")).message_thread_id).toBeUndefined();
  });

  test("a bare /hoi in a topic replies to nothing but the topic, and asks what to look up", async () => {
    const { state } = await startTestBot();
    const forum = group(state, person(), { forum: true });
    const reply = await forum.ask("/hoi", { topic: topic(forum, "Ngân sách") });
    expect(reply.text).toBe(vi.telegram.askForQuestion);
  });

  test("a topic closed meanwhile is no fault: silence, and the next question is answered", async () => {
    const { state, log } = await startTestBot();
    const forum = group(state, person(), { forum: true });
    const budget = topic(forum, "Ngân sách");
    forum.state.topics.set(budget.message_id, { closed: true });
    forum.say("/hoi Ô Môn?", { topic: budget });
    await forum.staysSilent();
    expect((await forum.ask("/hoi Ô Môn?")).text).toContain(PARAGRAPH);
    expect(log.filter(({ level }) => level === "error")).toEqual([]);
  });
});

describe("where only some chats are served", () => {
  test("a private chat is told its number once, in its language", async () => {
    const { state, answerer } = await startTestBot({ allowedChats: [42] });
    const stranger = privateChat(state, person());
    expect((await stranger.ask("Ô Môn?")).text).toBe(vi.telegram.notAllowed(stranger.id));
    stranger.say("/start");
    await stranger.staysSilent();
    expect(answerer.questions).toEqual([]);
  });

  test("a group is told its number each time it calls the bot, and only then", async () => {
    const { state } = await startTestBot({ allowedChats: [42] });
    const meeting = group(state, person(), { seesEverything: true });
    meeting.say("xin chào");
    await meeting.staysSilent();
    for (const text of ["/hoi Ô Môn?", "/start"]) {
      expect((await meeting.ask(text)).text).toContain(String(meeting.id));
    }
  });

  test("listed chats are served, and administrators everywhere", async () => {
    const admin = person();
    const listed = person();
    const { state } = await startTestBot({ allowedChats: [listed.id], adminIds: [admin.id] });
    for (const chat of [privateChat(state, listed), privateChat(state, admin), group(state, admin)]) {
      expect((await chat.ask("/hoi Ô Môn?")).text).toContain(PARAGRAPH);
    }
  });
});

test("a channel's direct messages are answered in their topic", async () => {
  const { state } = await startTestBot();
  const reader = person();
  const direct = group(state, reader, { seesEverything: true, directMessages: true });
  const direct_messages_topic = { topic_id: reader.id, user: reader };
  for (const text of ["/hoi Ô Môn?", "/so_lieu: hộ nghèo", "/hoi"]) {
    direct.post({ text, direct_messages_topic });
    expect((await direct.reply()).direct_messages_topic).toEqual(direct_messages_topic);
  }
  expect(state.refusals).toEqual([]);
});
