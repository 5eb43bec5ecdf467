import type { BusinessConnection, Chat, Message, Update, User, UserFromGetMe } from "grammy/types";
import { isAllowed } from "./allowed-updates.js";
import type { OpenQuery } from "./answer-query.js";
import type { StoredFile } from "./files.js";
import { privacyModeLetsThrough } from "./incoming.js";
import { Poll } from "./poll.js";
import type { Call, Parameters, Refusal } from "./types.js";
import type { Webhook } from "./webhook.js";

/** A chat as the server knows it, for one bot. */
export interface ChatState {
  readonly chat: Chat;
  readonly messages: Map<number, Message>;
  readonly topics: Map<number, { closed: boolean }>;
  /** Ids of those who administer a group, its creator aside. */
  readonly admins: Set<number>;
  /** Id of who created the group. */
  creator: number | null;
  /** Ids of those who are in a group. */
  readonly members: Set<number>;
  /** Messages that the bot sent, in order, deleted ones included. */
  readonly sent: Message[];
  /** The bot's messages after each of its edits, in order. */
  readonly edits: Message[];
  /** Ids of the bot's messages that Telegram lets nobody edit, since they ask for a reply. */
  readonly uneditable: Set<number>;
  /** Why the bot may no longer write, in Telegram's words after `Forbidden: `. */
  forbidden: string | null;
  /** Id of the supergroup that a group became. */
  migratedTo: number | null;
  /** Whether the bot sees all messages of a group, as an administrator or with privacy mode turned off. */
  seesEverything: boolean;
  /** Whether its messages are too old to be deleted. */
  undeletable: boolean;
}

/** Time in ms since the epoch, monotonic and finer than Date.now. */
export function preciseNow(): number {
  return performance.timeOrigin + performance.now();
}

/** All that the server keeps for one token. */
export class BotState {
  /** What getMe answers; a test may change what the bot is allowed. */
  readonly me: UserFromGetMe;
  readonly chats = new Map<number, ChatState>();
  /** Everyone whom the bot ever met. */
  readonly people = new Map<number, User>();
  /** Business accounts that the bot is connected to, by the connection's id. */
  readonly connections = new Map<string, BusinessConnection>();
  /** Their chats, by the ids of connection and customer. */
  readonly businessChats = new Map<string, ChatState>();
  /** Files that were sent to the bot, by their file_id. */
  readonly files = new Map<string, StoredFile>();
  /** Bytes of files that the bot sent, by their file_id. */
  readonly uploads = new Map<string, Buffer>();
  readonly calls: Call[] = [];
  /** Calls that were refused although nothing was scripted: what a bot must never cause. */
  readonly refusals: Refusal[] = [];
  /** Menus of commands by language; "" is everyone's. Those of other scopes as `scope:language`. */
  readonly menus = new Map<string, unknown>();
  /** Name and descriptions, as `description:vi`. */
  readonly texts = new Map<string, string>();
  /** Queries that wait for their answer. */
  readonly queries = new Map<string, OpenQuery>();
  /** Messages sent through inline mode that the bot can edit, by their inline_message_id. */
  readonly inlineMessages = new Map<string, Message>();
  /** Those messages after each edit, in order. */
  readonly inlineEdits: Message[] = [];
  /** When each update was handed out last, in ms since the epoch. */
  readonly deliveredAt = new Map<number, number>();
  /** The last update about each message, by the ids of both. */
  readonly updateOf = new Map<number, number>();
  readonly poll = new Poll((updates) => this.noteDelivery(updates));
  /** Set by setWebhook: then updates are delivered there. */
  webhook: Webhook | null = null;
  allowedUpdates: readonly string[] = [];
  /** Whether calls are kept; a long test does without. */
  keepsCalls = true;
  /** Whether the bot is told which inline results are chosen, as set with BotFather. */
  getsFeedback = false;
  /** Does a call that the webhook gave as its response; the server sets it. */
  executeReply: (method: string, parameters: Parameters) => Promise<void> = async () => {};
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
    this.people.set(this.me.id, this.me);
  }

  /** Updates that the bot has not taken yet. */
  get pendingCount(): number {
    return this.webhook?.pendingCount ?? this.poll.unconfirmed.length;
  }

  addChat(chat: Chat): ChatState {
    const state: ChatState = {
      chat,
      messages: new Map(),
      topics: new Map(),
      admins: new Set(),
      creator: null,
      members: new Set([this.me.id]),
      sent: [],
      edits: [],
      uneditable: new Set(),
      forbidden: null,
      migratedTo: null,
      seesEverything: false,
      undeletable: false,
    };
    this.chats.set(chat.id, state);
    return state;
  }

  /** Stores a message in its chat, under a new id. What it replies to holds no further message, as on Telegram. */
  store(state: ChatState, from: User, content: Partial<Message>): Message {
    const { reply_to_message: _, ...replied } = (content.reply_to_message ?? {}) as Partial<Message>;
    const message = {
      message_id: this.#nextMessageId++,
      date: Math.floor(Date.now() / 1000),
      chat: state.chat,
      from,
      ...content,
      ...(content.reply_to_message ? { reply_to_message: replied } : {}),
    } as Message;
    state.messages.set(message.message_id, message);
    if (from.id === this.me.id || message.sender_business_bot) state.sent.push(message);
    this.meet(from, state);
    return message;
  }

  /** Makes somebody known, as a member of a chat where one is given. */
  meet(user: User, state?: ChatState): void {
    if (user.id !== this.me.id) this.people.set(user.id, user);
    state?.members.add(user.id);
  }

  /** Opens a query that the bot is to answer once. */
  openQuery(kind: OpenQuery["kind"]): { id: string; query: OpenQuery } {
    const id = `${kind}-${this.#nextQueryId++}`;
    const query: OpenQuery = { kind, answer: null };
    this.queries.set(id, query);
    return { id, query };
  }

  /** Keeps a message that was sent through the bot; gives the id by which it can be edited. */
  addInlineMessage(content: Partial<Message>): string {
    const id = `inline-message-${this.#nextMessageId++}`;
    this.inlineMessages.set(id, content as Message);
    return id;
  }

  /** Delivers an update if the bot asked for its kind and, in a group, may see it. Gives its id, or null. */
  deliver(update: Omit<Update, "update_id">): number | null {
    const [kind = ""] = Object.keys(update);
    const message = update.message ?? update.edited_message;
    if (!isAllowed(this, kind) || !this.#sees(message)) return null;
    const id = this.#nextUpdateId++;
    const given = { update_id: id, ...update };
    if (message) this.updateOf.set(message.message_id, id);
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
