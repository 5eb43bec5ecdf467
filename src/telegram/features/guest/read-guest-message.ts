import type { Message } from "grammy/types";
import { isPointingQuestion } from "../../../language/pointing-question.js";
import { parseCommand } from "../../transport/command.js";
import {
  type BotIdentity,
  hasWords,
  readableText,
  repliedText,
  withoutMention,
} from "../../transport/message-text.js";
import type { Question } from "../../types.js";

/** The question of a guest message: what stands beside the bot's name, else the message that it replies to. */
export function readGuestMessage(message: Message, bot: BotIdentity): Question | null {
  const text = withoutMention(message, bot) ?? readableText(message);
  const command = parseCommand(text);
  const own = command ? command.argument : text;
  const isAsked = hasWords(own);
  if (isAsked && !isPointingQuestion(own)) return asked(own, false);
  const replied = repliedText(message, bot);
  if (hasWords(replied)) return asked(replied, true);
  return isAsked ? asked(own, false) : null;
}

function asked(text: string, isStatement: boolean): Question {
  return { text, isStatement, repliesTo: null };
}
