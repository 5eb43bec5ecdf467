import type { Message } from "grammy/types";
import { type CommandName, commandNames } from "../../../language/command-names.js";
import { type SmallTalkKind, smallTalkOf } from "../../../language/courtesy.js";
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
  /** Nothing that is looked up: a greeting, thanks, who the bot is, … */
  "small-talk": { readonly talk: SmallTalkKind };
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

/** Small talk that a group gets no reply to: nobody waits for one, and others read along. */
const quietInGroups: ReadonlySet<SmallTalkKind> = new Set(["thanks", "agreement", "emoji", "goodbye"]);

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
  const command = commandNames.get(name);
  if (command !== undefined) return commandReaders[command](argument, message, bot);
  return message.chat.type === "private" ? { kind: "unknown-command" } : none;
}

function readPrivateText(text: string, message: Message, bot: BotIdentity): Intent {
  if (text === "") {
    const hasContent = contentWithoutText.some((field) => message[field] !== undefined);
    return hasContent ? { kind: "text-only" } : none;
  }
  if (isForwarded(message)) return { kind: "question", text, isStatement: true, repliesTo: null };
  const talk = smallTalkOf(text);
  if (talk) return { kind: "small-talk", talk: talk.kind };
  return { kind: "question", text, isStatement: false, repliesTo: repliedAnswer(message, bot) };
}

/** Mentions of the bot and replies to it are questions; nobody else's talk is. */
function readGroupText(text: string, message: Message, bot: BotIdentity): Intent {
  const called = withoutMention(message, bot);
  const repliesTo = repliedAnswer(message, bot);
  if (called === null && (repliesTo === null || text === "")) return none;
  const talk = smallTalkOf(called ?? text);
  if (talk) return quietInGroups.has(talk.kind) ? none : { kind: "small-talk", talk: talk.kind };
  if (called !== null) return asQuestion(called, message, bot);
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
