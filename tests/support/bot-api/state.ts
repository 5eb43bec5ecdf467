import type { Chat, Message, Update, User, UserFromGetMe } from "grammy/types";
import type { OpenQuery } from "./answer-query.js";
import { privacyModeLetsThrough } from "./incoming.js";
import { Poll } from "./poll.js";
import type { Call, Refusal } from "./types.js";
import type { Webhook } from "./webhook.js";

/** A chat as the server knows it, for one bot. */
export interface ChatState {
  readonly chat: Chat;
  readonly messages: Map<number, Message>;
  readonly topics: Map<number, { closed: boolean }>;
  /** Ids of those who administer a group. */
  readonly admins: Set<number>;
  /** The bot's messages after each of its edits, in order. */
  readonly edits: Message[];
  /** Why the bot may no longer write, in Telegram's words after `Forbidden: `. */
  forbidden: string | null;
  /** Id of the supergroup that a group became. */
  migratedTo: number | null;
  /** Whether the bot sees all messages of a group, as an administrator or with privacy mode turned off. */
  seesEverything: boolean;
  /** Whether its messages are too old to be deleted. */
  undeletable: boolean;
}

/** Kinds of update that a bot gets unless it asks for others (https://core.telegram.org/bots/api#getupdates). */
const notByDefault = new Set(["chat_member", "message_reaction", "message_reaction_count"]);

/** Time in ms since the epoch, finer than Date.now. */
export function preciseNow(): number {
  return performance.timeOrigin + performance.now();
}

/** All that the server keeps for one token. */
export class BotState {
  /** What getMe answers; a test may change what the bot is allowed. */
  readonly me: UserFromGetMe;
  readonly chats = new Map<number, ChatState>();
  readonly calls: Call[] = [];
  /** Calls that were refused although nothing was scripted: what a bot must never cause. */
  readonly refusals: Refusal[] = [];
  /** Menus of commands by language; "" is everyone's. Those of other scopes as `scope:language`. */
  readonly menus = new Map<string, unknown>();
  /** Name and descriptions, as `description:vi`. */
  readonly texts = new Map<string, string>();
  readonly queries = new Map<string, OpenQuery>();
  /** When each update was handed out last, in ms since the epoch. */
  readonly deliveredAt = new Map<number, number>();
  readonly poll = new Poll((updates) => this.noteDelivery(updates));
  /** Set by setWebhook: then updates are delivered there. */
  webhook: Webhook | null = null;
  allowedUpdates: readonly string[] = [];
  /** Whether calls are kept; a long test does without. */
  keepsCalls = true;
  #nextUpdateId = 70_001;
  #nextMessageId = 1;
  #nextQueryId = 1;

  constructor(
    readonly token: string,
    username: string,
  ) {
    this.me = {
      id: Number.parseInt(token, 10),
      is_bot: true,
      first_name: "Trích Dẫn",
      username,
      can_join_groups: true,
      can_read_all_group_messages: false,
      supports_inline_queries: true,
      supports_guest_queries: true,
    } as UserFromGetMe;
  }

  addChat(chat: Chat): ChatState {
    const state: ChatState = {
      chat,
      messages: new Map(),
      topics: new Map(),
      admins: new Set(),
      edits: [],
      forbidden: null,
      migratedTo: null,
      seesEverything: false,
      undeletable: false,
    };
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

  /** Opens a query that the bot is to answer once. */
  openQuery(kind: OpenQuery["kind"]): { id: string; query: OpenQuery } {
    const id = `${kind}-${this.#nextQueryId++}`;
    const query: OpenQuery = { kind, answer: null };
    this.queries.set(id, query);
    return { id, query };
  }

  /** Delivers an update if the bot asked for its kind and, in a group, may see it. Gives its id, or null. */
  deliver(update: Omit<Update, "update_id">): number | null {
    const [kind = ""] = Object.keys(update);
    const wanted =
      this.allowedUpdates.length > 0 ? this.allowedUpdates.includes(kind) : !notByDefault.has(kind);
    if (!wanted || !this.#sees(update.message ?? update.edited_message)) return null;
    const id = this.#nextUpdateId++;
    const given = { update_id: id, ...update };
    if (this.webhook) this.webhook.push(given);
    else this.poll.push(given);
    return id;
  }

  noteDelivery(updates: readonly Update[]): void {
    for (const { update_id: id } of updates) this.deliveredAt.set(id, preciseNow());
  }

  #sees(message: Message | undefined): boolean {
    const chat = message && this.chats.get(message.chat.id);
    if (!message || !chat || chat.seesEverything || this.me.can_read_all_group_messages) return true;
    return privacyModeLetsThrough(message, this.me);
  }
}
