import { setDefaultAutoSelectFamilyAttemptTimeout } from "node:net";
import type { CommandContext } from "./command-context.js";
import { loadModels, type OpenedCore, openCore, openTheArticles } from "./core.js";
import { AppError, describeError } from "./errors.js";
import { checkIndex, type Reload } from "./index/index.js";
import { openLive, Trouble } from "./live/index.js";
import { ask, askBatch, chat, exitStatus, scopeOfNames, writeLine } from "./terminal/index.js";

/** `npm start`: the bot where there is a token, else a chat in the terminal. Returns the exit status when it ends. */
export async function start(context: CommandContext): Promise<number> {
  const { config, locale, streams, signals } = context;
  if (config.BOT_TOKEN !== undefined) {
    // Loaded only where it runs: a question in the terminal need not wait for it.
    const { runBot } = await import("./run-bot.js");
    return runBot(config.BOT_TOKEN, context, signals.stop);
  }
  signals.release();
  const { input, messages } = streams;
  let trouble: Trouble | undefined;
  const tell = (reload: Reload) => {
    for (const error of trouble?.news(reload) ?? [])
      void writeLine(messages, `\n${describeError(error, locale.language)}`).catch(() => {});
  };
  // What comes through a pipe is over before a series changes.
  const articles = await openTheArticles(config, locale, streams);
  const live = await openLive(context, articles, config.WATCH_CORPUS && input.isTTY === true, tell);
  trouble = new Trouble(live.library.problems);
  live.watch();
  try {
    await chat(live, locale, streams);
  } finally {
    await live.close();
  }
  return exitStatus.answered;
}

/**
 * `npm run ask`: one question, or a file of them.
 * @throws AppError QUESTION_MISSING, SERIES_UNKNOWN, SERIES_AMBIGUOUS
 */
export async function askCommand(
  words: readonly string[],
  options: { readonly json?: boolean; readonly batch?: string; readonly series?: readonly string[] },
  context: CommandContext,
): Promise<number> {
  const { locale, streams } = context;
  const question = words.join(" ").trim();
  if (options.batch === undefined && question === "") throw new AppError("QUESTION_MISSING");
  const { answerer, engine, library } = await openOnce(context);
  try {
    const scope = scopeOfNames(library.passages, options.series ?? []);
    if (options.batch !== undefined) return await askBatch(answerer, options.batch, locale, streams, scope);
    return await ask(answerer, question, { json: options.json === true, scope }, locale, streams);
  } finally {
    await engine.close();
  }
}

/** `npm run index`: builds or updates the index; `force` from nothing; `check` only verifies it. */
export async function indexCommand(
  options: { readonly force?: boolean; readonly check?: boolean },
  context: CommandContext,
): Promise<number> {
  const { config, locale, streams } = context;
  const words = locale.terminal.index;
  if (options.check === true) {
    const { embedder, lexicon } = await loadModels(config, locale, streams);
    const articles = await openTheArticles(config, locale, streams);
    const checking = checkIndex(articles.folder, config.INDEX_DIR, embedder.fingerprint, lexicon);
    const summary = await checking.finally(() => articles.close());
    await writeLine(streams.output, words.sound(summary));
    return exitStatus.answered;
  }
  const { library, tookMs, engine } = await openOnce(context, {
    force: options.force === true,
    isIndexed: true,
  });
  await engine.close();
  const facts = { passages: library.passages.size, embedded: library.embedded, tookMs };
  await writeLine(streams.output, library.state === "reused" ? words.upToDate : words.ready(facts));
  // Without the native module the index is whole all the same.
  const isWhole = library.problems.every(({ code }) => code === "GRAPH_UNAVAILABLE");
  return isWhole ? exitStatus.answered : exitStatus.failed;
}

/** Opens the core over the articles as they are now. @throws AppError */
async function openOnce(
  { config, locale, streams }: CommandContext,
  options: Parameters<typeof openCore>[3] = {},
): Promise<OpenedCore> {
  const articles = await openTheArticles(config, locale, streams);
  const opening = openCore(config, locale, streams, { ...options, corpusDir: articles.folder });
  return opening.finally(() => articles.close());
}

/** `npm run telegram:setup`: gives Telegram the bot's menus and descriptions; one line for each, changed (✓) or not (=). */
export async function setupCommand({ config, streams }: CommandContext): Promise<number> {
  if (config.BOT_TOKEN === undefined) throw new AppError("TELEGRAM_TOKEN_MISSING");
  const { setUpBot } = await import("./telegram/index.js");
  const report = (name: string, result: "changed" | "unchanged") =>
    writeLine(streams.output, `${result === "changed" ? "✓" : "="} ${name}`);
  setDefaultAutoSelectFamilyAttemptTimeout(config.CONNECT_ATTEMPT_MS);
  const { BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot, KEEP_UNANSWERED, ADMIN_IDS } = config;
  // Without administrators nobody could see them, and none is kept.
  const keepsUnanswered = KEEP_UNANSWERED && ADMIN_IDS.length > 0;
  const username = await setUpBot({ token, apiRoot, proxy: config, keepsUnanswered, report });
  await writeLine(streams.output, `@${username}`);
  return exitStatus.answered;
}
