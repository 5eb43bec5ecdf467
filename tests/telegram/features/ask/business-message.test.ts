import { describe, expect, test } from "vitest";
import {
  BusinessChat,
  caller,
  changeBusiness,
  connectBusiness,
  person,
  privateChat,
  refused,
} from "../../../support/bot-api/index.js";
import { PARAGRAPH } from "../../fixtures.js";
import { startTestBot } from "../../test-bot.js";

const QUESTION = "Ô Môn còn bao nhiêu hộ nghèo?";

/** A bot that is connected to a business account, and a customer who writes to that. */
async function world(options: Parameters<typeof startTestBot>[0] = {}, rights = { can_reply: true }) {
  const given = await startTestBot(options);
  const owner = person("vi", { first_name: "Chủ" });
  const connection = connectBusiness(given.state, owner, rights as { can_reply: true });
  const customer = person();
  return { ...given, owner, connection, customer, chat: new BusinessChat(given.state, connection, customer) };
}

describe("in a chat of a business account", () => {
  test("a customer's question that the series answers is answered in the account's name", async () => {
    const { chat, connection, state, owner } = await world();
    const asked = chat.say(QUESTION);
    const answer = await chat.reply();
    expect(answer).toMatchObject({ from: { id: owner.id }, business_connection_id: connection.id });
    expect(answer.text).toContain(PARAGRAPH);
    expect(answer.reply_to_message?.message_id).toBe(asked.message_id);
    expect(answer.reply_markup?.inline_keyboard.flat().map((button) => Object.keys(button))).toEqual([
      ["text", "copy_text"],
    ]);
    expect(state.refusals).toEqual([]);
  });

  test.each([
    "thời tiết mai thế nào",
    "Quận Cái Răng thì sao?",
    "cảm ơn",
    "/start",
    "/help",
    "/lệnh_lạ",
    "câu hỏng",
  ])("“%s” gets no word", async (text) => {
    const { chat } = await world();
    chat.say(text);
    await chat.staysSilent();
  });

  test("neither do pictures, voices, forwarded texts, the owner's messages, the bot's own and other bots'", async () => {
    const { chat, answerer, state } = await world();
    chat.photo(QUESTION);
    chat.post({ voice: { file_id: "v", file_unique_id: "v", duration: 3 } });
    chat.forward(QUESTION);
    chat.answerInPerson(QUESTION);
    // Through another bot of the account, and, which Telegram does not do, in the customer's name.
    const sender = person("vi", { is_bot: true });
    const business = { text: QUESTION, sender_business_bot: sender };
    for (const from of [chat.connection.user, chat.user])
      state.deliver({
        business_message: {
          ...business,
          message_id: 900 + from.id,
          date: 1_700_000_000,
          chat: chat.state.chat as { id: number; type: "private"; first_name: string },
          from,
          business_connection_id: chat.connection.id,
        },
      });
    chat.say(QUESTION, { from: { ...chat.user, is_bot: true } });
    await chat.staysSilent();
    expect(answerer.questions).toEqual([]);
  });

  test.each([
    ["that gives no right to reply", {}],
    ["that gives other rights", { can_read_messages: true }],
  ])("of an account %s nothing is looked up", async (_what, rights) => {
    const { chat, answerer } = await world({}, rights as { can_reply: true });
    chat.say(QUESTION);
    await chat.staysSilent();
    expect(answerer.questions).toEqual([]);
  });

  test("rights are taken as they are now: taken away, given back, disconnected", async () => {
    const { chat, connection, state, answerer } = await world();
    await chat.ask(QUESTION);
    changeBusiness(state, { ...connection, rights: {} });
    chat.say(QUESTION);
    await chat.staysSilent();
    changeBusiness(state, connection);
    await chat.ask(QUESTION);
    changeBusiness(state, { ...connection, is_enabled: false });
    chat.say(QUESTION);
    await chat.staysSilent();
    expect(answerer.questions).toHaveLength(2);
    expect(state.refusals).toEqual([]);
  });

  test("a connection that was made before the bot started is asked for once", async () => {
    const { state, server } = await startTestBot();
    const connection = { ...connectBusiness(state, person()), id: "older" };
    state.connections.set("older", connection);
    const chat = new BusinessChat(state, connection, person());
    await chat.ask(QUESTION);
    await chat.ask(QUESTION);
    expect(state.calls.filter(({ method }) => method === "getBusinessConnection")).toHaveLength(1);
    expect(server.faults.happened).toBe(0);
  });

  test("a follow-up takes up what was asked there, not what the customer asked the bot, nor another account", async () => {
    const { chat, state, customer, answerer } = await world();
    const other = new BusinessChat(state, connectBusiness(state, person()), customer);
    const own = privateChat(state, customer);
    const first = await chat.ask(QUESTION);
    await own.ask("còn Thới Lai?");
    await other.ask("còn Thới Lai?");
    await chat.ask("còn Thới Lai?");
    await chat.ask("còn Cờ Đỏ?", { replyTo: first });
    const asked = "quan o mon con bao nhieu ho ngheo";
    expect(answerer.options.map(({ previous }) => previous)).toEqual([
      undefined,
      undefined,
      undefined,
      asked,
      asked,
    ]);
  });

  test("an edited question has its answer edited; one that is no longer answered keeps it", async () => {
    const { chat, state } = await world();
    const asked = chat.say(QUESTION);
    const answer = await chat.reply();
    const first = chat.edit(asked, "Ô Môn còn bao nhiêu hộ cận nghèo?");
    await chat.staysSilent();
    expect(state.calls.find(({ method }) => method === "editMessageText")?.parameters).toMatchObject({
      message_id: answer.message_id,
      business_connection_id: chat.connection.id,
    });
    const edits = () => state.calls.filter(({ method }) => method === "editMessageText").length;
    chat.edit(first, "thời tiết mai thế nào");
    await chat.staysSilent();
    expect(edits()).toBe(1);
  });

  test("what was no question is answered once it is edited into one", async () => {
    const { chat } = await world();
    const said = chat.say("cảm ơn");
    await chat.staysSilent();
    chat.edit(said, QUESTION);
    expect((await chat.reply()).text).toContain(PARAGRAPH);
  });

  test("nothing is answered or told where the chat is not on the list", async () => {
    const { chat, answerer } = await world({ allowedChats: [4_242] });
    chat.say(QUESTION);
    await chat.staysSilent();
    expect(answerer.questions).toEqual([]);
  });

  test("nobody is told that too much came", async () => {
    const { chat, answerer } = await world({ limits: { user: 1, chat: 0 } });
    await chat.ask(QUESTION);
    chat.say(QUESTION);
    await chat.staysSilent();
    expect(answerer.questions).toHaveLength(1);
  });

  test("“typing…” is shown in the account's name, too", async () => {
    const { chat, answerer, state } = await world();
    answerer.latency = 400;
    await chat.ask(QUESTION);
    const typing = state.calls.find(({ method }) => method === "sendChatAction");
    expect(typing?.parameters).toMatchObject({ business_connection_id: chat.connection.id });
    expect(state.refusals).toEqual([]);
  });
});

test("the strict server refuses what Telegram refuses in such a chat", async () => {
  const { server, state, chat, connection } = await world();
  const call = caller(server, state);
  const send = (parameters: object) => call("sendMessage", { chat_id: chat.id, text: "a", ...parameters });
  const bad = (description: string) => refused(400, `Bad Request: ${description}`);
  const { id } = connection;
  expect(await send({})).toEqual(bad("chat not found"));
  expect(await send({ business_connection_id: "other" })).toEqual(bad("business connection not found"));
  expect(await send({ business_connection_id: id, chat_id: 4_242 })).toEqual(bad("BUSINESS_PEER_INVALID"));
  const share = { inline_keyboard: [[{ text: "a", switch_inline_query: "b" }]] };
  expect(await send({ business_connection_id: id, reply_markup: share })).toEqual(bad("BUTTON_TYPE_INVALID"));
  const force = { force_reply: true };
  expect(await send({ business_connection_id: id, reply_markup: force })).toEqual(
    bad("inline keyboard expected"),
  );
  const sent = await send({ business_connection_id: id });
  const edit = { chat_id: chat.id, message_id: sent.body.result.message_id, text: "b" };
  expect(await call("editMessageText", edit)).toEqual(bad("chat not found"));
  expect((await call("editMessageText", { ...edit, business_connection_id: id })).status).toBe(200);
  changeBusiness(state, { ...connection, rights: {} });
  expect(await send({ business_connection_id: id })).toEqual(bad("not enough rights"));
  changeBusiness(state, { ...connection, is_enabled: false });
  expect(await send({ business_connection_id: id })).toEqual(bad("business connection not found"));
});
