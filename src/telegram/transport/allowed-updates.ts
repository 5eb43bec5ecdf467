/** The kinds of update that are asked for (https://core.telegram.org/bots/api#getupdates). */
export const allowedUpdates = [
  "message",
  "edited_message",
  "channel_post",
  "edited_channel_post",
  "callback_query",
  "inline_query",
  "guest_message",
  "business_connection",
  "business_message",
  "edited_business_message",
  "my_chat_member",
] as const;
