import type { Message } from "grammy/types";
import type { SmallTalkKind } from "../../../language/courtesy.js";
import type { MessageRequest } from "../../services.js";
import { replyText } from "../../transport/reply.js";
import { renderGreeting, renderHelp } from "./render-greeting.js";
import { renderSmallTalk } from "./render-small-talk.js";

/** Makes the handler that greets, as after `/start`. */
export function createGreetingHandler() {
  return async ({ context, deps: { series }, viewer }: MessageRequest): Promise<Message> => {
    return replyText(context, renderGreeting(series.passages.articles, viewer.locale));
  };
}

/** Makes the handler of small talk: one line that fits, or the help for whoever asks what the bot can do. */
export function createSmallTalkHandler() {
  return async (request: MessageRequest, talk: SmallTalkKind): Promise<Message> => {
    if (talk === "abilities") return replyWithHelp(request);
    const { context, deps, viewer } = request;
    return replyText(context, renderSmallTalk(talk, deps.series.passages.articles, viewer.locale));
  };
}

/** Explains how to ask. */
export async function replyWithHelp({ context, viewer }: MessageRequest): Promise<Message> {
  return replyText(context, renderHelp(context.me, viewer.locale, viewer.place));
}
