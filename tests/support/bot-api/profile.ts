import type { BotCommand } from "grammy/types";
import { findChat } from "./chats.js";
import { isFields, isText, unknownField } from "./fields.js";
import type { BotState } from "./state.js";
import { badRequest, type Parameters, takeOnly } from "./types.js";

/** Most characters of what a bot says of itself (https://core.telegram.org/bots/api#setmydescription and the following). */
const limits = { name: 64, description: 512, short_description: 120 } as const;
type Text = keyof typeof limits;

/** What a scope holds besides its type (https://core.telegram.org/bots/api#botcommandscope). */
const scopes: ReadonlyMap<string, readonly string[]> = new Map([
  ["default", []],
  ["all_private_chats", []],
  ["all_group_chats", []],
  ["all_chat_administrators", []],
  ["chat", ["chat_id"]],
  ["chat_administrators", ["chat_id"]],
  ["chat_member", ["chat_id", "user_id"]],
]);

/** setMyCommands. */
export function setMyCommands(bot: BotState, parameters: Parameters): true {
  takeOnly(parameters, ["commands", "scope", "language_code"]);
  const { commands } = parameters;
  if (!Array.isArray(commands) || commands.length > 100)
    throw badRequest("expected an Array of at most 100 commands");
  for (const command of commands as unknown[]) assertCommand(command);
  const names = new Set(commands.map(({ command }: BotCommand) => command));
  if (names.size < commands.length) throw badRequest("BOT_COMMAND_DUPLICATE");
  bot.menus.set(menuKey(bot, parameters), commands);
  return true;
}

/** getMyCommands. */
export function getMyCommands(bot: BotState, parameters: Parameters): unknown {
  takeOnly(parameters, ["scope", "language_code"]);
  return bot.menus.get(menuKey(bot, parameters)) ?? [];
}

/** deleteMyCommands. */
export function deleteMyCommands(bot: BotState, parameters: Parameters): true {
  takeOnly(parameters, ["scope", "language_code"]);
  bot.menus.delete(menuKey(bot, parameters));
  return true;
}

/** setMyName, setMyDescription and setMyShortDescription, by the name of their parameter. */
export function setText(name: Text) {
  return (bot: BotState, parameters: Parameters): true => {
    takeOnly(parameters, [name, "language_code"]);
    const text = parameters[name] ?? "";
    if (!isText(text, 0, limits[name])) throw badRequest(`${name} is too long`);
    const key = `${name}:${languageOf(parameters)}`;
    if (text === "") bot.texts.delete(key);
    else bot.texts.set(key, text);
    return true;
  };
}

/** getMyName, getMyDescription and getMyShortDescription; what a language lacks is everyone's. */
export function getText(name: Text) {
  return (bot: BotState, parameters: Parameters) => {
    takeOnly(parameters, ["language_code"]);
    const unnamed = name === "name" ? bot.me.first_name : "";
    const text = bot.texts.get(`${name}:${languageOf(parameters)}`) ?? bot.texts.get(`${name}:`) ?? unnamed;
    return { [name]: text };
  };
}

function assertCommand(given: unknown): void {
  if (!isFields(given)) throw badRequest("expected an Object as a command");
  const unknown = unknownField(given, ["command", "description"]);
  if (unknown) throw badRequest(`this strict server takes no "${unknown}" in a command`);
  const { command, description } = given;
  if (typeof command !== "string" || !/^[a-z0-9_]{1,32}$/.test(command))
    throw badRequest("BOT_COMMAND_INVALID");
  if (!isText(description, 1, 256)) throw badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
}

/** The default scope's menus are kept by language alone, others as `type:language` or `type:chat[:user]:language`. */
function menuKey(bot: BotState, parameters: Parameters): string {
  const { scope = { type: "default" } } = parameters;
  if (!isFields(scope)) throw badRequest("can't parse BotCommandScope: expected an Object");
  const type = String(scope.type);
  const needed = scopes.get(type);
  if (!needed) throw badRequest("can't parse BotCommandScope: unsupported type");
  const wrong = unknownField(scope, ["type", ...needed]) ?? needed.find((name) => scope[name] === undefined);
  if (wrong) throw badRequest(`can't parse BotCommandScope: wrong "${wrong}"`);
  if (needed.includes("chat_id")) findChat(bot, scope);
  const language = languageOf(parameters);
  return type === "default" ? language : [type, ...needed.map((name) => scope[name]), language].join(":");
}

function languageOf({ language_code: language = "" }: Parameters): string {
  if (typeof language !== "string" || !/^(?:[a-z]{2})?$/.test(language))
    throw badRequest("invalid language code specified");
  return language;
}
