import { pino } from "pino";
import type { CommandContext } from "./command-context.js";
import type { Config } from "./config.js";
import type { Core } from "./core.js";
import type { Locale } from "./locales/index.js";
import { type Mode, type RunningBot, startBot } from "./telegram/index.js";
import { exitStatus, fired, type TerminalStreams, unlessStopped, writeLine } from "./terminal/index.js";

/**
 * Runs the Telegram bot until it is asked to stop; the answers under way are sent first.
 * @returns the exit status
 * @throws AppError where the Bot API refuses the bot, at the start or later
 */
export async function runBot(
  token: string,
  core: Core,
  { config, locale, streams }: CommandContext,
  stop: AbortSignal,
): Promise<number> {
  const logger = pino({ level: config.LOG_LEVEL, base: null }, pino.destination({ dest: 2, sync: true }));
  const starting = startBot({
    token,
    apiRoot: config.TELEGRAM_API_ROOT,
    answerer: core.answerer,
    figures: core.figures,
    series: core.library,
    logger,
    mode: modeOf(config),
    port: config.PORT,
    host: config.HOST,
    limits: { user: config.RATE_LIMIT_USER, chat: config.RATE_LIMIT_CHAT },
    allowedChats: config.ALLOWED_CHATS,
    adminIds: config.ADMIN_IDS,
  });
  const bot = await unlessStopped(starting, stop);
  if (bot !== null) await runUntilStopped(bot, stop, locale, streams);
  await writeLine(streams.messages, locale.terminal.botStopped);
  return exitStatus.answered;
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

function modeOf({ WEBHOOK_URL: url, WEBHOOK_SECRET: secret }: Config): Mode {
  return url === undefined ? { kind: "polling" } : { kind: "webhook", url, secret };
}
