import type { Transformer } from "grammy";
import { LRUCache } from "lru-cache";
import type { ChatBindings } from "../../bindings/index.js";
import type { Logger } from "../types.js";
import type { Access } from "./access.js";
import { describeFailure } from "./failure.js";

/** Moved groups remembered; one forgotten costs one refused call. */
const mostMoves = 1_000;

/**
 * Follows a group that became a supergroup, and so got another id: what is sent to the old id goes to the new one.
 * @param onMoved told of the old id and the new one, which may be learnt here first
 */
export function followMigrations(onMoved: (from: number, to: number) => void = () => {}): Transformer {
  const moves = new LRUCache<string, number>({ max: mostMoves });
  return async (previous, method, payload, signal) => {
    const from = chatOf(payload);
    if (from === null) return previous(method, payload, signal);
    const known = moves.get(from);
    const response = await previous(method, known === undefined ? payload : moved(payload, known), signal);
    const to = response.ok ? undefined : response.parameters?.migrate_to_chat_id;
    if (to === undefined || to === known) return response;
    moves.set(from, to);
    onMoved(Number(from), to);
    return previous(method, moved(payload, to), signal);
  };
}

/** What is kept by the id of a chat. */
interface KeptByChat {
  readonly access: Pick<Access, "migrate">;
  readonly bindings: Pick<ChatBindings, "move">;
  readonly logger: Logger;
}

/** Takes what is kept of a group along to its new id. Never rejects. */
export async function takeAlong(
  { access, bindings, logger }: KeptByChat,
  from: number,
  to: number,
): Promise<void> {
  access.migrate(from, to);
  await bindings.move(from, to).catch((error: unknown) => {
    logger.warn(describeFailure(error), "the series that a group chose could not be taken to its new id");
  });
}

/** Id of the chat that something new is sent to; null for all else: ids of messages mean others in the new chat. */
function chatOf(payload: object): string | null {
  if (!("chat_id" in payload) || "message_id" in payload) return null;
  return String(payload.chat_id);
}

/** The same call to another chat, without what only the old one has. */
function moved<Payload extends object>(payload: Payload, chat_id: number): Payload {
  const { reply_parameters: _, message_thread_id: __, ...rest } = payload as Record<string, unknown>;
  return { ...rest, chat_id } as Payload;
}
