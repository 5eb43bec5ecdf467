import type { Message } from "grammy/types";
import { parseCommand } from "../../transport/command.js";
import { type BotIdentity, repliedText, textOf, withoutMention } from "../../transport/message-text.js";
import type { Question } from "../../types.js";

/** The question of a guest message: what stands beside the bot's name, else the message that it replies to. */
export function readGuestMessage(message: Message, bot: BotIdentity): Question | null {
  const text = withoutMention(message, bot) ?? textOf(message);
  const command = parseCommand(text);
  const own = command ? command.argument : text;
  if (own !== "") return { text: own, isStatement: false, repliesTo: null };
  const replied = repliedText(message, bot);
  return replied === "" ? null : { text: replied, isStatement: true, repliesTo: null };
}
