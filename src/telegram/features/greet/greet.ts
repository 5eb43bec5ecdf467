import type { Message } from "grammy/types";
import { hasSeveralSeries, onlySeries } from "../../../index/index.js";
import type { SmallTalkKind } from "../../../language/courtesy.js";
import type { MessageRequest, Services } from "../../services.js";
import { replyText } from "../../transport/reply.js";
import type { Viewer } from "../../ui/screen.js";
import { renderGreeting, renderHelp } from "./render-greeting.js";
import { renderSmallTalk } from "./render-small-talk.js";

type Handler = (request: MessageRequest) => Promise<Message>;

/** Makes the handler that greets, as after `/start`. */
export function createGreetingHandler({ usage, access }: Pick<Services, "usage" | "access">): Handler {
  const isKept = usage?.keepsUnanswered === true;
  return async ({ context, deps: { series, choice }, viewer }) => {
    const facts = { isKept, isAdmin: isAdminHere(access, context.msg, viewer) };
    return replyText(context, renderGreeting(series.passages, choice, viewer.locale, facts));
  };
}

/** Whether an administrator writes in private. */
function isAdminHere(
  access: Services["access"],
  { from, sender_chat: senderChat }: Message,
  { place }: Viewer,
): boolean {
  return place === "private" && !senderChat && from !== undefined && access.isAdmin(from.id);
}

/** Makes the handler of small talk: one line that fits, or the help for whoever asks what the bot can do. */
export function createSmallTalkHandler(help: Handler) {
  return async (request: MessageRequest, talk: SmallTalkKind): Promise<Message> => {
    if (talk === "abilities") return help(request);
    const { context, deps, viewer } = request;
    const only = onlySeries(deps.series.passages, deps.choice);
    return replyText(context, renderSmallTalk(talk, only, viewer.locale));
  };
}

/** Makes the handler that explains how to ask, and to administrators in private what only they can do. */
export function createHelpHandler({ usage, access }: Pick<Services, "usage" | "access">): Handler {
  const isKept = usage?.keepsUnanswered === true;
  return async ({ context, deps, viewer }) => {
    const { locale, place } = viewer;
    const hasChoice = hasSeveralSeries(deps.series.passages);
    const isAdmin = isAdminHere(access, context.msg, viewer);
    return replyText(context, renderHelp(context.me, locale, place, { isKept, isAdmin, hasChoice }));
  };
}
