import type { BotState } from "./state.js";
import { badRequest, type Parameters, takeOnly } from "./types.js";

/** Most characters of what a bot says of itself (https://core.telegram.org/bots/api#setmydescription and the following). */
const limits = { name: 64, description: 512, short_description: 120 } as const;
type Text = keyof typeof limits;

/** Kinds of scope that need no chat (https://core.telegram.org/bots/api#botcommandscope). */
const scopes = new Set(["default", "all_private_chats", "all_group_chats", "all_chat_administrators"]);

/** setMyCommands. */
export function setMyCommands(bot: BotState, parameters: Parameters): true {
  takeOnly(parameters, ["commands", "scope", "language_code"]);
  const { commands } = parameters;
  if (!Array.isArray(commands) || commands.length > 100)
    throw badRequest("expected an Array of at most 100 commands");
  for (const { command, description } of commands) {
    if (!/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest("BOT_COMMAND_INVALID");
    if (description.length < 1 || description.length > 256)
      throw badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
  }
  bot.menus.set(menuKey(parameters), commands);
  return true;
}

/** getMyCommands. */
export function getMyCommands(bot: BotState, parameters: Parameters): unknown {
  takeOnly(parameters, ["scope", "language_code"]);
  return bot.menus.get(menuKey(parameters)) ?? [];
}

/** deleteMyCommands. */
export function deleteMyCommands(bot: BotState, parameters: Parameters): true {
  takeOnly(parameters, ["scope", "language_code"]);
  bot.menus.delete(menuKey(parameters));
  return true;
}

/** setMyName, setMyDescription and setMyShortDescription, by the name of their parameter. */
export function setText(name: Text) {
  return (bot: BotState, parameters: Parameters): true => {
    takeOnly(parameters, [name, "language_code"]);
    const text = parameters[name] ?? "";
    if (typeof text !== "string" || text.length > limits[name]) throw badRequest(`${name} is too long`);
    bot.texts.set(`${name}:${languageOf(parameters)}`, text);
    return true;
  };
}

/** getMyName, getMyDescription and getMyShortDescription; what a language lacks is everyone's. */
export function getText(name: Text) {
  return (bot: BotState, parameters: Parameters) => {
    takeOnly(parameters, ["language_code"]);
    const text = bot.texts.get(`${name}:${languageOf(parameters)}`) ?? bot.texts.get(`${name}:`) ?? "";
    return { [name]: text };
  };
}

/** The default scope's menus are kept by language alone, the others by scope and language. */
function menuKey(parameters: Parameters): string {
  const { type = "default" } = (parameters.scope ?? {}) as { type?: string };
  if (!scopes.has(type)) throw badRequest("can't parse BotCommandScope: unsupported type");
  const language = languageOf(parameters);
  return type === "default" ? language : `${type}:${language}`;
}

function languageOf({ language_code: language = "" }: Parameters): string {
  if (typeof language !== "string" || !/^(?:[a-z]{2})?$/.test(language))
    throw badRequest("wrong language code");
  return language;
}
