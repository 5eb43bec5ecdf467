import { pino } from "pino";
import type { CommandContext } from "./command-context.js";
import type { Config } from "./config.js";
import type { Core } from "./core.js";
import { type Mode, startBot } from "./telegram/index.js";
import { exitStatus, writeLine } from "./terminal/index.js";

/** Runs the Telegram bot until a signal asks it to stop. Returns the exit status. Throws AppError where the Bot API refuses it. */
export async function runBot(
  token: string,
  core: Core,
  { config, locale, streams }: CommandContext,
): Promise<number> {
  const logger = pino({ level: config.LOG_LEVEL, base: null }, pino.destination({ dest: 2, sync: true }));
  const bot = await startBot({
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
  const stop = async () => {
    await writeLine(streams.messages, locale.terminal.botStopping);
    await bot.stop();
  };
  const asked = new Promise<void>((resolve, reject) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const)
      process.once(signal, () => void stop().then(resolve, reject));
  });
  // Told only now: whoever reads it may stop the bot at once.
  await writeLine(streams.messages, locale.terminal.botStarted(bot.username));
  await Promise.race([bot.finished, asked]);
  await writeLine(streams.messages, locale.terminal.botStopped);
  return exitStatus.answered;
}

function modeOf({ WEBHOOK_URL: url, WEBHOOK_SECRET: secret }: Config): Mode {
  return url === undefined ? { kind: "polling" } : { kind: "webhook", url, secret };
}
