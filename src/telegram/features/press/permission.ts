import type { Api } from "grammy";
import type { Message } from "grammy/types";
import type { Access } from "../../transport/access.js";
import type { ChatAdmins } from "../../transport/chat-admins.js";
import type { CallbackButton } from "../../ui/callback-action.js";

/**
 * Tells whether somebody may press a button: in a private chat always, elsewhere the one who asked, and administrators. Who
 * asked in the name of another channel is known to the bot by no id: anybody may leaf through that answer, but only
 * administrators may remove it. Who asks in the name of the chat itself administers it. What a chat asks of the series is changed by
 * administrators alone, and the list may be leafed through like any other.
 */
export class Permission {
  constructor(
    private readonly access: Pick<Access, "isAdmin">,
    private readonly chatAdmins: ChatAdmins,
  ) {}

  async mayPress(
    api: Api,
    { asker, action }: CallbackButton,
    userId: number,
    { chat, reply_to_message: question }: Pick<Message, "chat" | "reply_to_message">,
  ): Promise<boolean> {
    if (chat.type === "private" || this.access.isAdmin(userId)) return true;
    if (action.kind === "choose") return this.chatAdmins.has(api, chat.id, userId);
    const askedAs = question?.sender_chat;
    if (asker === null && askedAs && askedAs.id !== chat.id && action.kind !== "remove") return true;
    return asker === userId || this.chatAdmins.has(api, chat.id, userId);
  }
}
