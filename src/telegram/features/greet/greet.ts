import type { MessageRequest, Services } from "../../services.js";
import { replyText } from "../../transport/reply.js";
import { renderGreeting, renderHelp } from "./render-greeting.js";

/** Makes the handler that greets, as after `/start`. */
export function createGreetingHandler({ series }: Services) {
  return async ({ context, viewer }: MessageRequest): Promise<void> => {
    await replyText(context, renderGreeting(series.passages.articles, viewer.locale));
  };
}

/** Explains how to ask. */
export async function replyWithHelp({ context, viewer }: MessageRequest): Promise<void> {
  await replyText(context, renderHelp(context.me, viewer.locale, viewer.place));
}
