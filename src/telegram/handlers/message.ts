import type { Context, Filter } from "grammy";
import { type Locale, localeFor } from "../../locales/index.js";
import { type Intent, readMessage } from "../asking/read-message.js";
import { passageOfParameter } from "../buttons/deep-link.js";
import { RecentSet } from "../recent-set.js";
import { articleScreen, contentsScreen } from "../screens/contents-screen.js";
import { FIGURES_SHOWN, figuresScreen, tidyTopic } from "../screens/figures-screen.js";
import { passageScreen } from "../screens/passage-screen.js";
import { renderGreeting, renderHelp } from "../screens/render-greeting.js";
import type { ScreenMaker, Viewer } from "../screens/screen.js";
import { sourcesScreen } from "../screens/sources-screen.js";
import { askerOf, lookUp } from "./ask.js";
import { screenMaker, type Workshop } from "./dependencies.js";
import { askBack, placeOf, reply, replyText } from "./reply.js";
import { withTyping } from "./typing.js";

type NewMessage = Filter<Context, "message">;

/** Albums remembered, so that each gets one reply although Telegram delivers its pictures one by one. */
const ALBUMS = 1_000;

/** Makes the handler of new messages: from what a message wants to the reply. */
export function createMessageHandler(workshop: Workshop): (context: NewMessage) => Promise<void> {
  const { access, conversations, logger } = workshop;
  const albums = new RecentSet<string>(ALBUMS);

  return async (context) => {
    const { message, me } = context;
    if (message.migrate_from_chat_id !== undefined)
      followMigration(message.migrate_from_chat_id, message.chat.id);
    const intent = readMessage(message, me);
    const album = message.media_group_id;
    const isFirstOfAlbum = album === undefined || albums.add(album);
    if (intent.kind === "none" || (intent.kind === "text-only" && !isFirstOfAlbum)) return;
    const locale = localeFor(context.from?.language_code);
    const admission = access.admit(message);
    if (admission === "tell") await replyText(context, locale.telegram.notAllowed(message.chat.id));
    if (admission !== "serve") return;
    await serve(context, intent, locale);
  };

  function followMigration(from: number, to: number): void {
    if (access.migrate(from, to)) {
      logger.warn({ from, to }, "a served group has a new id: put it into ALLOWED_CHATS");
    }
  }

  async function serve(context: NewMessage, intent: Intent, locale: Locale): Promise<void> {
    const { message, api, me } = context;
    const { passages } = workshop.series;
    const maker = screenMaker(workshop, me);
    const viewer: Viewer = { locale, place: placeOf(message), asker: askerOf(message) };
    switch (intent.kind) {
      case "question": {
        const updateId = context.update.update_id;
        const found = await lookUp({ api, message, updateId, locale, maker }, intent, workshop);
        const sent = await reply(context, found.screen);
        found.done();
        const { text, asked } = { text: intent.text, asked: found.asked };
        const ids = { chatId: message.chat.id, questionId: message.message_id, answerId: sent.message_id };
        return conversations.remember({ ...ids, text, asked });
      }
      case "start":
        return void (await start(context, intent.parameter, maker, viewer));
      case "help":
        return void (await replyText(context, renderHelp(me, locale, viewer.place)));
      case "contents": {
        const article = passages.articles.find(
          ({ part, length }) => String(part) === intent.part && length > 0,
        );
        const screen = article
          ? articleScreen(maker, viewer, article.first, 0)
          : contentsScreen(maker, viewer, 0);
        return void (await reply(context, screen));
      }
      case "figures": {
        const topic = tidyTopic(intent.topic);
        const page = await withTyping(context, workshop.figures.find(topic, 0, FIGURES_SHOWN[viewer.place]));
        return void (await reply(context, figuresScreen(maker, viewer, topic, 0, page)));
      }
      case "sources":
        return void (await reply(context, sourcesScreen(maker, viewer)));
      case "ask-back":
        return void (await askBack(context, locale));
      case "courtesy":
        return void (await replyText(context, locale.telegram.welcome));
      case "unknown-command":
        return void (await replyText(context, locale.telegram.unknownCommand));
      case "text-only":
        return void (await replyText(context, locale.telegram.textOnly));
      case "none":
        return;
    }
  }

  /** A deep link opens its passage; whatever else stands after /start, such as what an inline button adds, the greeting. */
  async function start(
    context: NewMessage,
    parameter: string,
    maker: ScreenMaker,
    viewer: Viewer,
  ): Promise<void> {
    const { passages } = workshop.series;
    const ordinal = passageOfParameter(passages, workshop.keys, parameter);
    if (ordinal !== undefined) {
      await reply(context, passageScreen(maker, viewer, ordinal, 0, null));
      return;
    }
    await replyText(context, renderGreeting(passages.articles, viewer.locale));
  }
}
