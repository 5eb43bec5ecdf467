import { Api } from "grammy";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  type BotApiServer,
  type BotState,
  caller,
  group,
  migrate,
  person,
  privateChat,
  refused,
  shutOut,
  startBotApi,
  topic,
} from "../support/bot-api/index.js";

let server: BotApiServer;
let bot: BotState;
let api: Api;
let call: ReturnType<typeof caller>;

beforeAll(async () => {
  ({ server, bot } = await startBotApi());
  api = new Api(bot.token, { apiRoot: server.root });
  call = caller(server, bot);
});
afterAll(() => server.close());
beforeEach(() => {
  bot.refusals.length = 0;
});

const next = { inline_keyboard: [[{ text: "›", callback_data: "1" }]] };
const bad = (description: string, parameters?: object) =>
  refused(400, `Bad Request: ${description}`, parameters);
const notModified =
  "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

describe("sendMessage", () => {
  test("keeps the inline keyboard, not the forced reply", async () => {
    const chat = privateChat(bot, person());
    expect((await api.sendMessage(chat.id, "a", { reply_markup: next })).reply_markup).toEqual(next);
    const forced = await api.sendMessage(chat.id, "a", { reply_markup: { force_reply: true } });
    expect(forced.reply_markup).toBeUndefined();
    expect(
      await call("editMessageText", { chat_id: chat.id, message_id: forced.message_id, text: "b" }),
    ).toEqual(bad("message can't be edited"));
  });

  test.each([
    [{ link_preview_options: true }, "can't parse link preview options: expected an Object"],
    [
      { link_preview_options: { disabled: true } },
      'this strict server takes no "disabled" in link preview options',
    ],
    [{ link_preview_options: { is_disabled: 1 } }, "can't parse link preview options"],
    [{ reply_markup: { inline_keyboard: [[]] } }, "a row of an inline keyboard is empty or too long"],
    [{ reply_parameters: 1 }, "can't parse reply parameters: expected an Object"],
    [{ reply_parameters: { message_id: "1" } }, "can't parse reply parameters"],
    [
      { reply_parameters: { message_id: 1, chat: 1 } },
      'this strict server takes no "chat" in reply parameters',
    ],
    [{ disable_notification: 1 }, "can't parse a flag: expected true or false"],
    [{ parse_mode: "HTML" }, 'this strict server takes no parameter "parse_mode"'],
  ])("refuses %j", async (more, description) => {
    const { id } = privateChat(bot, person());
    expect(await call("sendMessage", { chat_id: id, text: "a", ...more })).toEqual(bad(description));
    expect(bot.refusals).toMatchObject([
      { method: "sendMessage", parameters: more, code: 400, description: `Bad Request: ${description}` },
    ]);
  });

  test("replies to what is there, or to nothing where that is allowed", async () => {
    const chat = privateChat(bot, person());
    const first = chat.say("một");
    const second = chat.say("hai", { replyTo: first });
    const third = chat.say("ba", { replyTo: second });
    expect(third.reply_to_message).not.toHaveProperty("reply_to_message");
    chat.remove(first);
    const gone = { message_id: first.message_id };
    expect(await call("sendMessage", { chat_id: chat.id, text: "a", reply_parameters: gone })).toEqual(
      bad("message to be replied not found"),
    );
    const sent = await api.sendMessage(chat.id, "a", {
      reply_parameters: { ...gone, allow_sending_without_reply: true },
    });
    expect(sent.reply_to_message).toBeUndefined();
  });

  test("a reply into a closed topic is refused, and a thread outside of topics is none", async () => {
    const forum = group(bot, person(), { forum: true });
    const opening = topic(forum, "Ngân sách");
    const asked = forum.say("/hoi a", { topic: opening });
    forum.state.topics.set(opening.message_id, { closed: true });
    const reply = { text: "a", reply_parameters: { message_id: asked.message_id } };
    expect(await call("sendMessage", { chat_id: forum.id, ...reply })).toEqual(bad("TOPIC_CLOSED"));
    expect(await call("sendMessage", { chat_id: forum.id, text: "a", message_thread_id: 1 })).toEqual(
      bad("message thread not found"),
    );
    const meeting = group(bot, person());
    const answer = meeting.say("b", { replyTo: meeting.say("a") });
    expect(answer).not.toHaveProperty("is_topic_message");
    const thread = { chat_id: meeting.id, text: "a", message_thread_id: answer.message_thread_id };
    expect(await call("sendMessage", thread)).toEqual(bad("message thread not found"));
  });
});

describe("the bot's messages", () => {
  test("are edited, and every version is kept", async () => {
    const chat = privateChat(bot, person());
    const { message_id: id } = await api.sendMessage(chat.id, "a", { reply_markup: next });
    const edited = await api.editMessageText(chat.id, id, "b", { reply_markup: next });
    expect(edited).toMatchObject({
      message_id: id,
      text: "b",
      reply_markup: next,
      edit_date: expect.any(Number),
    });
    await api.editMessageReplyMarkup(chat.id, id);
    expect(chat.state.edits.map(({ text, reply_markup: markup }) => [text, markup])).toEqual([
      ["b", next],
      ["b", undefined],
    ]);
    expect((await chat.reply()).text).toBe("b");
    expect((await chat.edited(edited as never)).reply_markup).toEqual(next);
    expect((await chat.edited(edited as never)).reply_markup).toBeUndefined();
    expect((await chat.edited()).reply_markup).toEqual(next);
  });

  test("cannot be edited to what they are, nor where they are not, nor if they are others'", async () => {
    const chat = privateChat(bot, person());
    const mine = chat.say("của tôi");
    const { message_id: id } = await api.sendMessage(chat.id, "a", { reply_markup: next });
    const edit = (more: object) => call("editMessageText", { chat_id: chat.id, text: "b", ...more });
    expect(await edit({ message_id: id, text: "a", reply_markup: next })).toEqual(bad(notModified));
    expect(await edit({ message_id: 999_999 })).toEqual(bad("message to edit not found"));
    expect(await edit({ message_id: mine.message_id })).toEqual(bad("message can't be edited"));
    expect(await edit({})).toEqual(bad("message identifier is not specified"));
    expect(await edit({ message_id: id, reply_markup: { force_reply: true } })).toEqual(
      bad("inline keyboard expected"),
    );
    expect(await edit({ inline_message_id: "x", chat_id: undefined })).toEqual(bad("MESSAGE_ID_INVALID"));
    expect(bot.refusals).toHaveLength(6);
  });

  test("are deleted once; others' only by an administrator", async () => {
    const meeting = group(bot, person());
    const theirs = meeting.say("/hoi a");
    const { message_id: id } = await api.sendMessage(meeting.id, "a");
    await api.sendMessage(meeting.id, "b");
    expect(await api.deleteMessage(meeting.id, id)).toBe(true);
    const remove = (message_id: number) => call("deleteMessage", { chat_id: meeting.id, message_id });
    expect(await remove(id)).toEqual(bad("message to delete not found"));
    expect(await remove(theirs.message_id)).toEqual(bad("message can't be deleted"));
    meeting.state.seesEverything = true;
    expect((await remove(theirs.message_id)).status).toBe(200);
    expect([(await meeting.reply()).text, (await meeting.reply()).text]).toEqual(["a", "b"]);
  });
});

describe("chats that change", () => {
  test("a group that became a supergroup is told with its new id", async () => {
    await call("getUpdates", { offset: -1 });
    await call("getUpdates", { offset: 1_000_000 });
    const old = group(bot, person(), { basic: true, creator: person() });
    expect(old.state.chat.type).toBe("group");
    const grown = migrate(old);
    expect(bot.poll.unconfirmed.map(({ message }) => message)).toMatchObject([
      { chat: { id: old.id, type: "group" }, migrate_to_chat_id: grown.id },
      { chat: { id: grown.id, type: "supergroup" }, migrate_from_chat_id: old.id },
    ]);
    expect(await call("sendMessage", { chat_id: old.id, text: "a" })).toEqual(
      bad("group chat was upgraded to a supergroup chat", { migrate_to_chat_id: grown.id }),
    );
    expect((await call("sendMessage", { chat_id: grown.id, text: "a" })).status).toBe(200);
  });

  test("one who blocks the bot, and a group that removes it, forbid it to write", async () => {
    const chat = privateChat(bot, person());
    const meeting = group(bot, person());
    expect(shutOut(chat)).not.toBeNull();
    shutOut(meeting);
    expect(bot.poll.unconfirmed.at(-1)?.my_chat_member).toMatchObject({
      old_chat_member: { status: "member" },
      new_chat_member: { status: "kicked", user: { id: bot.me.id } },
    });
    const write = ({ id }: { id: number }) => call("sendMessage", { chat_id: id, text: "a" });
    expect(await write(chat)).toEqual(refused(403, "Forbidden: bot was blocked by the user"));
    expect(await write(meeting)).toEqual(refused(403, "Forbidden: bot was kicked from the supergroup chat"));
  });

  test("roles are told of whom the bot can know", async () => {
    const [owner, admin, stranger] = [person(), person(), person()];
    const meeting = group(bot, person(), { creator: owner, admins: [admin] });
    privateChat(bot, stranger).say("chào");
    const status = async (id: number) => (await api.getChatMember(meeting.id, id)).status;
    expect(await status(owner.id)).toBe("creator");
    expect(await status(admin.id)).toBe("administrator");
    expect(await status(meeting.user.id)).toBe("member");
    expect(await status(stranger.id)).toBe("left");
    expect(await call("getChatMember", { chat_id: meeting.id, user_id: 1 })).toEqual(
      bad("PARTICIPANT_ID_INVALID"),
    );
    expect((await api.getChatAdministrators(meeting.id)).map(({ user }) => user.id)).toEqual([
      owner.id,
      admin.id,
    ]);
  });
});
