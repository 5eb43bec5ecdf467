import type { Message } from "grammy/types";
import { type CommandName, commandNames } from "../../../language/command-names.js";
import { type SmallTalkKind, smallTalkOf } from "../../../language/courtesy.js";
import { isPointingQuestion } from "../../../language/pointing-question.js";
import { type Command, isAimedAt, parseCommand } from "../../transport/command.js";
import {
  type BotIdentity,
  hasWords,
  isForwarded,
  repliedAnswer,
  repliedText,
  textOf,
  withoutMention,
} from "../../transport/message-text.js";
import { attachedText } from "../../transport/written-in.js";
import type { Question } from "../../types.js";

/** What each kind of message brings along. */
interface IntentDetails {
  question: Question;
  /** `/start`, perhaps with the parameter of a deep link. */
  start: { readonly parameter: string };
  contents: { readonly part: string };
  figures: { readonly topic: string };
  sources: unknown;
  /** To list the series, or to have the chat ask the one of this name. */
  series: { readonly name: string };
  /** To read the series again; `isMeant`: whether it is certain that this bot is told to. */
  reload: { readonly isMeant: boolean };
  /** To list the articles, for whoever looks after them. */
  articles: { readonly isMeant: boolean };
  /** To tell how many questions came. */
  statistics: { readonly isMeant: boolean };
  help: unknown;
  /** A command or mention that leaves out the question. */
  "missing-question": unknown;
  "unknown-command": unknown;
  /** Nothing that is looked up: a greeting, thanks, who the bot is, … */
  "small-talk": { readonly talk: SmallTalkKind };
  /** A sticker, photo, … instead of text. */
  "text-only": unknown;
  /** Speech instead of text: a voice message, a round video, a recording. */
  voice: unknown;
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

/** Commands that only administrators have. */
type AdminCommand = "reload" | "articles" | "statistics";

/** What each command wants, by what stands beside it. */
const commandReaders: Readonly<
  Record<Exclude<CommandName, AdminCommand>, (argument: string, message: Message, bot: BotIdentity) => Intent>
> = {
  ask: asQuestion,
  start: (argument) => ({ kind: "start", parameter: argument }),
  help: () => ({ kind: "help" }),
  contents: (argument) => ({ kind: "contents", part: argument }),
  figures: (argument, message, bot) => ({ kind: "figures", topic: argument || repliedText(message, bot) }),
  sources: () => ({ kind: "sources" }),
  series: (argument) => ({ kind: "series", name: argument }),
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
  "giveaway",
  "invoice",
  "live_photo",
  "location",
  "paid_media",
  "photo",
  "poll",
  "rich_message",
  "sticker",
  "story",
  "venue",
  "video",
  "video_note",
  "voice",
] as const satisfies readonly (keyof Message)[];

/**
 * Reads what a message wants. In a private chat any text or caption is a question; in groups and channels only commands,
 * replies to the bot and mentions of it count.
 */
export function readMessage(message: Message, bot: BotIdentity): Intent {
  if (!isWrittenByPerson(message)) return none;
  const intent = readWords(message, bot);
  // What a caption calls the bot for may be said.
  return intent.kind === "missing-question" && isSpoken(message) ? { kind: "voice" } : intent;
}

function readWords(message: Message, bot: BotIdentity): Intent {
  const called = withoutMention(message, bot);
  const text = called ?? textOf(message);
  const command = isForwarded(message) ? null : parseCommand(text);
  if (command) return readCommand(command, called !== null, message, bot);
  return message.chat.type === "private"
    ? readPrivateText(text, message, bot)
    : readGroupText(text, called !== null, message, bot);
}

/** @param isCalled whether the bot is called by its name besides */
function readCommand(command: Command, isCalled: boolean, message: Message, bot: BotIdentity): Intent {
  if (!isAimedAt(command, bot.username)) return none;
  const isPrivate = message.chat.type === "private";
  const { name, argument, target } = command;
  const known = commandNames.get(name);
  const isMeant = isPrivate || isCalled || target !== null;
  if (known === "reload" || known === "articles" || known === "statistics") return { kind: known, isMeant };
  if (known !== undefined) return commandReaders[known](argument, message, bot);
  return isMeant ? { kind: "unknown-command" } : none;
}

function readPrivateText(text: string, message: Message, bot: BotIdentity): Intent {
  if (isForwarded(message) && hasWords(text)) return statement(text);
  const talk = smallTalkOf(text);
  if (talk) return { kind: "small-talk", talk: talk.kind };
  if (hasWords(text)) return asQuestion(text, message, bot);
  const attached = attachedText(message);
  if (hasWords(attached)) return statement(attached);
  const hasContent = contentWithoutText.some((field) => message[field] !== undefined);
  if (hasContent) return { kind: isSpoken(message) ? "voice" : "text-only" };
  return message.text !== undefined || message.rich_message ? { kind: "missing-question" } : none;
}

/** Mentions of the bot and replies to it are questions; nobody else's talk is. */
function readGroupText(text: string, isCalled: boolean, message: Message, bot: BotIdentity): Intent {
  const repliesTo = repliedAnswer(message, bot);
  if (!isCalled && repliesTo === null) return none;
  const talk = smallTalkOf(text);
  if (talk) return quietInGroups.has(talk.kind) ? none : { kind: "small-talk", talk: talk.kind };
  if (isForwarded(message) && hasWords(text)) return { ...statement(text), repliesTo };
  if (isCalled || hasWords(text)) return asQuestion(text, message, bot);
  const attached = attachedText(message);
  if (hasWords(attached)) return statement(attached);
  if (isSpoken(message)) return { kind: "voice" };
  return message.text !== undefined || message.rich_message ? { kind: "missing-question" } : none;
}

/**
 * What stands beside the command or mention. Where nothing does, or nothing but a question about the message that it
 * replies to, that message.
 */
function asQuestion(text: string, message: Message, bot: BotIdentity): Intent {
  const isAsked = hasWords(text);
  if (isAsked && !isPointingQuestion(text)) return question(text, message, bot);
  const replied = repliedText(message, bot);
  if (hasWords(replied)) return statement(replied);
  return isAsked ? question(text, message, bot) : { kind: "missing-question" };
}

function question(text: string, message: Message, bot: BotIdentity): Intent<"question"> {
  return { kind: "question", text, isStatement: false, repliesTo: repliedAnswer(message, bot) };
}

/** Words that were not put as a question to the bot, to be looked up. */
function statement(text: string): Intent<"question"> {
  return { kind: "question", text, isStatement: true, repliesTo: null };
}

function isSpoken({ voice, video_note: videoNote, audio }: Message): boolean {
  return voice !== undefined || videoNote !== undefined || audio !== undefined;
}

/**
 * Messages of bots are left alone, so that two bots never talk to each other, and so is what was sent through an
 * inline bot. Telegram marks people who write as a group or channel as bots too: those have a `sender_chat`.
 */
function isWrittenByPerson(message: Message): boolean {
  if (message.via_bot || message.is_automatic_forward) return false;
  return message.sender_chat !== undefined || message.from?.is_bot === false;
}
