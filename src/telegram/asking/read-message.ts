import type { Message, MessageEntity, User } from "grammy/types";
import { isCourtesy } from "../../language/courtesy.js";
import { isAimedAt, parseCommand } from "./command.js";

/** A question as it was put. */
export interface Question {
  readonly text: string;
  /** Somebody's message that is to be looked up, rather than a question to this bot. */
  readonly isStatement: boolean;
  /** The bot's message that it replies to: what was asked there may complete it. */
  readonly repliesTo: number | null;
}

/** What a message wants of the bot; `none`: silence. */
export type Intent =
  | ({ readonly kind: "question" } & Question)
  /** `/start`, perhaps with the parameter of a deep link. */
  | { readonly kind: "start"; readonly parameter: string }
  | { readonly kind: "contents"; readonly part: string }
  | { readonly kind: "figures"; readonly topic: string }
  | {
      readonly kind: "help" | "sources" | "ask-back" | "unknown-command" | "courtesy" | "text-only" | "none";
    };

/** What the bot knows of itself, to know commands aimed at it and its own messages. */
export type Self = Pick<User, "id"> & { readonly username: string };

const none: Intent = { kind: "none" };

/** Names of the commands; those beyond a–z are what people type although Telegram itself has no such commands. */
const commands: Readonly<Record<string, "ask" | "start" | "help" | "contents" | "figures" | "sources">> = {
  hoi: "ask",
  hỏi: "ask",
  ask: "ask",
  start: "start",
  help: "help",
  giup: "help",
  muc_luc: "contents",
  mucluc: "contents",
  mục_lục: "contents",
  contents: "contents",
  so_lieu: "figures",
  solieu: "figures",
  số_liệu: "figures",
  figures: "figures",
  nguon: "sources",
  nguồn: "sources",
  sources: "sources",
};

/** What people send, as against service messages such as a pinned message, which get no reply. */
const contentWithoutText = [
  "animation",
  "audio",
  "checklist",
  "contact",
  "dice",
  "document",
  "game",
  "location",
  "paid_media",
  "photo",
  "poll",
  "sticker",
  "story",
  "venue",
  "video",
  "video_note",
  "voice",
] as const satisfies readonly (keyof Message)[];

/**
 * Reads what a message wants. In a private chat any text or caption is a question; in groups only commands, replies to
 * the bot and mentions of it count.
 */
export function readMessage(message: Message, bot: Self): Intent {
  if (!isWrittenByPerson(message)) return none;
  const isPrivate = message.chat.type === "private";
  const text = textOf(message);
  const command = parseCommand(text);
  if (command && !isForwarded(message)) {
    if (!isAimedAt(command, bot.username)) return none;
    return readCommand(command.name, command.argument, message, bot);
  }
  if (isPrivate) return readPrivate(text, message, bot);
  const called = withoutMention(message, bot);
  if (called !== null) return isCourtesy(called) ? none : asQuestion(called, message, bot);
  const repliesTo = repliedAnswer(message, bot);
  if (repliesTo === null || text === "" || isCourtesy(text)) return none;
  return { kind: "question", text, isStatement: isForwarded(message), repliesTo };
}

function readCommand(name: string, argument: string, message: Message, bot: Self): Intent {
  switch (Object.hasOwn(commands, name) ? commands[name] : undefined) {
    case "ask":
      return asQuestion(argument, message, bot);
    case "start":
      return { kind: "start", parameter: argument };
    case "contents":
      return { kind: "contents", part: argument };
    case "figures":
      return { kind: "figures", topic: argument || repliedText(message, bot) };
    case "help":
      return { kind: "help" };
    case "sources":
      return { kind: "sources" };
    default:
      return message.chat.type === "private" ? { kind: "unknown-command" } : none;
  }
}

function readPrivate(text: string, message: Message, bot: Self): Intent {
  if (text === "") {
    const hasContent = contentWithoutText.some((field) => message[field] !== undefined);
    return hasContent ? { kind: "text-only" } : none;
  }
  if (isForwarded(message)) return { kind: "question", text, isStatement: true, repliesTo: null };
  if (isCourtesy(text)) return { kind: "courtesy" };
  return { kind: "question", text, isStatement: false, repliesTo: repliedAnswer(message, bot) };
}

/** What stands beside the command or mention; where nothing does, the message that it replies to. */
function asQuestion(text: string, message: Message, bot: Self): Intent {
  if (text !== "") {
    return { kind: "question", text, isStatement: false, repliesTo: repliedAnswer(message, bot) };
  }
  const replied = repliedText(message, bot);
  if (replied === "") return { kind: "ask-back" };
  return { kind: "question", text: replied, isStatement: true, repliesTo: null };
}

function textOf(message: Pick<Message, "text" | "caption">): string {
  return (message.text ?? message.caption ?? "").trim();
}

/** The text without the bot's name, where it is called by it; null where it is not. */
function withoutMention(message: Message, bot: Self): string | null {
  const text = message.text ?? message.caption ?? "";
  const mentions = (message.entities ?? message.caption_entities ?? []).filter((entity) =>
    isMentionOf(entity, text, bot),
  );
  if (mentions.length === 0) return null;
  let rest = "";
  let at = 0;
  for (const { offset, length } of mentions) {
    rest += text.slice(at, offset);
    at = offset + length;
  }
  return (rest + text.slice(at)).replace(/[^\S\n]+/gu, " ").replace(/^[\s,:;–-]+|[\s,:;–-]+$/gu, "");
}

function isMentionOf(entity: MessageEntity, text: string, bot: Self): boolean {
  if (entity.type === "text_mention") return entity.user.id === bot.id;
  if (entity.type !== "mention") return false;
  const name = text.slice(entity.offset + 1, entity.offset + entity.length);
  return name.toLowerCase() === bot.username.toLowerCase();
}

/** The bot's message that a message replies to. In a topic every message replies to the one that opened it, which does not count. */
function repliedAnswer(message: Message, bot: Self): number | null {
  const replied = message.reply_to_message;
  if (!replied || replied.from?.id !== bot.id || replied.forum_topic_created) return null;
  return replied.message_id;
}

/** The text that a bare command replies to: the part the person marked, else the whole message; never the bot's own. */
function repliedText(message: Message, bot: Self): string {
  const marked = message.quote?.text.trim();
  if (marked) return marked;
  const replied = message.reply_to_message;
  if (!replied || replied.from?.id === bot.id) return "";
  const text = textOf(replied);
  const command = parseCommand(text);
  return command ? command.argument : text;
}

function isForwarded(message: Message): boolean {
  return message.forward_origin !== undefined;
}

/**
 * Messages of bots are left alone, so that two bots never talk to each other, and so is what was sent through an
 * inline bot. Telegram marks people who write as a group or channel as bots too: those have a `sender_chat`.
 */
function isWrittenByPerson(message: Message): boolean {
  if (message.via_bot || message.is_automatic_forward) return false;
  return message.sender_chat !== undefined || message.from?.is_bot === false;
}

/** The question of a guest message: what stands beside the bot's name, else the message that it replies to. */
export function readGuestMessage(message: Message, bot: Self): Question | null {
  const text = withoutMention(message, bot) ?? textOf(message);
  const command = parseCommand(text);
  const own = command ? command.argument : text;
  if (own !== "") return { text: own, isStatement: false, repliesTo: null };
  const replied = repliedText(message, bot);
  return replied === "" ? null : { text: replied, isStatement: true, repliesTo: null };
}
