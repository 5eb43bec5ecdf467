import type { Answerer } from "../answer/types.js";
import type { ArticleHead } from "../corpus/types.js";

/** What the bot needs of a logger; a pino logger is one. Fields never hold a question, a name or the token. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What the bot is made of besides its token. */
export interface BotDependencies {
  readonly answerer: Answerer;
  /** The articles of the series, for the greeting. */
  readonly articles: readonly ArticleHead[];
  readonly logger: Logger;
  /** Ids of the chats that are served; empty or absent: all are. */
  readonly allowedChats?: readonly number[] | undefined;
  /** Ids of users who are served wherever they write. */
  readonly adminIds?: readonly number[] | undefined;
  /** Root of the Bot API server; absent: https://api.telegram.org. */
  readonly apiRoot?: string | undefined;
}

/** What `startBot` needs. */
export interface StartOptions extends BotDependencies {
  readonly token: string;
}

/** A bot that receives messages. */
export interface RunningBot {
  /** The bot's name on Telegram, without `@`. */
  readonly username: string;
  /** Stops receiving, confirms what was received, lets running answers finish. May be called again; never rejects. */
  stop(): Promise<void>;
  /** Resolves once stopped; rejects with an AppError when Telegram ends the session (401, 409). */
  readonly finished: Promise<void>;
}
