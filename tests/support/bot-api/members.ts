import type { ChatMember, ChatMemberAdministrator, User } from "grammy/types";
import { findChat } from "./chats.js";
import { isFlag } from "./fields.js";
import type { BotState, ChatState } from "./state.js";
import { badRequest, type Parameters, takeOnly } from "./types.js";

const rights = [
  "can_manage_chat",
  "can_delete_messages",
  "can_manage_video_chats",
  "can_restrict_members",
  "can_promote_members",
  "can_change_info",
  "can_invite_users",
  "can_post_stories",
  "can_edit_stories",
  "can_delete_stories",
] as const;

/** getChatMember (https://core.telegram.org/bots/api#getchatmember). */
export function getChatMember(bot: BotState, parameters: Parameters): ChatMember {
  takeOnly(parameters, ["chat_id", "user_id"]);
  const chat = findChat(bot, parameters);
  const id = Number(parameters.user_id);
  if (!Number.isSafeInteger(id) || id <= 0) throw badRequest("invalid user_id specified");
  const user = bot.people.get(id);
  if (!user) throw badRequest("PARTICIPANT_ID_INVALID");
  return memberOf(chat, user);
}

/** getChatAdministrators (https://core.telegram.org/bots/api#getchatadministrators). */
export function getChatAdministrators(bot: BotState, parameters: Parameters): ChatMember[] {
  takeOnly(parameters, ["chat_id", "return_bots"]);
  const chat = findChat(bot, parameters);
  if (!isFlag(parameters.return_bots)) throw badRequest("can't parse return_bots");
  if (chat.chat.type === "private") throw badRequest("there are no administrators in the private chat");
  const ids = new Set([...(chat.creator === null ? [] : [chat.creator]), ...chat.admins]);
  const users = [...ids].map((id) => bot.people.get(id)).filter((user) => user !== undefined);
  return users.map((user) => memberOf(chat, user));
}

/** What somebody is in a chat: what getChatMember says, and my_chat_member. */
export function memberOf(chat: ChatState, user: User): ChatMember {
  if (chat.creator === user.id) return { status: "creator", user, is_anonymous: false };
  if (chat.admins.has(user.id)) {
    const granted = Object.fromEntries(rights.map((right) => [right, true]));
    const member = { status: "administrator", user, can_be_edited: false, is_anonymous: false, ...granted };
    return member as unknown as ChatMemberAdministrator;
  }
  if (chat.chat.type === "private" || chat.members.has(user.id)) return { status: "member", user };
  return { status: "left", user };
}
