import type { Message } from "grammy/types";
import { isFields, isFlag, unknownField } from "./fields.js";
import type { ChatState } from "./state.js";
import { badRequest } from "./types.js";

const known = ["message_id", "allow_sending_without_reply", "quote", "quote_position"];
const notFound = "message to be replied not found";

/**
 * The message that is replied to; undefined: none, or one that is gone and need not be there.
 * @throws ApiError where Telegram would refuse (https://core.telegram.org/bots/api#replyparameters)
 */
export function findReplied({ messages }: ChatState, reply: unknown): Message | undefined {
  if (reply === undefined) return undefined;
  if (!isFields(reply)) throw badRequest("can't parse reply parameters: expected an Object");
  const unknown = unknownField(reply, known);
  if (unknown) throw badRequest(`this strict server takes no "${unknown}" in reply parameters`);
  const { message_id: id, allow_sending_without_reply: optional, quote } = reply;
  if (!Number.isInteger(id) || !isFlag(optional)) throw badRequest("can't parse reply parameters");
  const message = messages.get(Number(id));
  if (!message && optional !== true) throw badRequest(notFound);
  if (message && quote !== undefined && !(message.text ?? message.caption ?? "").includes(String(quote)))
    throw badRequest("QUOTE_TEXT_INVALID");
  return message;
}
