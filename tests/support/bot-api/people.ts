import type { Chat, Message, User } from "grammy/types";
import type { BotState } from "./state.js";
import { TestChat } from "./test-chat.js";

let nextId = 5_000;

/** A person on Telegram, whose app is set to a language. */
export function person(language: string | undefined = "vi", details: Partial<User> = {}): User {
  const code = language === undefined ? {} : { language_code: language };
  return { id: nextId++, is_bot: false, first_name: "Lan Anh Bí Mật", ...code, ...details };
}

/** An id for another group, as those of supergroups are. */
export function nextChatId(): number {
  return -1_000_000_000_000 - nextId++;
}

/** The private chat between a person and the bot. */
export function privateChat(bot: BotState, user: User): TestChat {
  return new TestChat(bot, bot.addChat({ id: user.id, type: "private", first_name: user.first_name }), user);
}

/** What a group is like. */
export interface GroupOptions {
  /** Has topics. */
  readonly forum?: boolean;
  /** Is the direct messages of a channel. */
  readonly directMessages?: boolean;
  /** A small group that is none of the supergroups yet. */
  readonly basic?: boolean;
  /** The bot sees all messages. */
  readonly seesEverything?: boolean;
  readonly creator?: User;
  readonly admins?: readonly User[];
  readonly members?: readonly User[];
}

/** A supergroup with the bot in it. `user` is who writes unless told otherwise. */
export function group(bot: BotState, user: User, options: GroupOptions = {}): TestChat {
  const forum = options.forum ? { is_forum: true as const } : {};
  const state = bot.addChat({
    id: options.basic ? -nextId++ : nextChatId(),
    type: options.basic ? "group" : "supergroup",
    title: "Họp giao ban",
    ...forum,
    ...(options.directMessages ? { is_direct_messages: true as const } : {}),
  } as Chat);
  state.seesEverything = options.seesEverything ?? false;
  const { creator, admins = [], members = [] } = options;
  state.creator = creator?.id ?? null;
  for (const { id } of admins) state.admins.add(id);
  for (const known of [user, ...(creator ? [creator] : []), ...admins, ...members]) bot.meet(known, state);
  return new TestChat(bot, state, user);
}

/** Opens a topic in a forum; gives the message that opened it, whose id is the topic's. */
export function topic(chat: TestChat, name: string): Message {
  const opening = chat.post({ forum_topic_created: { name, icon_color: 7322096 } });
  chat.state.topics.set(opening.message_id, { closed: false });
  return opening;
}
