import { setTimeout as delay } from "node:timers/promises";
import type { Message, Update, User } from "grammy/types";
import { detectEntities } from "./incoming.js";
import type { BotState, ChatState } from "./state.js";

/** How a message is sent, where it is not plainly typed into the chat. */
export interface Sending {
  readonly from?: User;
  readonly replyTo?: Message;
  /** A message that opened a topic. */
  readonly topic?: Message;
}

/** A chat as seen by a test: people write into it, and the bot's messages are read one after the other. */
export class TestChat {
  #read = 0;
  #editsRead = 0;

  constructor(
    readonly bot: BotState,
    readonly state: ChatState,
    readonly user: User,
  ) {}

  get id(): number {
    return this.state.chat.id;
  }

  /** Someone types a text. */
  say(text: string, sending: Sending = {}): Message {
    return this.post({ text, ...entitiesOf("entities", text) }, sending);
  }

  /** Someone sends a picture with or without a caption. */
  photo(caption?: string, content: Partial<Message> = {}): Message {
    const photo = [{ file_id: "photo", file_unique_id: "photo", width: 90, height: 90 }];
    const words = caption === undefined ? {} : { caption, ...entitiesOf("caption_entities", caption) };
    return this.post({ photo, ...words, ...content });
  }

  /** Someone sends any content. */
  post(content: Partial<Message>, { from = this.user, replyTo, topic }: Sending = {}): Message {
    const message = this.bot.store(this.state, from, {
      ...content,
      ...(replyTo ? { reply_to_message: replyTo as NonNullable<Message["reply_to_message"]> } : {}),
      ...(topic
        ? { message_thread_id: topic.message_id, is_topic_message: true, reply_to_message: replyTo ?? topic }
        : {}),
    } as Partial<Message>);
    this.bot.deliver({ message: message as NonNullable<Update["message"]> });
    return message;
  }

  /** Someone forwards a text that somebody else wrote. */
  forward(text: string, sending: Sending = {}): Message {
    const origin = { type: "hidden_user" as const, sender_user_name: "Ai đó", date: 1_700_000_000 };
    return this.post({ text, forward_origin: origin, ...entitiesOf("entities", text) }, sending);
  }

  /** Someone changes the text of a message. */
  edit(message: Message, text: string): Message {
    const { entities: _, ...rest } = message;
    const edited = {
      ...rest,
      text,
      ...entitiesOf("entities", text),
      edit_date: Math.floor(Date.now() / 1000),
    } as Message;
    this.state.messages.set(message.message_id, edited);
    this.bot.deliver({ edited_message: edited as NonNullable<Update["edited_message"]> });
    return edited;
  }

  /** Someone deletes a message. */
  remove(message: Message): void {
    this.state.messages.delete(message.message_id);
  }

  /** A message as it stands now. */
  current(message: Message): Message | undefined {
    return this.state.messages.get(message.message_id);
  }

  /** The bot's next edit of one of its messages. */
  async edited(timeout = 5_000): Promise<Message> {
    const index = this.#editsRead++;
    return until(() => this.state.edits[index], timeout, "the bot edited nothing");
  }

  /** All that the bot has written here. */
  get replies(): Message[] {
    return [...this.state.messages.values()].filter(({ from }) => from?.id === this.bot.me.id);
  }

  /** The bot's next message. */
  async reply(timeout = 5_000): Promise<Message> {
    const index = this.#read++;
    return until(() => this.replies[index], timeout, "the bot wrote nothing");
  }

  /** Sends a text and gives the bot's reply. */
  async ask(text: string, sending: Sending = {}): Promise<Message> {
    this.say(text, sending);
    return this.reply();
  }

  /** Fails if the bot writes anything more after it has received all there is. */
  async staysSilent(): Promise<void> {
    await until(
      () => this.bot.poll.unconfirmed.length === 0 || undefined,
      5_000,
      "the bot did not read its updates",
    );
    await delay(120);
    const extra = this.replies[this.#read];
    if (extra) throw new Error(`the bot was to keep silent, but wrote: ${extra.text}`);
  }
}

/** Waits until a value is there. */
export async function until<Value>(
  look: () => Value | undefined,
  timeout = 5_000,
  complaint = "nothing came",
): Promise<Value> {
  const end = Date.now() + timeout;
  for (;;) {
    const value = look();
    if (value !== undefined) return value;
    if (Date.now() > end) throw new Error(`${complaint} within ${timeout} ms`);
    await delay(5);
  }
}

function entitiesOf(field: "entities" | "caption_entities", text: string): Partial<Message> {
  const entities = detectEntities(text);
  return entities.length > 0 ? { [field]: entities } : {};
}
