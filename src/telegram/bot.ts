import { setMaxListeners } from "node:events";
import { Bot, type BotError } from "grammy";
import { FileBindings } from "../bindings/index.js";
import { type Coordination, localCoordination } from "../coordination/index.js";
import { resumeChanges } from "./features/documents/change-articles.js";
import { openDesk } from "./features/documents/open-desk.js";
import { accessOf, createHandlers } from "./handlers.js";
import { noMetrics } from "./metrics.js";
import { apiFetch } from "./transport/api-fetch.js";
import { through, tidyApiRoot } from "./transport/api-root.js";
import { abortWith, countCalls, limitTime } from "./transport/api-transformers.js";
import { ClaimedUpdates } from "./transport/claimed-updates.js";
import { describeFailure } from "./transport/failure.js";
import { followMigrations, takeAlong } from "./transport/migration.js";
import { rateLimit } from "./transport/rate-limit.js";
import { retryCalls } from "./transport/retry.js";
import { UpdateTracker } from "./transport/update-tracker.js";
import type { BotDependencies, Limits } from "./types.js";

/** Longest request, in seconds: above a long poll's 30 s, so that a connection gone dead is noticed. */
const requestTimeout = 40;
/** Longest request but that, in ms: the Bot API answers within a second or so, or not at all. */
const longestCall = 15_000;

/** A grammY bot and the updates that it is working on. */
export interface WiredBot {
  readonly bot: Bot;
  readonly tracker: UpdateTracker;
  readonly coordination: Coordination;
  /** Gives up whatever still waits for Telegram: it stays open, and is delivered again at the next start. */
  abortRequests(): void;
  /** Goes on with the files that an earlier process left unread, once Telegram is reached. Never rejects. */
  resume(): Promise<void>;
  /** Resolves once no file is read any more, after `abortRequests`. */
  filesEnded(): Promise<void>;
}

/**
 * Wires a bot; nothing is sent before it is started.
 * @param token as @BotFather gives it
 */
export function createBot(
  token: string,
  dependencies: BotDependencies & { readonly limits?: Limits | undefined },
): WiredBot {
  const { logger, metrics = noMetrics, limits = { user: 0, chat: 0 } } = dependencies;
  const { bindings = new FileBindings({ path: null }) } = dependencies;
  const apiRoot = tidyApiRoot(dependencies.apiRoot);
  const bot = new Bot(token, {
    client: { apiRoot, timeoutSeconds: requestTimeout, fetch: apiFetch, ...through(dependencies.agent) },
  });
  const { coordination = localCoordination({ token, journalPath: dependencies.journalPath, log: logger }) } =
    dependencies;
  const shutdown = new AbortController();
  // Every request under way listens to it.
  setMaxListeners(0, shutdown.signal);
  const claimed = new ClaimedUpdates(coordination, logger, shutdown.signal, metrics.updateClaimed);
  const tracker = new UpdateTracker(metrics, claimed);
  const access = accessOf(dependencies, (from, to) => void coordination.moves.note(from, to));
  coordination.moves.onMove((from, to) => access.migrate(from, to));
  // The last one is asked first.
  bot.api.config.use(
    countCalls(metrics),
    limitTime(longestCall),
    retryCalls(),
    followMigrations((from, to) => void takeAlong({ access, bindings, logger }, from, to)),
    abortWith(shutdown.signal),
  );

  const logEscaped = ({ error, ctx }: BotError) =>
    logger.error(
      { updateId: ctx.update.update_id, ...describeFailure(error) },
      "an update could not be handled",
    );
  bot.use(tracker.middleware);
  // Within the boundary nothing ends the process, nor makes a webhook deliver the update again.
  const withErrorBoundary = bot.errorBoundary(logEscaped);
  withErrorBoundary.use(rateLimit(limits, coordination.limits, logger, metrics), claimed.inOrder);
  withErrorBoundary.on("my_chat_member", ({ update, chat, myChatMember }) => {
    const { status } = myChatMember.new_chat_member;
    logger.debug(
      { updateId: update.update_id, chatType: chat.type, status },
      "the bot's place in a chat changed",
    );
  });
  const documents = openDesk(dependencies, { api: bot.api, access, stopping: shutdown.signal });
  withErrorBoundary.use(
    createHandlers({
      ...dependencies,
      metrics,
      access,
      documents,
      coordination,
      bindings,
      stopping: shutdown.signal,
    }),
  );
  bot.catch(logEscaped);
  const abortRequests = () => {
    tracker.close();
    shutdown.abort();
  };
  const resume = async () => {
    await documents?.desk.editorial.tidy();
    if (!documents) return;
    // Others may end while this one runs.
    if (coordination.isShared) void documents.queue.keepResuming();
    await resumeChanges(documents.desk);
    await documents.queue.resume();
  };
  return {
    bot,
    tracker,
    coordination,
    abortRequests,
    resume,
    filesEnded: async () => documents?.queue.ended(),
  };
}
