import type { Message } from "grammy/types";
import { describe, expect, test } from "vitest";
import { parseCommand } from "../../src/telegram/command.js";
import { readMessage } from "../../src/telegram/read-message.js";

const bot = { id: 1, username: "Trich_Dan_bot" };
const person = { id: 7, is_bot: false, first_name: "Lan" };

function message(type: "private" | "supergroup", content: object): Message {
  return { message_id: 1, date: 1, chat: { id: 7, type }, from: person, ...content } as Message;
}

const inPrivate = (content: object) => readMessage(message("private", content), bot);
const inGroup = (content: object) => readMessage(message("supergroup", content), bot);

describe("commands", () => {
  test.each([
    ["/hoi Ô Môn?", { name: "hoi", target: null, argument: "Ô Môn?" }],
    ["/HOI@trich_dan_bot\nÔ Môn?", { name: "hoi", target: "trich_dan_bot", argument: "Ô Môn?" }],
    ["/ho\u0309i Ô Môn?", { name: "hỏi", target: null, argument: "Ô Môn?" }],
    ["/start", { name: "start", target: null, argument: "" }],
    ["/ hoi", null],
    ["hoi /hoi", null],
    ["/hoi? a", null],
  ])("%j is read", (text, expected) => {
    expect(parseCommand(text)).toEqual(expected);
  });
});

describe("in a private chat", () => {
  test("text, captions and commands are questions", () => {
    for (const content of [
      { text: " Ô Môn? " },
      { caption: "Ô Môn?", photo: [] },
      { text: "/ask Ô Môn?" },
      { text: "/hỏi Ô Môn?" },
    ]) {
      expect(inPrivate(content)).toEqual({ kind: "question", text: "Ô Môn?" });
    }
  });

  test("a command that the bot does not know shows the usage", () => {
    expect(inPrivate({ text: "/settings" })).toEqual({ kind: "usage" });
  });

  test("pictures, stickers and voice get words, service messages silence", () => {
    for (const field of ["photo", "sticker", "voice", "video_note", "location", "poll"]) {
      expect(inPrivate({ [field]: {} })).toEqual({ kind: "text-only" });
    }
    expect(inPrivate({ pinned_message: {} })).toEqual({ kind: "none" });
    expect(inPrivate({ message_auto_delete_timer_changed: {} })).toEqual({ kind: "none" });
  });
});

describe("in a group", () => {
  test("only commands for this bot count", () => {
    expect(inGroup({ text: "Ô Môn còn bao nhiêu hộ nghèo?" })).toEqual({ kind: "none" });
    expect(inGroup({ text: "/hoi@other_bot Ô Môn?" })).toEqual({ kind: "none" });
    expect(inGroup({ text: "/settings" })).toEqual({ kind: "none" });
    expect(inGroup({ sticker: {} })).toEqual({ kind: "none" });
    expect(inGroup({ text: "/hoi@TRICH_DAN_BOT Ô Môn?" })).toEqual({ kind: "question", text: "Ô Môn?" });
    expect(inGroup({ text: "/help@trich_dan_bot" })).toEqual({ kind: "greeting" });
  });

  test("a bare /hoi looks up what it replies to: the marked part, else the text, the caption, a command's question", () => {
    const reply = (replied: object, content: object = {}) =>
      inGroup({ text: "/hoi", reply_to_message: { from: person, ...replied }, ...content });
    expect(reply({ text: "Ô Môn?" })).toEqual({ kind: "question", text: "Ô Môn?" });
    expect(reply({ caption: "Ô Môn?" })).toEqual({ kind: "question", text: "Ô Môn?" });
    expect(reply({ text: "/ask@x Ô Môn?" })).toEqual({ kind: "question", text: "Ô Môn?" });
    expect(reply({ text: "Hỏi nhé: Ô Môn?" }, { quote: { text: "Ô Môn?", position: 9 } })).toEqual({
      kind: "question",
      text: "Ô Môn?",
    });
    expect(inGroup({ text: "/hoi Trà Nóc?", reply_to_message: { from: person, text: "Ô Môn?" } })).toEqual({
      kind: "question",
      text: "Trà Nóc?",
    });
  });

  test("a bare /hoi with nothing to look up shows the usage", () => {
    expect(inGroup({ text: "/hoi" })).toEqual({ kind: "usage" });
    expect(inGroup({ text: "/hoi", reply_to_message: { from: person, sticker: {} } })).toEqual({
      kind: "usage",
    });
    expect(inGroup({ text: "/hoi", reply_to_message: { from: { id: bot.id }, text: "Bài 2 › …" } })).toEqual({
      kind: "usage",
    });
  });
});

describe("who writes", () => {
  test("bots, inline results and automatic forwards get silence, anonymous administrators an answer", () => {
    const robot = { id: 9, is_bot: true, first_name: "R" };
    expect(inPrivate({ text: "Ô Môn?", from: robot })).toEqual({ kind: "none" });
    expect(inPrivate({ text: "Ô Môn?", via_bot: robot })).toEqual({ kind: "none" });
    expect(
      inGroup({ text: "/hoi Ô Môn?", from: robot, sender_chat: { id: -5 }, is_automatic_forward: true }),
    ).toEqual({ kind: "none" });
    expect(inGroup({ text: "/hoi Ô Môn?", from: robot, sender_chat: { id: -5 } })).toEqual({
      kind: "question",
      text: "Ô Môn?",
    });
  });
});
