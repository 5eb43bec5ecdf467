import type { Agent } from "node:http";
import type { QuotedLibrary } from "../answer/index.js";
import type { Answerer, FigureFinder } from "../answer/types.js";
import type { ChatBindings } from "../bindings/index.js";
import type { Coordination } from "../coordination/index.js";
import type { Editorial } from "../editorial/index.js";
import type { Library, Reload } from "../index/index.js";
import type { SpeechToText } from "../speech/index.js";
import type { Usage } from "../usage/index.js";
import type { Metrics } from "./metrics.js";

/** What the bot needs of a logger; a pino logger is one. Fields never hold a question, a name or the token. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** The passages that are quoted, and what tells one version of them from another. */
export type Series = QuotedLibrary & Pick<Library, "corpusHash">;

/** One state of the series, and what answers from it. */
export interface Edition {
  readonly answerer: Answerer;
  readonly figures: FigureFinder;
  /** The series, to be leafed through; its members are read anew for each update, all at once. */
  readonly series: Series;
}

/** What the bot is made of besides its token. */
export interface BotDependencies {
  /** What updates that come now are answered from, each from its start to its end: the same object until the series changes. */
  readonly edition: () => Edition;
  /**
   * Reads the series again, which an administrator asks for; absent: nothing does.
   * @param asker who is told how it ended by what is returned
   */
  readonly reload?: ((asker: number) => Promise<Reload>) | undefined;
  /** What administrators hand documents in to, and look after the articles with; absent: nobody can. It needs `reload`. */
  readonly editorial?: Editorial | undefined;
  /** Which series each chat is bound to; absent: what is chosen is gone with the process. */
  readonly bindings?: ChatBindings | undefined;
  /** Counts questions and how they ended; absent: nothing does. */
  readonly usage?: Usage | undefined;
  readonly logger: Logger;
  /** Ids of the chats that are served; empty or absent: all are. */
  readonly allowedChats?: readonly number[] | undefined;
  /** Ids of users who are served wherever they write. */
  readonly adminIds?: readonly number[] | undefined;
  /** Root of the Bot API server; absent: https://api.telegram.org. */
  readonly apiRoot?: string | undefined;
  /** What makes the requests; absent: grammY's own agent. */
  readonly agent?: Agent | undefined;
  /** What writes voice messages down; absent: nothing does, and they are told so. */
  readonly transcriber?: SpeechToText | undefined;
  /** What is counted; absent: nothing is. */
  readonly metrics?: Metrics | undefined;
  /** File that keeps hashes of the updates answered lately, so that none is answered again after a crash; absent: nothing does. Unused with `coordination`. */
  readonly journalPath?: string | undefined;
  /** What the processes behind the bot share; absent: this one is alone. */
  readonly coordination?: Coordination | undefined;
}

/** How many messages are taken in a minute; 0: as many as come. */
export interface Limits {
  readonly user: number;
  readonly chat: number;
}

/** How updates come in: fetched, or delivered by Telegram to an address of the bot's own. */
export type Mode =
  | {
      readonly kind: "polling";
      /** Takes away a webhook that is set for the bot; absent or false: one that is set ends the start. */
      readonly deleteWebhook?: boolean | undefined;
    }
  | {
      readonly kind: "webhook";
      /** Address that Telegram delivers to; the bot listens on its path. */
      readonly url: string;
      /** Proves that a delivery is Telegram's: 1–256 of `A-Za-z0-9_-`; absent: made up anew at each start. */
      readonly secret?: string | undefined;
    };

/** A bot that receives messages. */
export interface RunningBot {
  /** The bot's name on Telegram, without `@`. */
  readonly username: string;
  /** The port listened on; null: none is. */
  readonly port: number | null;
  /** Stops receiving, confirms what was received, lets running answers finish. May be called again; never rejects. */
  stop(): Promise<void>;
  /** Writes to every administrator but these in private, where that is possible. Never rejects. */
  tellAdmins(text: string, but: ReadonlySet<number>): Promise<void>;
  /** Resolves once stopped; rejects with an AppError when Telegram ends the session: 401, or 409 for a minute. */
  readonly finished: Promise<void>;
}

/** A question as it was put. */
export interface Question {
  readonly text: string;
  /** Somebody's message that is to be looked up, rather than a question to this bot. */
  readonly isStatement: boolean;
  /** The bot's message that it replies to: what was asked there may complete it. */
  readonly repliesTo: number | null;
}
