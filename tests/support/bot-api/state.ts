import type { Chat, Message, Update, User, UserFromGetMe } from "grammy/types";
import { privacyModeLetsThrough } from "./incoming.js";
import { Poll } from "./poll.js";
import type { Call } from "./types.js";

/** A chat as the server knows it, for one bot. */
export interface ChatState {
  readonly chat: Chat;
  readonly messages: Map<number, Message>;
  readonly topics: Map<number, { closed: boolean }>;
  /** Why the bot may no longer write, in Telegram's words after `Forbidden: `. */
  forbidden: string | null;
  /** Whether the bot sees all messages of a group, as an administrator or with privacy mode turned off. */
  seesEverything: boolean;
}

/** Kinds of update that a bot gets unless it asks for others (https://core.telegram.org/bots/api#getupdates). */
const notByDefault = new Set(["chat_member", "message_reaction", "message_reaction_count"]);

/** All that the server keeps for one token. */
export class BotState {
  readonly me: UserFromGetMe;
  readonly chats = new Map<number, ChatState>();
  readonly calls: Call[] = [];
  /** Menus of commands by language; "" is everyone's. */
  readonly menus = new Map<string, unknown>();
  readonly poll = new Poll();
  allowedUpdates: readonly string[] = [];
  #nextUpdateId = 70_001;
  #nextMessageId = 1;

  constructor(
    readonly token: string,
    username: string,
  ) {
    const id = Number.parseInt(token, 10);
    this.me = { id, is_bot: true, first_name: "Trích Dẫn", username, can_join_groups: true } as UserFromGetMe;
  }

  addChat(chat: Chat): ChatState {
    const state = { chat, messages: new Map(), topics: new Map(), forbidden: null, seesEverything: false };
    this.chats.set(chat.id, state);
    return state;
  }

  /** Stores a message in its chat, under a new id. */
  store({ chat, messages }: ChatState, from: User, content: Partial<Message>): Message {
    const message = {
      message_id: this.#nextMessageId++,
      date: Math.floor(Date.now() / 1000),
      chat,
      from,
      ...content,
    };
    messages.set(message.message_id, message as Message);
    return message as Message;
  }

  /** Delivers an update if the bot asked for its kind and, in a group, may see it. Gives its id, or null. */
  deliver(update: Omit<Update, "update_id">): number | null {
    const [kind = ""] = Object.keys(update);
    const wanted =
      this.allowedUpdates.length > 0 ? this.allowedUpdates.includes(kind) : !notByDefault.has(kind);
    const message = update.message ?? update.edited_message;
    const chat = message && this.chats.get(message.chat.id);
    const visible = !message || !chat || chat.seesEverything || privacyModeLetsThrough(message, this.me);
    if (!wanted || !visible) return null;
    const id = this.#nextUpdateId++;
    this.poll.push({ update_id: id, ...update });
    return id;
  }
}
