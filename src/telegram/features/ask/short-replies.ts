import type { Message } from "grammy/types";
import type { MessageRequest } from "../../services.js";
import { askForQuestion, replyText } from "../../transport/reply.js";

/** Makes the handler that replies with one fixed text, whatever else the message says. */
export function fixedReply(text: "unknownCommand" | "textOnly" | "voiceOnly") {
  return async ({ context, viewer }: MessageRequest): Promise<Message> => {
    return replyText(context, viewer.locale.telegram[text]);
  };
}

/** Asks for the question that a command left out. */
export async function replyToMissingQuestion({ context, viewer }: MessageRequest): Promise<Message> {
  return askForQuestion(context, viewer.locale);
}
