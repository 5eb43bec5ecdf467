import { setDefaultAutoSelectFamilyAttemptTimeout } from "node:net";
import { join } from "node:path";
import { pino } from "pino";
import type { CommandContext } from "./command-context.js";
import { type Config, environmentForPrograms } from "./config.js";
import { botIdOf, type Connected } from "./coordination/index.js";
import type { Core } from "./core.js";
import { describeError } from "./errors.js";
import type { Reload } from "./index/index.js";
import { type LiveCore, openLive, ReloadNews } from "./live/index.js";
import type { Locale } from "./locales/index.js";
import { type Beginning, joinOthers, leaveOthers } from "./run-bot/join-others.js";
import { bindingsOf, usageOf } from "./run-bot/kept.js";
import { articlesOf, editorialOf } from "./run-bot/library.js";
import { Transcriber } from "./speech/index.js";
import {
  type Edition,
  inTurn,
  type Logger,
  type Mode,
  type Ports,
  type RunningBot,
  type StartOptions,
  startBot,
} from "./telegram/index.js";
import { exitStatus, fired, type TerminalStreams, unlessStopped, writeLine } from "./terminal/index.js";

/**
 * Opens the core and runs the Telegram bot on it until it is asked to stop, at any time; the answers under way are sent first.
 * The ports are open meanwhile, and tell that it starts. When the corpus changes, the bot goes on with another core.
 * @returns the exit status
 * @throws AppError where the core cannot be opened, or the Bot API refuses the bot, at the start or later
 */
export async function runBot(token: string, context: CommandContext, stop: AbortSignal): Promise<number> {
  const { config, locale, streams } = context;
  const logger = pino({ level: config.LOG_LEVEL, base: null }, pino.destination({ dest: 2, sync: true }));
  setDefaultAutoSelectFamilyAttemptTimeout(config.CONNECT_ATTEMPT_MS);
  const mode = modeOf(config);
  const ports = await openPorts(config, mode, logger);
  const shared = await joinOthers(token, context, { ports, mode, logger, stop });
  try {
    if (shared !== "stopped") await answer(token, context, { ports, mode, logger, stop, shared });
  } finally {
    if (shared && shared !== "stopped") await leaveOthers(shared);
  }
  await writeLine(streams.messages, locale.terminal.botStopped);
  return exitStatus.answered;
}

/** Opens the core, and runs the bot until it is asked to stop. */
async function answer(
  token: string,
  context: CommandContext,
  { shared, ...beginning }: Beginning & { readonly shared: Connected | null },
): Promise<void> {
  const { config, locale, streams, signals } = context;
  const { logger, stop } = beginning;
  let news: ReloadNews | undefined;
  // Readings that end before the bot can tell of them.
  const early: Reload[] = [];
  const open = async () =>
    openLive(context, await articlesOf(config, logger, shared), config.WATCH_CORPUS, (done, askers) => {
      if (news) news.take(done, askers);
      else early.push(done);
    });
  const live = await unlessStopped(open(), stop);
  // Whatever of an index was being built is built anew at the next start.
  if (!live) return;
  const known = live.library.problems;
  // The opening may have read what was changed just then.
  signals.hangUp.take(() => void live.reload());
  const reload = (asker: number) => live.reload(asker);
  const usage = usageOf(token, config, logger, shared);
  const bindings = bindingsOf(token, config, logger, shared);
  const editorial = editorialOf(config, shared);
  const running = { ...beginning, edition: editionsOf(live), reload, usage, bindings, editorial };
  const coordination = shared?.coordination;
  try {
    const bot = await unlessStopped(start(token, context, { ...running, coordination }), stop);
    if (!bot) return;
    news = new ReloadNews(logger, locale, known, (text, but) => bot.tellAdmins(text, but));
    for (const reload of early) news.take(reload);
    live.watch();
    await runUntilStopped(bot, stop, locale, streams);
  } finally {
    await editorial?.close();
    await live.close();
  }
}

/** What the bot answers from now, its questions one after the other. */
function editionsOf(live: LiveCore): () => Edition {
  // Questions that wait for a database need not wait for one another.
  const lineUp = live.isInProcess ? inTurn() : ({ answerer, figures }: Core) => ({ answerer, figures });
  // An edition that nobody uses any more is forgotten with its core.
  const known = new WeakMap<Core, Edition>();
  return () => {
    const core = live.current;
    const edition = known.get(core) ?? { ...lineUp(core), series: core.library };
    known.set(core, edition);
    return edition;
  };
}

async function start(
  token: string,
  { config, locale, streams }: CommandContext,
  {
    stop,
    ...running
  }: Pick<
    StartOptions,
    "mode" | "ports" | "logger" | "edition" | "reload" | "usage" | "bindings" | "coordination" | "editorial"
  > & {
    readonly stop: AbortSignal;
  },
): Promise<RunningBot | null> {
  try {
    return await startBot({
      ...running,
      token,
      apiRoot: config.TELEGRAM_API_ROOT,
      proxy: config,
      limits: { user: config.RATE_LIMIT_USER, chat: config.RATE_LIMIT_CHAT },
      allowedChats: config.ALLOWED_CHATS,
      adminIds: config.ADMIN_IDS,
      // Beside the index, as the one folder that can be written everywhere.
      journalPath: join(config.INDEX_DIR, `answered-${botIdOf(token)}.txt`),
      transcriber: transcriberOf(config),
      signal: stop,
      onTrouble: (error) => {
        void writeLine(streams.messages, describeError(error, locale.language)).catch(() => {});
      },
    });
  } catch (error) {
    if (stop.aborted) return null;
    throw error;
  }
}

/** What writes voice messages down; undefined where no program is set that does. */
function transcriberOf({
  TRANSCRIBE_COMMAND: command,
  TRANSCRIBE_TIMEOUT_MS: timeoutMs,
}: Config): Transcriber | undefined {
  return command && new Transcriber({ command, timeoutMs, environment: environmentForPrograms() });
}

async function openPorts(
  { PORT: port, METRICS_PORT: metricsPort, HOST: host }: Config,
  mode: Mode,
  logger: Logger,
): Promise<Ports | undefined> {
  if (port === undefined && metricsPort === undefined) return undefined;
  const { openPorts: open, showHealth } = await import("./telegram/transport/ports.js");
  const ports = await open({ port, metricsPort, host });
  showHealth(ports, () => ({ status: "starting", mode: mode.kind, pending: 0 }), logger);
  return ports;
}

async function runUntilStopped(
  bot: RunningBot,
  stop: AbortSignal,
  locale: Locale,
  streams: TerminalStreams,
): Promise<void> {
  const stopping = fired(stop).then(async () => {
    await writeLine(streams.messages, locale.terminal.botStopping);
    await bot.stop();
  });
  await writeLine(streams.messages, locale.terminal.botStarted(bot.username));
  await Promise.race([bot.finished, stopping]);
}

function modeOf({ WEBHOOK_URL: url, WEBHOOK_SECRET: secret, DELETE_WEBHOOK: deleteWebhook }: Config): Mode {
  return url === undefined ? { kind: "polling", deleteWebhook } : { kind: "webhook", url, secret };
}
