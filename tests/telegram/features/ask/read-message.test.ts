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
    for (const field of ["photo", "sticker", "location", "dice", "story", "live_photo"]) {
      expect(inPrivate({ [field]: {} }), field).toEqual({ kind: "text-only" });
    }
    for (const field of ["pinned_message", "message_auto_delete_timer_changed", "write_access_allowed"]) {
      expect(inPrivate({ [field]: {} }), field).toEqual({ kind: "none" });
    }
    for (const field of ["voice", "video_note", "audio"])
      expect(inPrivate({ [field]: {} }), field).toEqual({ kind: "voice" });
  });

  test("a message without a word that can be seen is asked back about", () => {
    for (const text of ["   ", "\u200b", "\u2060\ufeff", "\u3164", "?", "…", "/hoi \u200b", "/hoi ?"])
      expect(inPrivate({ text }), JSON.stringify(text)).toEqual({ kind: "missing-question" });
    expect(inPrivate({ rich_message: { blocks: [{ type: "divider" }] } })).toEqual({ kind: "text-only" });
  });

  test("a command for another bot gets silence, one that no bot knows an answer", () => {
    expect(inPrivate({ text: "/hoi@other_bot Ô Môn?" })).toEqual({ kind: "none" });
    for (const text of ["/aaaa@", "/settings", "/constructor", "/toString", "/__proto__", "/hoi_gi"]) {
      expect(inPrivate({ text }), text).toEqual({ kind: "unknown-command" });
    }
  });
});

describe("words beyond text and caption", () => {
  const rich = (...blocks: object[]) => ({ rich_message: { blocks } });
  const poll = {
    question: "Ô Môn còn bao nhiêu hộ nghèo?",
    options: [
      { persistent_id: "a", text: "3.093" },
      { persistent_id: "b", text: "5.000" },
    ],
  };
  const checklist = {
    title: "Cần tra",
    tasks: [
      { id: 1, text: "Hộ nghèo Ô Môn" },
      { id: 2, text: "Thuế" },
    ],
  };

  test("a rich message is read as if it were typed", () => {
    const bold = { type: "paragraph", text: ["Ô Môn ", { type: "bold", text: "còn" }, " bao nhiêu?"] };
    expect(inPrivate(rich(bold))).toEqual(question("Ô Môn còn bao nhiêu?"));
    expect(inPrivate(rich({ type: "heading", text: "/hoi Ô Môn?", size: 1 }))).toEqual(question("Ô Môn?"));
    const list = { type: "list", items: [{ label: "1.", blocks: [bold] }] };
    expect(inPrivate(rich({ type: "details", summary: "Hỏi", blocks: [list] }))).toEqual(
      question("Hỏi\nÔ Môn còn bao nhiêu?"),
    );
    const mention = { type: "mention", text: "@Trich_Dan_bot", username: "Trich_Dan_bot" };
    expect(inGroup(rich({ type: "paragraph", text: [mention, " Ô Môn?"] }))).toEqual(question("Ô Môn?"));
    expect(inGroup(rich(bold))).toEqual({ kind: "none" });
  });

  test("polls, checklists, venues and contacts are looked up by their words", () => {
    expect(inPrivate({ poll })).toEqual(statement("Ô Môn còn bao nhiêu hộ nghèo?\n3.093\n5.000"));
    expect(inPrivate({ checklist })).toEqual(statement("Cần tra\nHộ nghèo Ô Môn\nThuế"));
    expect(inPrivate({ venue: { title: "UBND quận Ô Môn", address: "Cần Thơ" } })).toEqual(
      statement("UBND quận Ô Môn\nCần Thơ"),
    );
    expect(inPrivate({ contact: { first_name: "Nguyễn Văn", last_name: "Bé Ba" } })).toEqual(
      statement("Nguyễn Văn Bé Ba"),
    );
    expect(inGroup({ poll })).toEqual({ kind: "none" });
  });

  test("/hoi in reply to them looks them up, or the one option or task that is replied to", () => {
    const hoi = (content: object) => inGroup({ text: "/hoi", ...content });
    const by = { from: person };
    expect(hoi({ reply_to_message: { ...by, ...rich({ type: "footer", text: "Ô Môn nghèo" }) } })).toEqual(
      statement("Ô Môn nghèo"),
    );
    expect(hoi({ reply_to_message: { ...by, poll }, reply_to_poll_option_id: "a" })).toEqual(
      statement("Ô Môn còn bao nhiêu hộ nghèo?\n3.093"),
    );
    expect(hoi({ reply_to_message: { ...by, checklist }, reply_to_checklist_task_id: 1 })).toEqual(
      statement("Hộ nghèo Ô Môn"),
    );
    expect(hoi({ external_reply: { poll } })).toEqual(
      statement("Ô Môn còn bao nhiêu hộ nghèo?\n3.093\n5.000"),
    );
    expect(hoi({ external_reply: { photo: [] }, quote: { text: "Ô Môn nghèo" } })).toEqual(
      statement("Ô Môn nghèo"),
    );
  });
});

describe("a question that only points", () => {
  const pointing = ["câu này có đúng không?", "cai nay nghia la gi", "is this right?"];

  test("is about the message that it replies to, the marked part first", () => {
    const reply_to_message = { from: person, text: "Ô Môn còn 3.093 hộ nghèo. Trà Nóc không còn." };
    for (const text of pointing) {
      expect(inPrivate({ text, reply_to_message }), text).toEqual(statement(reply_to_message.text));
      expect(inGroup({ text: `/hoi ${text}`, reply_to_message }), text).toEqual(
        statement(reply_to_message.text),
      );
      const quote = { text: "Trà Nóc không còn.", position: 26 };
      expect(inPrivate({ text, reply_to_message, quote }), text).toEqual(statement(quote.text));
      expect(inGroup({ text, reply_to_message: ANSWER, quote }), text).toEqual(statement(quote.text));
    }
  });

  test("stands for itself where it replies to nothing, and where it says what it is about", () => {
    for (const text of pointing) expect(inPrivate({ text }), text).toEqual(question(text));
    const reply_to_message = { from: person, text: "Trà Nóc" };
    expect(inPrivate({ text: "Ô Môn còn 3.093 hộ, đúng không?", reply_to_message })).toEqual(
      question("Ô Môn còn 3.093 hộ, đúng không?"),
    );
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

test("commands beside the bot's name, with punctuation behind them, are commands", () => {
  const called = (rest: string) => marked(`@trich_dan_bot ${rest}`, "@trich_dan_bot");
  expect(inGroup(called("/muc_luc"))).toEqual({ kind: "contents", part: "" });
  expect(inGroup(called("/hoi: Ô Môn?"))).toEqual(question("Ô Môn?"));
  expect(inGroup(called("/settings"))).toEqual({ kind: "unknown-command" });
  expect(inGroup({ text: "/settings@trich_dan_bot" })).toEqual({ kind: "unknown-command" });
  expect(inPrivate(called("Ô Môn?"))).toEqual(question("Ô Môn?"));
  expect(inGroup({ text: "/so_lieu: hộ nghèo" })).toEqual({ kind: "figures", topic: "hộ nghèo" });
  expect(inGroup({ text: "/hoi?" })).toEqual({ kind: "missing-question" });
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
