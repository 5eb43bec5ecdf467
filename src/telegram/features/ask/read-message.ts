import type { Message } from "grammy/types";
import { isCourtesy } from "../../../language/courtesy.js";
import { type Command, isAimedAt, parseCommand } from "../../transport/command.js";
import {
  type BotIdentity,
  isForwarded,
  repliedAnswer,
  repliedText,
  textOf,
  withoutMention,
} from "../../transport/message-text.js";
import type { Question } from "../../types.js";

/** What each kind of message brings along. */
interface IntentDetails {
  question: Question;
  /** `/start`, perhaps with the parameter of a deep link. */
  start: { readonly parameter: string };
  contents: { readonly part: string };
  figures: { readonly topic: string };
  sources: unknown;
  help: unknown;
  /** A command or mention that leaves out the question. */
  "missing-question": unknown;
  "unknown-command": unknown;
  /** Thanks and the like, in a private chat. */
  courtesy: unknown;
  /** A sticker, photo, voice message, … instead of text. */
  "text-only": unknown;
  /** Silence. */
  none: unknown;
}

/** The kinds of message that the bot tells apart. */
export type IntentKind = keyof IntentDetails;

/** What a message wants of the bot. */
export type Intent<Kind extends IntentKind = IntentKind> = {
  [Each in Kind]: { readonly kind: Each } & IntentDetails[Each];
}[Kind];

const none: Intent = { kind: "none" };

type CommandName = "ask" | "start" | "help" | "contents" | "figures" | "sources";

/** What people type for the commands; names beyond a–z too, although Telegram itself has no such commands. */
const commands: ReadonlyMap<string, CommandName> = new Map([
  ["hoi", "ask"],
  ["hỏi", "ask"],
  ["ask", "ask"],
  ["start", "start"],
  ["help", "help"],
  ["giup", "help"],
  ["muc_luc", "contents"],
  ["mucluc", "contents"],
  ["mục_lục", "contents"],
  ["contents", "contents"],
  ["so_lieu", "figures"],
  ["solieu", "figures"],
  ["số_liệu", "figures"],
  ["figures", "figures"],
  ["nguon", "sources"],
  ["nguồn", "sources"],
  ["sources", "sources"],
]);

/** What each command wants, by what stands beside it. */
const commandReaders: Readonly<
  Record<CommandName, (argument: string, message: Message, bot: BotIdentity) => Intent>
> = {
  ask: asQuestion,
  start: (argument) => ({ kind: "start", parameter: argument }),
  help: () => ({ kind: "help" }),
  contents: (argument) => ({ kind: "contents", part: argument }),
  figures: (argument, message, bot) => ({ kind: "figures", topic: argument || repliedText(message, bot) }),
  sources: () => ({ kind: "sources" }),
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
export function readMessage(message: Message, bot: BotIdentity): Intent {
  if (!isWrittenByPerson(message)) return none;
  const text = textOf(message);
  const command = isForwarded(message) ? null : parseCommand(text);
  if (command) return isAimedAt(command, bot.username) ? readCommand(command, message, bot) : none;
  return message.chat.type === "private"
    ? readPrivateText(text, message, bot)
    : readGroupText(text, message, bot);
}

function readCommand({ name, argument }: Command, message: Message, bot: BotIdentity): Intent {
  const command = commands.get(name);
  if (command !== undefined) return commandReaders[command](argument, message, bot);
  return message.chat.type === "private" ? { kind: "unknown-command" } : none;
}

function readPrivateText(text: string, message: Message, bot: BotIdentity): Intent {
  if (text === "") {
    const hasContent = contentWithoutText.some((field) => message[field] !== undefined);
    return hasContent ? { kind: "text-only" } : none;
  }
  if (isForwarded(message)) return { kind: "question", text, isStatement: true, repliesTo: null };
  if (isCourtesy(text)) return { kind: "courtesy" };
  return { kind: "question", text, isStatement: false, repliesTo: repliedAnswer(message, bot) };
}

/** Mentions of the bot and replies to it are questions; nobody else's talk is. */
function readGroupText(text: string, message: Message, bot: BotIdentity): Intent {
  const called = withoutMention(message, bot);
  if (called !== null) return isCourtesy(called) ? none : asQuestion(called, message, bot);
  const repliesTo = repliedAnswer(message, bot);
  if (repliesTo === null || text === "" || isCourtesy(text)) return none;
  return { kind: "question", text, isStatement: isForwarded(message), repliesTo };
}

/** What stands beside the command or mention; where nothing does, the message that it replies to. */
function asQuestion(text: string, message: Message, bot: BotIdentity): Intent {
  if (text !== "") {
    return { kind: "question", text, isStatement: false, repliesTo: repliedAnswer(message, bot) };
  }
  const replied = repliedText(message, bot);
  if (replied === "") return { kind: "missing-question" };
  return { kind: "question", text: replied, isStatement: true, repliesTo: null };
}

/**
 * Messages of bots are left alone, so that two bots never talk to each other, and so is what was sent through an
 * inline bot. Telegram marks people who write as a group or channel as bots too: those have a `sender_chat`.
 */
function isWrittenByPerson(message: Message): boolean {
  if (message.via_bot || message.is_automatic_forward) return false;
  return message.sender_chat !== undefined || message.from?.is_bot === false;
}
