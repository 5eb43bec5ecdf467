import type { Message } from "grammy/types";
import type { MessageRequest, Services } from "../../services.js";
import { replyText } from "../../transport/reply.js";
import { renderStatistics } from "./statistics-screen.js";

/**
 * Makes the handler of the command that tells how many questions came: an administrator in private is told, whoever else gets what any command gets that
 * the bot does not know.
 */
export function createStatisticsHandler({ access, usage }: Services) {
  return async (
    { context, viewer }: MessageRequest,
    { isMeant }: { readonly isMeant: boolean },
  ): Promise<Message | null> => {
    const { msg: message } = context;
    const { telegram } = viewer.locale;
    const user = message.sender_chat ? undefined : message.from?.id;
    if (!usage || user === undefined || !access.isAdmin(user))
      return isMeant ? replyText(context, telegram.unknownCommand) : null;
    if (message.chat.type !== "private") return replyText(context, telegram.documents.articles.privateOnly);
    return replyText(context, renderStatistics(viewer.locale, usage));
  };
}
