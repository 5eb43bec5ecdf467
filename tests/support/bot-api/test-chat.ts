import { setTimeout as delay } from "node:timers/promises";
import type { Message, MessageOrigin, Update, User } from "grammy/types";
import { detectEntities } from "./incoming.js";
import { dataOf, type Pressing, sendPress, type WhichButton } from "./pressing.js";
import type { SentQuery } from "./queries.js";
import type { BotState, ChatState } from "./state.js";
import { PATIENCE, until } from "./until.js";

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
  /** How many edits of each message were read. */
  readonly #editsReadOf = new Map<number, number>();

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
      ...this.#threadOf(replyTo),
      ...(replyTo ? { reply_to_message: replyTo as NonNullable<Message["reply_to_message"]> } : {}),
      ...(topic
        ? { message_thread_id: topic.message_id, is_topic_message: true, reply_to_message: replyTo ?? topic }
        : {}),
    } as Partial<Message>);
    this.bot.deliver(this.updateOf(message, false));
    return message;
  }

  /** Someone forwards a text that somebody else wrote: by a hidden user unless told otherwise. */
  forward(text: string, sending: Sending = {}, origin: MessageOrigin = hiddenUser): Message {
    return this.post({ text, forward_origin: origin, ...entitiesOf("entities", text) }, sending);
  }

  /**
   * Someone presses a button, given by a part of its caption or by what is true of it.
   * @throws Error where there is no such button now, or it asks the bot for nothing
   */
  press(message: Message, which: WhichButton, pressing: Pressing = {}): SentQuery {
    const shown = this.current(message);
    if (!shown) throw new Error("the message is gone");
    return this.pressData(shown, dataOf(shown, which), pressing);
  }

  /** Someone sends any data as if from a button: forged, or of a message that has changed or gone meanwhile. */
  pressData(message: Message, data: string, pressing: Pressing = {}): SentQuery {
    const { from = this.user, isInaccessible = false } = pressing;
    return sendPress(this.bot, this.state, message, data, from, isInaccessible);
  }

  /** Someone changes the text, or the caption, of a message. */
  edit(message: Message, text: string): Message {
    const { entities: _, caption_entities: __, ...rest } = message;
    const isText = message.text !== undefined;
    const edited = {
      ...rest,
      [isText ? "text" : "caption"]: text,
      ...entitiesOf(isText ? "entities" : "caption_entities", text),
      edit_date: Math.floor(Date.now() / 1000),
    } as Message;
    this.state.messages.set(message.message_id, edited);
    this.bot.deliver(this.updateOf(edited, true));
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

  /** The bot's next edit: of the given message, or of any of its own. */
  async edited(message?: Message | number, timeout = PATIENCE): Promise<Message> {
    const complaint = "the bot edited nothing";
    if (message === undefined || typeof message === "number") {
      const index = this.#editsRead++;
      return until(() => this.state.edits[index], message ?? timeout, complaint);
    }
    const id = message.message_id;
    const index = this.#editsReadOf.get(id) ?? 0;
    this.#editsReadOf.set(id, index + 1);
    const edits = () => this.state.edits.filter(({ message_id }) => message_id === id);
    return until(() => edits()[index], timeout, complaint);
  }

  /** All that the bot has written here and that was not deleted. */
  get replies(): Message[] {
    return [...this.state.messages.values()].filter(({ from }) => from?.id === this.bot.me.id);
  }

  /** The bot's next message. */
  async reply(timeout = PATIENCE): Promise<Message> {
    const index = this.#read++;
    const sent = await until(() => this.state.sent[index], timeout, "the bot wrote nothing");
    return this.current(sent) ?? sent;
  }

  /** Sends a text and gives the bot's reply. */
  async ask(text: string, sending: Sending = {}): Promise<Message> {
    this.say(text, sending);
    return this.reply();
  }

  /** Fails if the bot writes anything more after it has received all there is. */
  async staysSilent(): Promise<void> {
    await until(() => this.bot.pendingCount === 0 || undefined, PATIENCE, "the bot did not read its updates");
    await delay(120);
    const extra = this.state.sent[this.#read];
    if (extra) throw new Error(`the bot was to keep silent, but wrote: ${extra.text}`);
  }

  /** How a message, new or edited, is delivered. */
  protected updateOf(message: Message, isEdited: boolean): Omit<Update, "update_id"> {
    return isEdited
      ? { edited_message: message as NonNullable<Update["edited_message"]> }
      : { message: message as NonNullable<Update["message"]> };
  }

  /** In a supergroup without topics a reply carries the id of the message that began the thread; nothing can be sent to it. */
  #threadOf(replied: Message | undefined): Pick<Message, "message_thread_id"> {
    const { chat } = this.state;
    if (!replied || chat.type !== "supergroup") return {};
    if (chat.is_forum === true) return {};
    return { message_thread_id: replied.message_thread_id ?? replied.message_id };
  }
}

const hiddenUser: MessageOrigin = { type: "hidden_user", sender_user_name: "Ai đó", date: 1_700_000_000 };

function entitiesOf(field: "entities" | "caption_entities", text: string): Partial<Message> {
  const entities = detectEntities(text);
  return entities.length > 0 ? { [field]: entities } : {};
}
