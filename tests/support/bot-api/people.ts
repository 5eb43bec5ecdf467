import type { Message, User } from "grammy/types";
import type { BotState } from "./state.js";
import { TestChat } from "./test-chat.js";

let nextId = 5_000;

/** A person on Telegram, whose app is set to a language. */
export function person(language: string | undefined = "vi", details: Partial<User> = {}): User {
  const code = language === undefined ? {} : { language_code: language };
  return { id: nextId++, is_bot: false, first_name: "Lan Anh Bí Mật", ...code, ...details };
}

/** The private chat between a person and the bot. */
export function privateChat(bot: BotState, user: User): TestChat {
  return new TestChat(bot, bot.addChat({ id: user.id, type: "private", first_name: user.first_name }), user);
}

/** A supergroup with the bot in it; with `forum`, one that has topics. `user` is who writes unless told otherwise. */
export function group(
  bot: BotState,
  user: User,
  options: { forum?: boolean; seesEverything?: boolean; admins?: readonly User[] } = {},
): TestChat {
  const forum = options.forum ? { is_forum: true as const } : {};
  const state = bot.addChat({
    id: -1_000_000_000_000 - nextId++,
    type: "supergroup",
    title: "Họp giao ban",
    ...forum,
  });
  state.seesEverything = options.seesEverything ?? false;
  for (const { id } of options.admins ?? []) state.admins.add(id);
  return new TestChat(bot, state, user);
}

/** Opens a topic in a forum; gives the message that opened it, whose id is the topic's. */
export function topic(chat: TestChat, name: string): Message {
  const opening = chat.post({ forum_topic_created: { name, icon_color: 7322096 } });
  chat.state.topics.set(opening.message_id, { closed: false });
  return opening;
}

/** Makes a supergroup of a group, under a new id, as Telegram does when it grows; gives the new chat. */
export function migrate(chat: TestChat): TestChat {
  const { bot, state, user } = chat;
  const id = -1_000_000_000_000 - nextId++;
  const grown = bot.addChat({ ...state.chat, id, type: "supergroup" } as TestChat["state"]["chat"]);
  grown.seesEverything = state.seesEverything;
  chat.post({ migrate_to_chat_id: id });
  state.migratedTo = id;
  const next = new TestChat(bot, grown, user);
  next.post({ migrate_from_chat_id: state.chat.id });
  return next;
}
