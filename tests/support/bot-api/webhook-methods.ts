import { takeAllowedUpdates } from "./allowed-updates.js";
import { isAddress, isCount, isFlag } from "./fields.js";
import type { BotState } from "./state.js";
import { badRequest, type Parameters, takeOnly } from "./types.js";
import { Webhook } from "./webhook.js";

/** Deliveries at a time unless asked otherwise (https://core.telegram.org/bots/api#setwebhook). */
const CONNECTIONS = 40;
const MOST_CONNECTIONS = 100;

/** setWebhook (https://core.telegram.org/bots/api#setwebhook); other than Telegram's, this server takes http, too. */
export function setWebhook(bot: BotState, parameters: Parameters): true {
  takeOnly(parameters, ["url", "secret_token", "max_connections", "allowed_updates", "drop_pending_updates"]);
  const { url = "", secret_token: secret, max_connections: connections = CONNECTIONS } = parameters;
  const { allowed_updates: allowed, drop_pending_updates: drop } = parameters;
  if (!isFlag(drop)) throw badRequest("can't parse drop_pending_updates");
  if (url === "") return deleteWebhook(bot, drop === undefined ? {} : { drop_pending_updates: drop });
  if (!isAddress(url, "http", "https")) throw badRequest("bad webhook: invalid webhook URL specified");
  if (secret !== undefined) assertSecret(secret);
  if (!isCount(connections, 1) || connections > MOST_CONNECTIONS)
    throw badRequest("max_connections must be from 1 to 100");
  takeAllowedUpdates(bot, allowed);
  bot.poll.interrupt("setWebhook request");
  const old = [...(bot.webhook?.stop() ?? []), ...bot.poll.takeAll()];
  bot.webhook = new Webhook({
    url,
    secret: secret ?? "",
    connections,
    onDelivered: (updates) => bot.noteDelivery(updates),
    execute: (method, given) => bot.executeReply(method, given),
  });
  if (drop !== true) for (const update of old) bot.webhook.push(update);
  return true;
}

/** deleteWebhook (https://core.telegram.org/bots/api#deletewebhook). */
export function deleteWebhook(bot: BotState, parameters: Parameters): true {
  takeOnly(parameters, ["drop_pending_updates"]);
  const { drop_pending_updates: drop } = parameters;
  if (!isFlag(drop)) throw badRequest("can't parse drop_pending_updates");
  const waiting = bot.webhook?.stop() ?? [];
  bot.webhook = null;
  if (drop === true) bot.poll.takeAll();
  else for (const update of waiting) bot.poll.push(update);
  return true;
}

/** getWebhookInfo (https://core.telegram.org/bots/api#getwebhookinfo). */
export function getWebhookInfo(bot: BotState, parameters: Parameters): object {
  takeOnly(parameters, []);
  const { webhook, allowedUpdates } = bot;
  const error = webhook?.lastError;
  return {
    url: webhook?.url ?? "",
    has_custom_certificate: false,
    pending_update_count: bot.pendingCount,
    ...(webhook ? { max_connections: webhook.options.connections } : {}),
    ...(allowedUpdates.length > 0 ? { allowed_updates: allowedUpdates } : {}),
    ...(error ? { last_error_date: error.date, last_error_message: error.message } : {}),
  };
}

function assertSecret(secret: unknown): asserts secret is string {
  if (typeof secret !== "string" || !/^[A-Za-z0-9_-]+$/.test(secret))
    throw badRequest("secret token contains unallowed characters");
  if (secret.length > 256) throw badRequest("secret token is too long");
}
