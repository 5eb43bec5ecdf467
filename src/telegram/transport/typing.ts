import { inTopic, onBehalf } from "./message-origin.js";
import type { MessageContext } from "./reply.js";

/** Below this, in ms, people do not perceive a wait that needs explaining. */
const patience = 300;
/** Telegram shows the status for 5 s (https://core.telegram.org/bots/api#sendchataction); it is renewed before, in ms. */
const renewal = 4_000;

/** Awaits the work and shows "typing…" while it takes long. The status is a courtesy: its failure is no failure. */
export async function withTyping<Result>(
  { api, msg: message }: MessageContext,
  work: Promise<Result>,
): Promise<Result> {
  // Channels and their direct messages show no status (https://core.telegram.org/bots/api#sendchataction).
  if (message.chat.type === "channel" || message.direct_messages_topic) return work;
  const { message_thread_id: thread } = inTopic(message);
  const where = { ...onBehalf(message), ...(thread === undefined ? {} : { message_thread_id: thread }) };
  const show = () => {
    api.sendChatAction(message.chat.id, "typing", where).catch(() => {});
    timer = setTimeout(show, renewal);
  };
  let timer = setTimeout(show, patience);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}
