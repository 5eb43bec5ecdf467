import { type Api, GrammyError, HttpError } from "grammy";
import type { BotCommand, BotCommandScope } from "grammy/types";
import { AppError } from "../../errors.js";
import { en, type Locale, vi } from "../../locales/index.js";
import type { CommandLine } from "../../locales/telegram-words.js";
import { networkReason } from "./failure.js";

/** A thing that people see of the bot before they write to it, in one language. */
export interface ProfileItem {
  /** What it is, by the method that sets it, its scope and its language; `*`: for whom no other is set. */
  readonly name: string;
  /** What Telegram has now, and what it is to have. */
  readonly read: (api: Api) => Promise<string>;
  readonly wanted: string;
  readonly write: (api: Api) => Promise<unknown>;
}

/** Vietnamese for everyone, English where Telegram is set to it. */
const languages: readonly { readonly code: "" | "en"; readonly locale: Locale }[] = [
  { code: "", locale: vi },
  { code: "en", locale: en },
];

const scopes: readonly { readonly scope: BotCommandScope; readonly menu: "private" | "group" }[] = [
  { scope: { type: "default" }, menu: "private" },
  { scope: { type: "all_private_chats" }, menu: "private" },
  { scope: { type: "all_group_chats" }, menu: "group" },
  { scope: { type: "all_chat_administrators" }, menu: "group" },
];

/** The menus of commands, by kind of chat and language. */
export const menus: readonly ProfileItem[] = scopes.flatMap(({ scope, menu }) =>
  languages.map(({ code, locale }): ProfileItem => {
    return menuOf(scope, code, locale.telegram.commands[menu]);
  }),
);

/** The menus of an administrator, in their private chat with the bot. */
export function adminMenus(id: number): ProfileItem[] {
  return languages.map(({ code, locale: { telegram } }) =>
    menuOf({ type: "chat", chat_id: id }, code, [...telegram.commands.private, ...telegram.commands.admin]),
  );
}

function menuOf(scope: BotCommandScope, code: "" | "en", listed: readonly CommandLine[]): ProfileItem {
  const commands = listed.map(({ command, description }) => ({ command, description }));
  const where = { scope, ...languageOf(code) };
  return {
    name: `setMyCommands ${scope.type} ${code || "*"}`,
    read: async (api) => written(await api.getMyCommands(where)),
    wanted: written(commands),
    write: (api) => api.setMyCommands(commands, where),
  };
}

/** What an empty chat with the bot shows, and its page. */
const textsOf = (isKept: boolean) =>
  languages.flatMap(({ code, locale }): ProfileItem[] => {
    const { descriptionKept, shortDescription } = locale.telegram;
    const description = isKept ? descriptionKept : locale.telegram.description;
    const language = languageOf(code);
    return [
      {
        name: `setMyDescription ${code || "*"}`,
        read: async (api) => (await api.getMyDescription(language)).description,
        wanted: description,
        write: (api) => api.setMyDescription(description, language),
      },
      {
        name: `setMyShortDescription ${code || "*"}`,
        read: async (api) => (await api.getMyShortDescription(language)).short_description,
        wanted: shortDescription,
        write: (api) => api.setMyShortDescription(shortDescription, language),
      },
    ];
  });

/**
 * Gives Telegram the menus and descriptions; what it has already is left alone, since it limits how often they change.
 * @param report told of each thing as it is done
 * @param isKept whether questions that were not answered are kept
 * @throws AppError TELEGRAM_SETUP_REFUSED
 */
export async function updateProfile(
  api: Api,
  report: (name: string, result: "changed" | "unchanged") => Promise<void>,
  isKept = false,
): Promise<void> {
  for (const { name, read, wanted, write } of [...menus, ...textsOf(isKept)]) {
    try {
      if ((await read(api)) === wanted) {
        await report(name, "unchanged");
        continue;
      }
      await write(api);
    } catch (error) {
      const reason =
        error instanceof GrammyError
          ? error.description
          : networkReason(error instanceof HttpError ? error.error : error);
      throw new AppError("TELEGRAM_SETUP_REFUSED", { method: name, reason });
    }
    await report(name, "changed");
  }
}

function languageOf(code: "" | "en"): { language_code?: "en" } {
  return code === "" ? {} : { language_code: code };
}

function written(commands: readonly BotCommand[]): string {
  return commands.map(({ command, description }) => `/${command} ${description}`).join("\n");
}
