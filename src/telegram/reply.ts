import type { Context, Filter } from "grammy";
import type { StyledText } from "./styled-text.js";

/** What a handler gets: a new message and the means to reply. */
export type MessageContext = Filter<Context, "message">;

/**
 * Replies to the message where it stands, topic included; if it was deleted meanwhile, the reply is sent all the same.
 * @throws GrammyError, HttpError when Telegram does not take it
 */
export async function reply(context: MessageContext, content: StyledText): Promise<void> {
  const { message } = context;
  await context.api.sendMessage(message.chat.id, content.text, {
    entities: [...content.entities],
    link_preview_options: { is_disabled: true },
    reply_parameters: { message_id: message.message_id, allow_sending_without_reply: true },
    ...inTopic(context),
  });
}

/** The topic of the message, where it has one: outside of topics Telegram refuses a thread's id. */
export function inTopic({ message }: MessageContext): { message_thread_id?: number } {
  const { is_topic_message: isTopic, message_thread_id: id } = message;
  return isTopic && id !== undefined ? { message_thread_id: id } : {};
}
