import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type BotApiServer,
  type BotState,
  caller,
  findFault,
  group,
  person,
  privateChat,
  refused,
  startBotApi,
  until,
} from "../support/bot-api/index.js";

let server: BotApiServer;
let bot: BotState;

beforeAll(async () => {
  ({ server, bot } = await startBotApi());
});
afterAll(() => server.close());

/** The server against which the bot is tested must be as strict as Telegram, or those tests prove nothing. */
const call: ReturnType<typeof caller> = (method, parameters, token) =>
  caller(server, bot)(method, parameters, token);

test("wrong tokens and unknown methods are refused in Telegram's words", async () => {
  expect(await call("getMe", {}, "1:wrong")).toEqual(refused(401, "Unauthorized"));
  expect(await call("getWeather")).toEqual(refused(404, "Not Found: method not found"));
  expect((await call("GETME")).body.result.username).toBe("trich_dan_bot");
});

describe("getUpdates", () => {
  test("waits for an update, gives it until it is confirmed, then forgets it", async () => {
    const chat = privateChat(bot, person());
    const waiting = call("getUpdates", { timeout: 5 });
    await until(() => bot.poll.isHeld || undefined);
    chat.say("xin chào");
    const [update] = (await waiting).body.result;
    expect(update?.message?.text).toBe("xin chào");
    expect((await call("getUpdates")).body.result).toHaveLength(1);
    expect((await call("getUpdates", { offset: (update?.update_id ?? 0) + 1 })).body.result).toEqual([]);
  });

  test("ends an older request when a newer one comes", async () => {
    const older = call("getUpdates", { timeout: 5 });
    await until(() => bot.poll.isHeld || undefined);
    await call("getUpdates");
    expect((await older).status).toBe(409);
  });

  test("gives one update to who asks for the same offset again within half a second", async () => {
    const chat = privateChat(bot, person());
    for (const text of ["một", "hai", "ba"]) chat.say(text);
    const first = bot.poll.unconfirmed[0]?.update_id ?? 0;
    const ask = async (offset: number) => (await call("getUpdates", { offset })).body.result.length;
    expect([await ask(first), await ask(first), await ask(first + 1)]).toEqual([3, 1, 2]);
    await call("getUpdates", { offset: first + 3 });
  });

  test("gives only the kinds of update asked for", async () => {
    await call("getUpdates", { allowed_updates: ["edited_message"] });
    privateChat(bot, person()).say("không giao");
    expect(bot.poll.unconfirmed).toEqual([]);
    await call("getUpdates", { allowed_updates: [] });
  });

  test("hides from a bot in privacy mode what in a group is not for it", async () => {
    const meeting = group(bot, person());
    const own = bot.store(meeting.state, bot.me, { text: "Bài 2" });
    for (const hidden of ["xin chào", "/hoi@another_bot x", "nhờ @trich_dan_bot", "@someone_else"])
      meeting.say(hidden);
    expect(bot.poll.unconfirmed).toEqual([]);
    for (const shown of ["/hoi x", "/hoi@TRICH_DAN_BOT"]) meeting.say(shown);
    meeting.say("cảm ơn", { replyTo: own });
    expect(bot.poll.unconfirmed).toHaveLength(3);
    await call("getUpdates", { offset: -1 });
    await call("getUpdates", { offset: 1_000_000 });
  });
});

describe("sendMessage", () => {
  test("refuses what Telegram refuses", async () => {
    const chat = group(bot, person(), { forum: true });
    const to = { chat_id: chat.id, text: "a" };
    const expected: [object, number, string][] = [
      [{ text: "a" }, 400, "Bad Request: chat_id is empty"],
      [{ ...to, chat_id: 1 }, 400, "Bad Request: chat not found"],
      [{ ...to, text: " \n" }, 400, "Bad Request: message text is empty"],
      [{ ...to, text: "a".repeat(4_097) }, 400, "Bad Request: message is too long"],
      [
        { ...to, reply_parameters: { message_id: 999_999 } },
        400,
        "Bad Request: message to be replied not found",
      ],
      [{ ...to, message_thread_id: 5 }, 400, "Bad Request: message thread not found"],
      [{ ...to, entites: [] }, 400, 'Bad Request: this strict server takes no parameter "entites"'],
    ];
    for (const [parameters, code, description] of expected) {
      expect(await call("sendMessage", parameters)).toEqual(refused(code, description));
    }
    chat.state.forbidden = "bot was kicked from the supergroup chat";
    expect(await call("sendMessage", to)).toEqual(
      refused(403, "Forbidden: bot was kicked from the supergroup chat"),
    );
  });

  test("cuts white space off both ends, and entities with it", async () => {
    const chat = privateChat(bot, person());
    const entities = [{ type: "bold", offset: 0, length: 6 }];
    const { body } = await call("sendMessage", { chat_id: chat.id, text: "  a b ", entities });
    expect(body.result).toMatchObject({ text: "a b", entities: [{ type: "bold", offset: 0, length: 3 }] });
  });
});

test.each([
  [[{ type: "bold", offset: 0, length: 99 }], "ends beyond"],
  [[{ type: "bold", offset: 0, length: 0 }], "wrong offset or length"],
  [[{ type: "fat", offset: 0, length: 1 }], "unknown type"],
  [[{ type: "bold", offset: 0, length: 1 }], "middle of a UTF-16 symbol"],
  [[{ type: "bold", offset: 2, length: 1 }], "white space only"],
  [
    [
      { type: "bold", offset: 3, length: 3 },
      { type: "italic", offset: 5, length: 3 },
    ],
    "cross",
  ],
  [
    [
      { type: "blockquote", offset: 3, length: 5 },
      { type: "expandable_blockquote", offset: 4, length: 2 },
    ],
    "nested",
  ],
  [
    [
      { type: "bold", offset: 3, length: 5 },
      { type: "blockquote", offset: 4, length: 2 },
    ],
    "inside another entity",
  ],
  [
    [
      { type: "code", offset: 3, length: 5 },
      { type: "bold", offset: 4, length: 2 },
    ],
    "code",
  ],
])("wrong entities are found: %j", (entities, complaint) => {
  expect(findFault("👍 abcdefgh", entities)).toContain(complaint);
});
