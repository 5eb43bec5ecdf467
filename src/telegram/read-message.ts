import type { Message, User } from "grammy/types";
import { isAimedAt, parseCommand } from "./command.js";

/** What a message wants of the bot; `none`: silence. */
export type Intent =
  | { readonly kind: "question"; readonly text: string }
  | { readonly kind: "greeting" | "usage" | "text-only" | "none" };

const askCommands = new Set(["hoi", "hỏi", "ask"]);
const greetingCommands = new Set(["start", "help"]);

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
 * Reads what a message wants: in a private chat any text or caption is a question; in groups only commands count.
 * @param bot the bot itself, to know commands aimed at it and its own messages
 */
export function readMessage(message: Message, bot: Pick<User, "id"> & { username: string }): Intent {
  if (!isWrittenByPerson(message)) return { kind: "none" };
  const isPrivate = message.chat.type === "private";
  const text = (message.text ?? message.caption ?? "").trim();
  const command = parseCommand(text);
  if (command) {
    if (!isAimedAt(command, bot.username)) return { kind: "none" };
    if (greetingCommands.has(command.name)) return { kind: "greeting" };
    if (askCommands.has(command.name)) return asQuestion(command.argument || repliedText(message, bot.id));
    return { kind: isPrivate ? "usage" : "none" };
  }
  if (!isPrivate) return { kind: "none" };
  if (text !== "") return { kind: "question", text };
  return { kind: contentWithoutText.some((field) => message[field] !== undefined) ? "text-only" : "none" };
}

function asQuestion(text: string): Intent {
  return text === "" ? { kind: "usage" } : { kind: "question", text };
}

/** The text that a bare command replies to: the part the person marked, else the whole message; never the bot's own. */
function repliedText(message: Message, botId: number): string {
  const marked = message.quote?.text.trim();
  if (marked) return marked;
  const replied = message.reply_to_message;
  if (!replied || replied.from?.id === botId) return "";
  const text = (replied.text ?? replied.caption ?? "").trim();
  const command = parseCommand(text);
  return command ? command.argument : text;
}

/**
 * Messages of bots are left alone, so that two bots never talk to each other, and so is what was sent through an
 * inline bot. Telegram marks people who write as a group or channel as bots too: those have a `sender_chat`.
 */
function isWrittenByPerson(message: Message): boolean {
  if (message.via_bot || message.is_automatic_forward) return false;
  return message.sender_chat !== undefined || message.from?.is_bot === false;
}
