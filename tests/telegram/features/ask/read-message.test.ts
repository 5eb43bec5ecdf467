import fc from "fast-check";
import type { Message, MessageEntity } from "grammy/types";
import { describe, expect, test } from "vitest";
import { readMessage } from "../../../../src/telegram/features/ask/read-message.js";
import { readGuestMessage } from "../../../../src/telegram/features/guest/read-guest-message.js";
import { anyCharacter } from "../../ui/any-series.js";

const bot = { id: 1, username: "Trich_Dan_bot" };
const person = { id: 7, is_bot: false, first_name: "Lan" };
const robot = { id: 9, is_bot: true, first_name: "R" };
const ANSWER = { message_id: 55, from: { id: bot.id, is_bot: true }, text: "Bài 2 › …" };

function message(type: "private" | "supergroup", content: object): Message {
  return { message_id: 1, date: 1, chat: { id: 7, type }, from: person, ...content } as Message;
}

const inPrivate = (content: object) => readMessage(message("private", content), bot);
const inGroup = (content: object) => readMessage(message("supergroup", content), bot);

/** A question as it is understood. */
const question = (text: string, details: object = {}) => ({
  kind: "question",
  text,
  isStatement: false,
  repliesTo: null,
  ...details,
});
const statement = (text: string) => question(text, { isStatement: true });

/** A text in which one part is an entity. */
function marked(text: string, part: string, entity: object = { type: "mention" }) {
  const entities = [{ offset: text.indexOf(part), length: part.length, ...entity }] as MessageEntity[];
  return { text, entities };
}

describe("in a private chat", () => {
  test.each([
    { text: " Ô Môn? " },
    { caption: "Ô Môn?", photo: [] },
    { text: "/ask Ô Môn?" },
    { text: "/hoi Ô Môn?" },
    { text: "/HOI@TRICH_DAN_BOT Ô Môn?" },
    { text: "/hỏi Ô Môn?" },
    { text: "/ho\u0309i Ô Môn?" },
  ])("%j is a question", (content) => {
    expect(inPrivate(content)).toEqual(question("Ô Môn?"));
  });

  test("a reply to an answer asks on from it, one to somebody else's message does not", () => {
    for (const text of ["còn Thới Lai?", "/hoi còn Thới Lai?"]) {
      expect(inPrivate({ text, reply_to_message: ANSWER })).toEqual(
        question("còn Thới Lai?", { repliesTo: 55 }),
      );
    }
    expect(inPrivate({ text: "Ô Môn?", reply_to_message: { ...ANSWER, from: person } })).toEqual(
      question("Ô Môn?"),
    );
  });

  test("a forwarded message is looked up as somebody's words, whatever it says", () => {
    const forward_origin = { type: "hidden_user", sender_user_name: "X", date: 1 };
    for (const text of ["Ô Môn còn nhiều hộ nghèo.", "cảm ơn", "/hoi Ô Môn?"]) {
      expect(inPrivate({ text, forward_origin })).toEqual(statement(text));
    }
    expect(inPrivate({ caption: "Ô Môn", photo: [], forward_origin })).toEqual(statement("Ô Môn"));
    expect(inPrivate({ photo: [], forward_origin })).toEqual({ kind: "text-only" });
  });

  test("thanks are thanks", () => {
    expect(inPrivate({ text: "cảm ơn bạn" })).toEqual({ kind: "small-talk", talk: "thanks" });
    expect(inPrivate({ text: "👍", reply_to_message: ANSWER })).toEqual({
      kind: "small-talk",
      talk: "emoji",
    });
  });

  test("small talk is answered where it is addressed to the bot; groups get no reply to mere courtesies", () => {
    expect(inPrivate({ text: "bạn là ai?" })).toEqual({ kind: "small-talk", talk: "identity" });
    expect(inGroup({ text: "bạn là ai?" })).toEqual({ kind: "none" });
    expect(inGroup({ text: "bạn là ai?", reply_to_message: ANSWER })).toEqual({
      kind: "small-talk",
      talk: "identity",
    });
    for (const text of ["cảm ơn", "ok", ":)", "tạm biệt"])
      expect(inGroup({ text, reply_to_message: ANSWER }), text).toEqual({ kind: "none" });
  });

  test("pictures, stickers and voice get words, service messages silence", () => {
    for (const field of ["photo", "sticker", "voice", "video_note", "location", "poll", "dice", "story"]) {
      expect(inPrivate({ [field]: {} }), field).toEqual({ kind: "text-only" });
    }
    for (const field of ["pinned_message", "message_auto_delete_timer_changed", "write_access_allowed"]) {
      expect(inPrivate({ [field]: {} }), field).toEqual({ kind: "none" });
    }
    expect(inPrivate({ text: "   " })).toEqual({ kind: "none" });
  });

  test("a command for another bot gets silence, one that no bot knows an answer", () => {
    expect(inPrivate({ text: "/hoi@other_bot Ô Môn?" })).toEqual({ kind: "none" });
    for (const text of ["/settings", "/constructor", "/toString", "/__proto__", "/hoi_gi"]) {
      expect(inPrivate({ text }), text).toEqual({ kind: "unknown-command" });
    }
  });
});

describe("commands besides the question", () => {
  test.each([
    ["/start", { kind: "start", parameter: "" }],
    ["/start bai-2_7", { kind: "start", parameter: "bai-2_7" }],
    ["/help@trich_dan_bot", { kind: "help" }],
    ["/giup", { kind: "help" }],
    ["/muc_luc", { kind: "contents", part: "" }],
    ["/muc_luc 2", { kind: "contents", part: "2" }],
    ["/mục_lục 2", { kind: "contents", part: "2" }],
    ["/contents", { kind: "contents", part: "" }],
    ["/nguon", { kind: "sources" }],
    ["/nguồn", { kind: "sources" }],
    ["/sources", { kind: "sources" }],
    ["/so_lieu hộ nghèo", { kind: "figures", topic: "hộ nghèo" }],
    ["/số_liệu hộ nghèo", { kind: "figures", topic: "hộ nghèo" }],
    ["/figures", { kind: "figures", topic: "" }],
  ])("%s means the same in a private chat and in a group", (text, expected) => {
    expect(inPrivate({ text })).toEqual(expected);
    expect(inGroup({ text })).toEqual(expected);
  });

  test("figures may be asked about the message replied to", () => {
    const reply_to_message = { from: person, text: "Hộ nghèo ở Ô Môn" };
    expect(inGroup({ text: "/so_lieu", reply_to_message })).toEqual({
      kind: "figures",
      topic: "Hộ nghèo ở Ô Môn",
    });
    expect(inGroup({ text: "/so_lieu", reply_to_message: ANSWER })).toEqual({ kind: "figures", topic: "" });
    expect(inGroup({ text: "/so_lieu vườn", reply_to_message })).toEqual({ kind: "figures", topic: "vườn" });
  });
});

describe("in a group", () => {
  test("what is not meant for the bot gets silence", () => {
    for (const content of [
      { text: "Ô Môn còn bao nhiêu hộ nghèo?" },
      { text: "/hoi@other_bot Ô Môn?" },
      { text: "/settings" },
      { text: "/settings", reply_to_message: ANSWER },
      { sticker: {} },
      { sticker: {}, reply_to_message: ANSWER },
      { text: "Ô Môn?", reply_to_message: { ...ANSWER, from: person } },
      { text: "Trich_Dan_bot ơi" },
      marked("@trich_dan_bot2 Ô Môn?", "@trich_dan_bot2"),
    ]) {
      expect(inGroup(content), JSON.stringify(content)).toEqual({ kind: "none" });
    }
    expect(inGroup({ text: "/hoi@TRICH_DAN_BOT Ô Môn?" })).toEqual(question("Ô Môn?"));
  });

  test("a reply to the bot is a question, unless it thanks or opens a topic", () => {
    expect(inGroup({ text: "còn Thới Lai?", reply_to_message: ANSWER })).toEqual(
      question("còn Thới Lai?", { repliesTo: 55 }),
    );
    expect(inGroup({ text: "cảm ơn bot", reply_to_message: ANSWER })).toEqual({ kind: "none" });
    const opening = { ...ANSWER, text: undefined, forum_topic_created: { name: "A", icon_color: 1 } };
    expect(inGroup({ text: "chào cả nhà", reply_to_message: opening, is_topic_message: true })).toEqual({
      kind: "none",
    });
    expect(inGroup({ text: "/hoi Ô Môn?", reply_to_message: opening })).toEqual(question("Ô Môn?"));
    expect(inGroup({ text: "/hoi", reply_to_message: opening })).toEqual({ kind: "missing-question" });
  });

  test.each([
    [marked("@trich_dan_bot Ô Môn?", "@trich_dan_bot"), "Ô Môn?"],
    [marked("@Trich_Dan_Bot, Ô Môn?", "@Trich_Dan_Bot"), "Ô Môn?"],
    [marked("Ô Môn còn bao nhiêu, @trich_dan_bot", "@trich_dan_bot"), "Ô Môn còn bao nhiêu"],
    [marked("hộ nghèo @trich_dan_bot Ô Môn", "@trich_dan_bot"), "hộ nghèo Ô Môn"],
    [marked("Trích Dẫn: Ô Môn?", "Trích Dẫn", { type: "text_mention", user: { id: bot.id } }), "Ô Môn?"],
    [marked("👍 @trich_dan_bot Ô Môn?", "@trich_dan_bot"), "👍 Ô Môn?"],
  ])("%j calls the bot by name", (content, text) => {
    expect(inGroup(content)).toEqual(question(text));
    const { text: caption, entities: caption_entities } = content;
    expect(inGroup({ caption, caption_entities, photo: [] })).toEqual(question(text));
  });

  test("the bot's name alone asks about the message replied to, or asks back", () => {
    const called = marked("@trich_dan_bot", "@trich_dan_bot");
    expect(inGroup({ ...called, reply_to_message: { from: person, text: "Ô Môn nghèo" } })).toEqual(
      statement("Ô Môn nghèo"),
    );
    expect(inGroup(called)).toEqual({ kind: "missing-question" });
    expect(inGroup({ ...called, reply_to_message: ANSWER })).toEqual({ kind: "missing-question" });
    expect(inGroup(marked("cảm ơn @trich_dan_bot", "@trich_dan_bot"))).toEqual({ kind: "none" });
    const other = { type: "text_mention", user: { id: 8 } };
    expect(inGroup(marked("Lan Ô Môn?", "Lan", other))).toEqual({ kind: "none" });
  });

  test("a bare /hoi looks up what it replies to: the marked part, else the text, the caption, a command's question", () => {
    for (const command of ["/hoi", "/hỏi", "/ask@trich_dan_bot"]) {
      const reply = (replied: object, content: object = {}) =>
        inGroup({ text: command, reply_to_message: { from: person, ...replied }, ...content });
      expect(reply({ text: " Ô Môn nghèo. " })).toEqual(statement("Ô Môn nghèo."));
      expect(reply({ caption: "Ô Môn" })).toEqual(statement("Ô Môn"));
      expect(reply({ text: "/ask@x Ô Môn?" })).toEqual(statement("Ô Môn?"));
      expect(reply({ text: "Hỏi nhé: Ô Môn?" }, { quote: { text: "Ô Môn?", position: 9 } })).toEqual(
        statement("Ô Môn?"),
      );
    }
    expect(inGroup({ text: "/hoi Trà Nóc?", reply_to_message: { from: person, text: "Ô Môn?" } })).toEqual(
      question("Trà Nóc?"),
    );
  });

  test("a part of the bot's own message is looked up where it was marked, else the bot asks back", () => {
    const quote = { text: "Trà Nóc", position: 3 };
    expect(inGroup({ text: "/hoi", reply_to_message: ANSWER, quote })).toEqual(statement("Trà Nóc"));
    expect(inGroup({ text: "/hoi", reply_to_message: ANSWER })).toEqual({ kind: "missing-question" });
    expect(inGroup({ text: "/hoi" })).toEqual({ kind: "missing-question" });
    expect(inGroup({ text: "/hoi", reply_to_message: { from: person, sticker: {} } })).toEqual({
      kind: "missing-question",
    });
  });
});

describe("who writes", () => {
  test("bots, inline results and automatic forwards get silence, who writes as a group or channel an answer", () => {
    const silence = { kind: "none" };
    expect(inPrivate({ text: "Ô Môn?", from: robot })).toEqual(silence);
    expect(inGroup({ text: "/hoi Ô Môn?", from: robot })).toEqual(silence);
    expect(inGroup({ text: "/hoi Ô Môn?", from: undefined })).toEqual(silence);
    expect(inPrivate({ text: "Ô Môn?", via_bot: robot })).toEqual(silence);
    const asChannel = { text: "/hoi Ô Môn?", from: robot, sender_chat: { id: -5 } };
    expect(inGroup({ ...asChannel, is_automatic_forward: true })).toEqual(silence);
    expect(inGroup(asChannel)).toEqual(question("Ô Môn?"));
  });
});

test("any message is read without an error", () => {
  const text = fc.oneof(
    fc.string({ unit: anyCharacter, maxLength: 80 }),
    fc.string({ unit: anyCharacter, maxLength: 20 }).map((rest) => `/hoi ${rest}`),
  );
  const entity = fc.record({
    type: fc.constantFrom("mention", "text_mention", "bot_command", "bold"),
    offset: fc.integer({ min: -5, max: 90 }),
    length: fc.integer({ min: -5, max: 90 }),
    user: fc.record({ id: fc.constantFrom(1, 2) }),
  });
  const content = fc.record(
    {
      text,
      caption: text,
      entities: fc.array(entity, { maxLength: 4 }),
      reply_to_message: fc.record({ message_id: fc.nat(), from: fc.constantFrom(person, bot), text }),
      quote: fc.record({ text }),
      from: fc.constantFrom(person, robot, undefined),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.constantFrom("private" as const, "supergroup" as const), content, (type, given) => {
      const intent = readMessage(message(type, given), bot);
      if (intent.kind === "question") expect(intent.text.trim()).not.toBe("");
      readGuestMessage(message(type, given), bot);
    }),
    { numRuns: 300 },
  );
});
