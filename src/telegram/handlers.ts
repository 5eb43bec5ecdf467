import { Composer, type Context } from "grammy";
import { FileBindings } from "../bindings/index.js";
import { type Conversations, type Coordination, localCoordination } from "../coordination/index.js";
import { Albums } from "./features/ask/albums.js";
import { createQuestionHandler } from "./features/ask/answer-question.js";
import { shownAnswerScreen } from "./features/ask/answer-screen.js";
import { createBusinessHandler } from "./features/ask/business-message.js";
import { createEditHandler } from "./features/ask/edited-message.js";
import { createMessageHandler, type IntentHandlers, replyTo } from "./features/ask/message.js";
import { fixedReply, replyToMissingQuestion } from "./features/ask/short-replies.js";
import { createVoiceHandler } from "./features/ask/voice.js";
import { createBrowseHandlers } from "./features/browse/browse.js";
import { articleScreen, contentsScreen } from "./features/browse/contents-screen.js";
import { contextScreen } from "./features/browse/context-screen.js";
import { passageScreen } from "./features/browse/passage-screen.js";
import { sectionScreen } from "./features/browse/section-screen.js";
import type { Desk } from "./features/documents/desk.js";
import { createArticlesHandler, createDocumentHandlers } from "./features/documents/documents.js";
import type { IntakeQueue } from "./features/documents/intake-queue.js";
import { createFiguresHandler, otherFigures } from "./features/figures/figures.js";
import { createGreetingHandler, createHelpHandler, createSmallTalkHandler } from "./features/greet/greet.js";
import { apologizeToGuest, createGuestHandler } from "./features/guest/guest-message.js";
import { createInlineHandler } from "./features/inline/inline-query.js";
import { type CallbackScreens, createCallbackHandler } from "./features/press/callback-query.js";
import { createReloadHandler } from "./features/reload/reload.js";
import { createSeriesHandler, pressSeries } from "./features/series/series.js";
import { seriesScreen } from "./features/series/series-screen.js";
import { createStatisticsHandler } from "./features/statistics/statistics.js";
import type { Metrics } from "./metrics.js";
import { localeOf, type Services } from "./services.js";
import { Access } from "./transport/access.js";
import { BusinessConnections } from "./transport/business-connections.js";
import { ChatAdmins } from "./transport/chat-admins.js";
import { withErrorBoundary } from "./transport/error-boundary.js";
import { replyText } from "./transport/reply.js";
import type { BotDependencies, Edition } from "./types.js";
import { apologyFor } from "./ui/apology.js";

/** What the handlers are made of. */
export interface HandlerDependencies extends BotDependencies {
  readonly metrics: Metrics;
  /** Fires when a stop waits no longer for what is under way; absent: never. */
  readonly stopping?: AbortSignal | undefined;
  /** Who is served; absent: as the settings say. */
  readonly access?: Access | undefined;
  /** What the processes behind the bot share; absent: this one is alone. */
  readonly coordination?: Coordination | undefined;
  /** What administrators look after the articles with; absent: nobody can. */
  readonly documents?: { readonly desk: Desk; readonly queue: IntakeQueue } | undefined;
}

/** How long a business connection is remembered where another process may be told that it changed, in ms. */
const sharedConnectionKept = 60_000;

/** Who is served, as the settings say. */
export function accessOf(
  { allowedChats = [], adminIds = [], logger }: BotDependencies,
  onMoved?: (from: number, to: number) => void,
): Access {
  return new Access(allowedChats, adminIds, logger, onMoved);
}

/** What the bot remembers whatever the series says by now: no passage, and nothing that stands in one. */
interface Memory {
  readonly conversations: Conversations;
  readonly albums: Albums;
  readonly connections: BusinessConnections;
}

/**
 * The handlers of every kind of update that the bot asks for. None of them rejects. An update is dealt with by those of the edition that
 * is there when its turn comes, to its end: whatever it finds, quotes and writes into buttons is of one state of the series.
 */
export function createHandlers(dependencies: HandlerDependencies): Composer<Context> {
  const {
    stopping = new AbortController().signal,
    access = accessOf(dependencies),
    coordination = localCoordination({ token: "", log: dependencies.logger }),
    bindings = new FileBindings({ path: null }),
  } = dependencies;
  const shared = { stopping, access, bindings, chatAdmins: new ChatAdmins() };
  const memory: Memory = {
    conversations: coordination.conversations,
    albums: new Albums(coordination.albums),
    // Of a change one process is told.
    connections: new BusinessConnections(coordination.isShared ? sharedConnectionKept : undefined),
  };
  // An edition that nobody uses any more takes its handlers along.
  const known = new WeakMap<Edition, Composer<Context>>();
  const composer = new Composer<Context>();
  if (dependencies.documents) composer.use(createDocumentHandlers(dependencies.documents, dependencies));
  composer.lazy(() => {
    const edition = dependencies.edition();
    const handlers = known.get(edition) ?? editionHandlers(edition, dependencies, shared, memory);
    known.set(edition, handlers);
    return handlers;
  });
  return composer;
}

function editionHandlers(
  edition: Edition,
  dependencies: HandlerDependencies,
  shared: Pick<Services, "stopping" | "access" | "bindings" | "chatAdmins">,
  memory: Memory,
): Composer<Context> {
  const { conversations, albums, connections } = memory;
  const services: Services = { ...dependencies, ...shared, ...edition };
  const intents = intentHandlers(services, conversations, dependencies);
  const forget = (chatId: number, messageId: number) => conversations.forget(chatId, messageId);
  const words = (context: Context) => localeOf(context).telegram;

  const composer = new Composer();
  composer.on(
    ["message", "channel_post"],
    withErrorBoundary(
      services,
      createMessageHandler(services, intents, conversations, albums),
      (context, error) => replyText(context, apologyFor(words(context), error)),
    ),
  );
  composer.on(
    ["edited_message", "edited_channel_post"],
    // The old answer still stands, so nothing more is said.
    withErrorBoundary(services, createEditHandler(services, intents, conversations), async () => {}),
  );
  composer.on(
    "callback_query",
    withErrorBoundary(
      services,
      createCallbackHandler(services, callbackScreens(services), forget),
      (context, error) => context.answerCallbackQuery({ text: apologyFor(words(context).toasts, error) }),
    ),
  );
  composer.on(
    "inline_query",
    withErrorBoundary(services, createInlineHandler(services), (context) =>
      context.answerInlineQuery([], { cache_time: 0, is_personal: true }),
    ),
  );
  composer.on(
    "guest_message",
    withErrorBoundary(services, createGuestHandler(services), (context, error) =>
      apologizeToGuest(services, context, error),
    ),
  );
  composer.on("business_connection", ({ businessConnection }) => connections.note(businessConnection));
  composer.on(
    ["business_message", "edited_business_message"],
    // Nothing is said in the account's name but answers.
    withErrorBoundary(services, createBusinessHandler(services, connections, conversations), async () => {}),
  );
  return composer;
}

/** What each kind of message leads to. */
function intentHandlers(
  services: Services,
  conversations: Conversations,
  { transcriber, reload, documents }: Pick<HandlerDependencies, "transcriber" | "reload" | "documents">,
): IntentHandlers {
  const browse = createBrowseHandlers();
  const showFigures = createFiguresHandler(services);
  const chooseByName = createSeriesHandler(services);
  const greet = createGreetingHandler(services);
  const help = createHelpHandler(services);
  const talkBack = createSmallTalkHandler(help);
  const written: IntentHandlers = {
    question: createQuestionHandler(services, conversations),
    // Whatever leads to no passage, such as what an inline button adds, is greeted.
    start: async (request, { parameter }) =>
      (await browse.openDeepLink(request, parameter)) || greet(request),
    help,
    contents: (request, { part }) => browse.showContents(request, part),
    figures: (request, { topic }) => showFigures(request, topic),
    sources: browse.showSources,
    series: (request, { name }) => chooseByName(request, name),
    reload: createReloadHandler(services, reload),
    articles: createArticlesHandler(services, documents?.desk),
    statistics: createStatisticsHandler(services),
    "missing-question": replyToMissingQuestion,
    "small-talk": (request, { talk }) => talkBack(request, talk),
    "unknown-command": fixedReply("unknownCommand"),
    "text-only": fixedReply("textOnly"),
    voice: fixedReply("voiceOnly"),
  };
  if (!transcriber) return written;
  const voice = createVoiceHandler(services, transcriber, (request, intent) =>
    replyTo(written, conversations, request, intent),
  );
  return { ...written, voice };
}

/** What each kind of button opens. */
function callbackScreens(services: Services): CallbackScreens {
  return {
    answer: ({ deps, viewer, head }, { shownAnswer }) => shownAnswerScreen(deps, viewer, shownAnswer, head),
    context: ({ deps, viewer, head }, { shownAnswer }) => contextScreen(deps, viewer, shownAnswer, head),
    passage: ({ deps, viewer, head }, { ordinal, piece, shownAnswer }) =>
      passageScreen(deps, viewer, ordinal, piece, shownAnswer, head),
    section: ({ deps, viewer, head }, { ordinal, page, shownAnswer }) =>
      sectionScreen(deps, viewer, ordinal, page, shownAnswer, head),
    article: ({ deps, viewer }, { ordinal, page }) => articleScreen(deps, viewer, ordinal, page),
    contents: ({ deps, viewer }, { page }) => contentsScreen(deps, viewer, page),
    figures: ({ deps, viewer, message: { text = "", entities = [] } }, { offset }) =>
      otherFigures(services, deps, viewer, { text, entities }, offset),
    series: ({ deps, viewer }, { page }) => seriesScreen(deps, viewer, page),
    choose: ({ deps, viewer, message }, action) =>
      pressSeries(services, deps, viewer, message.chat.id, action),
  };
}
