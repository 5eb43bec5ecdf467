import {
  type Database,
  describeReason,
  isDatabaseUnavailable,
  migrate,
  openPostgres,
} from "../../database/index.js";
import type { AppError } from "../../errors.js";
import { pause } from "../../pause.js";
import type { Usage } from "../../usage/index.js";
import type { Coordination } from "../coordination.js";
import type { Log } from "../log.js";
import { botOf, openCoordination } from "./open-coordination.js";
import { PostgresUsage } from "./postgres-usage.js";

/** Longest statement, and longest wait for its answer, in ms: all of them are small, and a connection gone dead is to be noticed soon. */
const limits = { connections: 10, statement: 5_000, read: 8_000 };
/** The same of the statement that says that a process is alive: it never waits behind others. */
const beatLimits = { connections: 1, statement: 2_000, read: 3_000 };
/** Pause between tries to reach the database at the start, in ms, and how often a trouble that lasts is told. */
const retryPause = 2_000;
const toldEvery = 300_000;

/** What connecting needs. */
export interface ConnectOptions {
  /** Of the database, with its password: it is part of no error. */
  readonly url: string;
  /** The bot's token. */
  readonly token: string;
  readonly log: Log;
  /** Ends the waiting. */
  readonly signal: AbortSignal;
  /** Told of the first failure, as a person may read it. */
  readonly onTrouble: (error: AppError) => void;
}

/** What is shared, and the database that it stands in. */
export interface Connected {
  readonly coordination: Coordination;
  readonly database: Database;
  /** The bot's number. */
  readonly bot: number;
  /** What counts questions. */
  usage(keepUnanswered: boolean): Usage;
  /** Closes the connections, once nothing is coordinated any more. */
  close(): Promise<void>;
}

/**
 * Joins the processes that share a database, once that can be reached, however long it takes: a machine may start before its database does.
 * @throws AppError DATABASE_REFUSED, DATABASE_SCHEMA_NEWER; the signal's reason
 */
export async function connectCoordination(options: ConnectOptions): Promise<Connected> {
  const { url, token, log, signal, onTrouble } = options;
  const noteBroken = (error: unknown) =>
    log.debug(describeReason(error), "a connection to the database broke");
  const database = await openPostgres(url, noteBroken, limits);
  const beats = await openPostgres(url, noteBroken, beatLimits);
  const close = async () => {
    await beats.close();
    await database.close();
  };
  let toldAt = Number.NEGATIVE_INFINITY;
  try {
    for (let failures = 1; ; failures++) {
      signal.throwIfAborted();
      try {
        await migrate(database);
        const coordination = await openCoordination({ database, beats, token, log });
        const bot = botOf(token);
        const usage = (keepUnanswered: boolean) => new PostgresUsage({ database, bot, keepUnanswered, log });
        return { database, bot, coordination, usage, close };
      } catch (error) {
        if (!isDatabaseUnavailable(error)) throw error;
        if (failures === 1) onTrouble(error as AppError);
        if (performance.now() - toldAt >= toldEvery) {
          toldAt = performance.now();
          log.warn(describeReason(error), "the database cannot be reached, trying on");
        }
        await pause(retryPause, signal);
      }
    }
  } catch (error) {
    await close();
    throw error;
  }
}
