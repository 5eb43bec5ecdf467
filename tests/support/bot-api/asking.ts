import type { InlineQuery, InlineQueryResultArticle, Message, User } from "grammy/types";
import { contentOf } from "./answer-query.js";
import { detectEntities } from "./incoming.js";
import type { WhichButton } from "./pressing.js";
import { type SentQuery, sendQuery } from "./queries.js";
import type { BotState } from "./state.js";
import type { TestChat } from "./test-chat.js";

/** Most characters of an inline query: more cannot be typed. */
const QUERY = 256;

/** What the bot answered an inline query. */
export interface InlineAnswer {
  readonly results: readonly InlineQueryResultArticle[];
  readonly next_offset?: string;
  readonly button?: { readonly text: string; readonly start_parameter: string };
  readonly cache_time?: number;
  readonly is_personal?: boolean;
}

/** Someone presses the first button whose caption holds a text; gives what pops up, "" where nothing does. */
export async function press(
  chat: TestChat,
  message: Message,
  which: WhichButton,
  from: User = chat.user,
): Promise<string> {
  const { text = "" } = await chat.press(message, which, { from }).answer();
  return String(text);
}

/** Someone presses a button with any data. */
export async function pressData(
  chat: TestChat,
  message: Message,
  data: string,
  from: User = chat.user,
): Promise<string> {
  const { text = "" } = await chat.pressData(message, data, { from }).answer();
  return String(text);
}

/** Someone types the bot's name and a query into the field of any chat. */
export async function inlineQuery(
  bot: BotState,
  from: User,
  query: string,
  offset = "",
): Promise<InlineAnswer> {
  return sendInlineQuery(bot, from, query, offset).answer();
}

/** The same, without waiting for the answer. */
export function sendInlineQuery(
  bot: BotState,
  from: User,
  query: string,
  offset = "",
  kind: NonNullable<InlineQuery["chat_type"]> = "sender",
): SentQuery<InlineAnswer> {
  if (!bot.me.supports_inline_queries) throw new Error("the bot has no inline mode");
  if (query.length > QUERY) throw new Error("nobody can type so long a query");
  bot.meet(from);
  return sendQuery(
    bot,
    "inline",
    (id) => ({ inline_query: { id, from, query, offset, chat_type: kind } }),
    (answer) => answer as unknown as InlineAnswer,
  );
}

/**
 * Someone sends a result of an inline query into a chat with the bot. It stays the person's message, but the bot can
 * edit it where it has buttons.
 */
export function chooseResult(
  chat: TestChat,
  result: InlineQueryResultArticle,
  { from = chat.user, query = "" }: { readonly from?: User; readonly query?: string } = {},
): { message: Message; inlineMessageId: string | null } {
  const { bot } = chat;
  const content = contentOf(result);
  const inlineMessageId = content.reply_markup ? bot.addInlineMessage(content) : null;
  const message = chat.post({ ...content, via_bot: bot.me } as Partial<Message>, { from });
  if (bot.getsFeedback) {
    const inline = inlineMessageId === null ? {} : { inline_message_id: inlineMessageId };
    bot.deliver({ chosen_inline_result: { result_id: result.id, from, query, ...inline } });
  }
  return { message, inlineMessageId };
}

/** Someone calls the bot in a chat that it is not in; gives what it says there. */
export async function guestMessage(
  bot: BotState,
  from: User,
  text: string,
  replyTo?: Message,
): Promise<InlineQueryResultArticle> {
  return sendGuestMessage(bot, from, text, replyTo).answer();
}

/** The same, without waiting for the answer. */
export function sendGuestMessage(
  bot: BotState,
  from: User,
  text: string,
  replyTo?: Message,
  chat: Message["chat"] = { id: -1_000_000_004_242, type: "supergroup", title: "Nơi khác" },
): SentQuery<InlineQueryResultArticle> {
  if (!bot.me.supports_guest_queries) throw new Error("the bot is no guest anywhere");
  if (bot.chats.has(chat.id)) throw new Error("the bot is no guest where it is a member");
  bot.meet(from);
  return sendQuery(
    bot,
    "guest",
    (id) => ({
      guest_message: {
        message_id: 1,
        date: Math.floor(Date.now() / 1000),
        chat: chat as Exclude<Message["chat"], { type: "channel" }>,
        from,
        text,
        entities: detectEntities(text),
        guest_query_id: id,
        ...(replyTo ? { reply_to_message: replyTo as NonNullable<Message["reply_to_message"]> } : {}),
      },
    }),
    ({ result }) => result as InlineQueryResultArticle,
  );
}
