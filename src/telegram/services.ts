import type { Context } from "grammy";
import type { Message } from "grammy/types";
import type { ChatBindings } from "../bindings/index.js";
import { allSeries, chooseSeries, type SeriesChoice } from "../index/index.js";
import { type Locale, localeFor } from "../locales/index.js";
import type { Metrics } from "./metrics.js";
import type { Access } from "./transport/access.js";
import type { ChatAdmins } from "./transport/chat-admins.js";
import { askerOf, placeOf } from "./transport/message-origin.js";
import { type MessageContext, replyText } from "./transport/reply.js";
import type { BotDependencies, Edition, Series } from "./types.js";
import { CallbackData } from "./ui/callback-data.js";
import { PassageKeys } from "./ui/passage-keys.js";
import type { ScreenDependencies, Viewer } from "./ui/screen.js";

/** What the features share while they deal with an update: all of it speaks of one state of the series. */
export interface Services extends Edition, Pick<BotDependencies, "logger" | "apiRoot" | "agent" | "usage"> {
  /** Which series each chat is bound to. */
  readonly bindings: ChatBindings;
  readonly chatAdmins: ChatAdmins;
  /** Fires when a stop waits no longer: what is under way is given up, and comes again at the next start. */
  readonly stopping: AbortSignal;
  readonly access: Access;
  readonly metrics: Metrics;
}

/**
 * What screens are made from, by a bot as Telegram describes it: the series as it is at this moment, and what names its passages and finds them again.
 * `series` may hold another state by the time of the next update; whoever handles one asks once, so that all of it speaks of one state.
 * @param choice what is searched and listed; absent: everything
 */
export function screenDependencies(
  { series: { passages, search, corpusHash } }: Pick<Services, "series">,
  bot: ScreenDependencies["bot"],
  choice: SeriesChoice = allSeries,
): ScreenDependencies {
  let naming = namings.get(passages);
  if (!naming) {
    const [series, keys] = [{ passages, search, corpusHash }, new PassageKeys(passages)];
    naming = { series, keys, callbacks: new CallbackData(series, keys) };
    namings.set(passages, naming);
  }
  if (!choice.scope) return { ...naming, bot, choice };
  const { series, keys } = naming;
  return { series, keys, callbacks: new CallbackData(series, keys, choice.scope), bot, choice };
}

/**
 * What is searched where somebody is, by what the chat is bound to now.
 * @param chat its id, of a private chat the person's; null: somebody whom no id is known of, who asks everything
 * @throws what keeps the bindings
 */
export async function choiceIn(
  { bindings, series: { passages } }: Pick<Services, "bindings" | "series">,
  chat: number | null,
): Promise<SeriesChoice> {
  return chat === null ? allSeries : chooseSeries(passages, await bindings.get(chat));
}

/** By the passages that they name. */
const namings = new WeakMap<Series["passages"], Omit<ScreenDependencies, "bot" | "choice">>();

/** A new or edited message to be replied to, and what its replies are made with. */
export interface MessageRequest {
  readonly context: MessageContext & Pick<Context, "me" | "update">;
  readonly deps: ScreenDependencies;
  readonly viewer: Viewer;
}

/**
 * Reads off a message what replies to it need.
 * @param replaces the bot's message that the reply takes the place of
 * @param boundAs the chat whose series are searched; absent: that of the message
 * @throws what keeps the bindings
 */
export async function messageRequest(
  services: Services,
  context: MessageRequest["context"] & Pick<Context, "from">,
  replaces?: number,
  boundAs: number = context.msg.chat.id,
): Promise<MessageRequest> {
  const { api, msg, me, update } = context;
  const choice = await choiceIn(services, boundAs);
  return {
    context: { api, msg, me, update, replaces },
    deps: screenDependencies(services, context.me, choice),
    viewer: { locale: localeOf(context), place: placeOf(context.msg), asker: askerOf(context.msg) },
  };
}

/** The words for whoever sent an update. */
export function localeOf({ from }: Pick<Context, "from">): Locale {
  return localeFor(from?.language_code);
}

/**
 * Makes the handler of a command of administrators: whoever else sends it gets what any command gets that the bot does not know.
 * @param answer given who asked; absent: nobody has such a command
 */
export function adminCommand(
  { access }: Services,
  answer: ((request: MessageRequest, asker: number) => Promise<Message | null>) | undefined,
) {
  return async (
    request: MessageRequest,
    { isMeant }: { readonly isMeant: boolean },
  ): Promise<Message | null> => {
    const { context, viewer } = request;
    const { msg: message } = context;
    // Who writes as a group or channel is known by no id of their own.
    const asker = message.sender_chat ? undefined : message.from?.id;
    if (!answer || asker === undefined || !access.isAdmin(asker))
      return isMeant ? replyText(context, viewer.locale.telegram.unknownCommand) : null;
    return answer(request, asker);
  };
}

/** The same of a command that administrators have in private chats alone. */
export function privateAdminCommand(
  services: Services,
  answer: ((request: MessageRequest) => Promise<Message>) | undefined,
) {
  return adminCommand(
    services,
    answer &&
      ((request) => {
        const { context, viewer } = request;
        return context.msg.chat.type === "private"
          ? answer(request)
          : replyText(context, viewer.locale.telegram.privateOnly);
      }),
  );
}
