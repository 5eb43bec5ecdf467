import { Api } from "grammy";
import { apiFetch } from "./api-fetch.js";
import { defaultApiRoot, through, tidyApiRoot } from "./api-root.js";
import { limitTime } from "./api-transformers.js";
import { assertTokenForm, fetchBotInfo } from "./bot-info.js";
import { updateProfile } from "./profile.js";
import { agentThrough, type ProxySettings, proxyFor, shownWay } from "./proxy.js";
import { retryCalls } from "./retry.js";

/** Longest request, in ms, and for how long one is tried again: somebody waits at the terminal. */
const longestCall = 15_000;
const patience = 60_000;

/** What a setup needs. */
export interface SetupOptions {
  readonly token: string;
  /** Root of the Bot API server; absent: https://api.telegram.org. */
  readonly apiRoot?: string | undefined;
  /** Absent: none. */
  readonly proxy?: ProxySettings | undefined;
  /** Whether questions that were not answered are kept, which the bot's description then says; absent: they are not. */
  readonly keepsUnanswered?: boolean | undefined;
  /** Told of each thing as it is done: its name, and whether it had to be changed. */
  readonly report: (name: string, result: "changed" | "unchanged") => Promise<void>;
}

/**
 * Gives Telegram the bot's menus and descriptions in each language.
 * @returns the bot's name, without `@`
 * @throws AppError TELEGRAM_TOKEN_MALFORMED, TELEGRAM_TOKEN_INVALID, TELEGRAM_UNREACHABLE, TELEGRAM_SETUP_REFUSED,
 * CONFIG_INVALID where a proxy is none
 */
export async function setUpBot({
  token,
  apiRoot = defaultApiRoot,
  proxy = {},
  keepsUnanswered,
  report,
}: SetupOptions): Promise<string> {
  assertTokenForm(token);
  const by = proxyFor(apiRoot, proxy);
  const agent = by ? await agentThrough(by, apiRoot) : undefined;
  const options = { apiRoot: tidyApiRoot(apiRoot), fetch: apiFetch, ...through(agent) };
  const api = new Api(token, options);
  api.config.use(limitTime(longestCall), retryCalls(patience));
  const { username } = await fetchBotInfo(api, shownWay(apiRoot, by));
  await updateProfile(api, report, keepsUnanswered);
  return username;
}
