import type { Message, User } from "grammy/types";
import { detectEntities } from "./incoming.js";
import { memberOf } from "./members.js";
import { nextChatId } from "./people.js";
import { TestChat } from "./test-chat.js";

/** Telegram itself, as which it forwards posts of a channel, and anonymous administrators. */
const telegram: User = { id: 777_000, is_bot: false, first_name: "Telegram" };
const anonymous: User = {
  id: 1_087_968_824,
  is_bot: true,
  first_name: "Group",
  username: "GroupAnonymousBot",
};

/** Makes a supergroup of a group, under a new id, as Telegram does when it grows; gives the new chat. */
export function migrate(chat: TestChat): TestChat {
  const { bot, state, user } = chat;
  const id = nextChatId();
  const grown = bot.addChat({ ...state.chat, id, type: "supergroup" } as TestChat["state"]["chat"]);
  grown.seesEverything = state.seesEverything;
  grown.creator = state.creator;
  for (const admin of state.admins) grown.admins.add(admin);
  for (const member of state.members) grown.members.add(member);
  chat.post({ migrate_to_chat_id: id });
  state.migratedTo = id;
  const next = new TestChat(bot, grown, user);
  next.post({ migrate_from_chat_id: state.chat.id });
  return next;
}

/** The bot may no longer write: in a private chat it is blocked, in a group it is removed. Gives the update's id. */
export function shutOut(chat: TestChat, by: User = chat.user): number | null {
  const { chat: where } = chat.state;
  const isPrivate = where.type === "private";
  chat.state.forbidden = isPrivate
    ? "bot was blocked by the user"
    : `bot was kicked from the ${where.type} chat`;
  chat.state.members.delete(chat.bot.me.id);
  return tellOfBot(chat, by, false);
}

/** The bot may write again: it is unblocked, or added to the group. Gives the update's id. */
export function letIn(chat: TestChat, by: User = chat.user): number | null {
  chat.state.forbidden = null;
  chat.state.members.add(chat.bot.me.id);
  const id = tellOfBot(chat, by, true);
  if (chat.state.chat.type !== "private") chat.post({ new_chat_members: [chat.bot.me] }, { from: by });
  return id;
}

/** A post of the channel that a group belongs to, which Telegram forwards there by itself. */
export function channelPost(chat: TestChat, text: string, title = "Kênh của báo"): Message {
  const channel = { id: -1_000_000_777_000, type: "channel" as const, title };
  const date = Math.floor(Date.now() / 1000);
  const entities = detectEntities(text);
  return chat.post(
    {
      text,
      ...(entities.length > 0 ? { entities } : {}),
      sender_chat: channel,
      is_automatic_forward: true,
      forward_origin: { type: "channel", chat: channel, message_id: 17, date },
    } as Partial<Message>,
    { from: telegram },
  );
}

/** What an administrator writes who stays anonymous: in the name of the group. */
export function sayAnonymously(chat: TestChat, text: string): Message {
  const entities = detectEntities(text);
  return chat.post(
    { text, ...(entities.length > 0 ? { entities } : {}), sender_chat: chat.state.chat } as Partial<Message>,
    { from: anonymous },
  );
}

function tellOfBot({ bot, state }: TestChat, from: User, isIn: boolean): number | null {
  const out = { status: "kicked" as const, user: bot.me, until_date: 0 };
  const inside = memberOf({ ...state, members: new Set([bot.me.id]) }, bot.me);
  return bot.deliver({
    my_chat_member: {
      chat: state.chat,
      from,
      date: Math.floor(Date.now() / 1000),
      old_chat_member: isIn ? out : inside,
      new_chat_member: isIn ? inside : out,
    },
  });
}
