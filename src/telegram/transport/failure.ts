import { GrammyError, HttpError } from "grammy";

/**
 * What may be logged of an error: its class, what Telegram said, where in the code. Never a message or payload,
 * which may hold a question, nor a URL, which holds the token.
 */
export function describeFailure(error: unknown): Record<string, unknown> {
  if (error instanceof GrammyError) {
    return {
      error: error.name,
      method: error.method,
      status: error.error_code,
      description: error.description,
    };
  }
  if (error instanceof HttpError) return { error: error.name, reason: networkReason(error.error) };
  if (error instanceof Error) return { error: error.constructor.name, at: frames(error) };
  return { error: typeof error };
}

/** Why a request failed, as a code or a few words, such as `ECONNREFUSED`. */
export function networkReason(error: unknown): string {
  if (!(error instanceof Error)) return "network error";
  const { code, type } = error as { code?: unknown; type?: unknown };
  if (typeof code === "string") return code;
  // Kinds of failure that node-fetch, grammY's HTTP client, names in `type`.
  if (type === "invalid-json") return "not a Bot API response";
  if (type === "aborted" || error.message.includes("timed out")) return "timeout";
  return "network error";
}

// What Telegram answers when a chat no longer takes the bot's messages: nobody is there to be told, nothing to repair.
const closedChat = new RegExp(
  [
    "chat not found",
    "message thread not found",
    "message to be replied not found",
    "TOPIC_CLOSED",
    "TOPIC_DELETED",
    "TOPIC_ID_INVALID",
    "CHAT_WRITE_FORBIDDEN",
    "CHAT_RESTRICTED",
    "CHAT_SEND_\\w+_FORBIDDEN",
    "CHAT_ADMIN_REQUIRED",
    "CHAT_GUEST_SEND_FORBIDDEN",
    "CHANNEL_PRIVATE",
    "USER_BANNED_IN_CHANNEL",
    "USER_IS_BLOCKED",
    "INPUT_USER_DEACTIVATED",
    "user is deactivated",
    "PEER_ID_INVALID",
    "no rights to send",
    "not enough rights to send",
    "need administrator rights",
    "bot was (?:kicked|blocked)",
    "bot is not a member",
    // The owner of a business account took the bot, or a right, away (https://core.telegram.org/api/bots/connected-business-bots).
    "business connection not found",
    "BUSINESS_CONNECTION_\\w+",
    "BUSINESS_PEER_INVALID",
    "group chat was (?:upgraded|deleted|deactivated)",
  ].join("|"),
  "i",
);

/** Whether an error only says that the chat is closed to the bot: blocked, removed, topic closed, message gone. */
export function isClosedChat(error: unknown): boolean {
  if (!(error instanceof GrammyError)) return false;
  return error.error_code === 403 || (error.error_code === 400 && closedChat.test(error.description));
}

// What Telegram answers when a button is pressed twice, a message is gone, or an answer comes too late.
const harmless = new RegExp(
  [
    "message is not modified",
    "MESSAGE_NOT_MODIFIED",
    "message to (?:edit|delete) not found",
    "message can't be (?:edited|deleted)",
    "MESSAGE_ID_INVALID",
    "MESSAGE_AUTHOR_REQUIRED",
    "MESSAGE_DELETE_FORBIDDEN",
    "query is too old",
    "query ID is invalid",
    "QUERY_ID_INVALID",
  ].join("|"),
  "i",
);

/** Whether an error leaves nothing to tell or repair: the message stands as wanted or is gone, the query is too old. */
export function isHarmless(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 400 && harmless.test(error.description);
}

function frames(error: Error): string[] {
  const lines = (error.stack ?? "").split("\n").map((line) => line.trim());
  return lines.filter((line) => line.startsWith("at ")).slice(0, 5);
}
