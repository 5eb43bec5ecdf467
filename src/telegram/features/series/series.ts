import type { Message } from "grammy/types";
import { mostBound } from "../../../bindings/index.js";
import { findSeries, seriesIn } from "../../../index/index.js";
import { isAllSeries } from "../../../language/command-names.js";
import type { Locale } from "../../../locales/index.js";
import type { MessageRequest, Services } from "../../services.js";
import { reply, replyText } from "../../transport/reply.js";
import type { CallbackAction } from "../../ui/callback-action.js";
import type { Screen, ScreenDependencies, Viewer } from "../../ui/screen.js";
import { type Chosen, choose, withSeries } from "./choose-series.js";
import { type ListHead, seriesScreen } from "./series-screen.js";

/** Makes the handler of a message that asks for the series, or names the one that the chat is to ask. */
export function createSeriesHandler(services: Services) {
  return async ({ context, deps, viewer }: MessageRequest, name: string): Promise<Message> => {
    const show = (now: ScreenDependencies, head: ListHead | null = null) =>
      reply(context, seriesScreen(now, viewer, 0, head));
    const all = seriesIn(deps.series.passages);
    const isAll = isAllSeries(name);
    const [found, ...others] = isAll ? [] : findSeries(all, name);
    if (name === "" || all.length === 0) return show(deps);
    if (!isAll && !found) return show(deps, { kind: "unknown", name });
    if (found && others.length > 0) return show(deps, { kind: "several", name, found: [found, ...others] });
    if (!(await mayChoose(services, context))) return replyText(context, viewer.locale.series.onlyAdmins);
    const chosen = await choose(services, deps, context.msg.chat.id, () =>
      found && all.length > 1 ? [{ key: found.key, title: found.title }] : [],
    );
    return typeof chosen === "string" ? replyText(context, refusal(chosen, viewer.locale)) : show(chosen);
  };
}

/**
 * Makes the screen after a press that chooses a series or leaves it out; a text is told in a toast, and nothing was changed.
 * @param chat that of the message
 */
export async function pressSeries(
  services: Services,
  deps: ScreenDependencies,
  viewer: Viewer,
  chat: number,
  { series: key, isChosen, page }: CallbackAction<"choose">,
): Promise<Screen | string> {
  const chosen = await choose(services, deps, chat, (now, all) => {
    const series = all.find((each) => each.key === key);
    // A series that is gone since the button was made is no longer to be had: the list tells what is.
    if (key !== null && !series) return now;
    return series ? withSeries(now, series, isChosen, all) : [];
  });
  if (typeof chosen === "string") return refusal(chosen, viewer.locale);
  const isGone = key !== null && !seriesIn(deps.series.passages).some((each) => each.key === key);
  return seriesScreen(chosen, isGone ? { ...viewer, notice: "list" } : viewer, page);
}

function refusal(reason: Extract<Chosen, string>, { series }: Locale): string {
  return reason === "tooMany" ? series.tooMany(mostBound) : series.notKept;
}

/** In a group or channel only those may who administer it, and administrators of the bot. */
async function mayChoose(
  { access, chatAdmins }: Pick<Services, "access" | "chatAdmins">,
  { api, msg: message }: MessageRequest["context"],
): Promise<boolean> {
  const { chat, from, sender_chat: senderChat } = message;
  if (chat.type === "private" || chat.type === "channel") return true;
  // Who writes in the name of the group itself administers it; in that of another chat, anybody may.
  if (senderChat) return senderChat.id === chat.id;
  if (!from) return false;
  return access.isAdmin(from.id) || chatAdmins.has(api, chat.id, from.id);
}
