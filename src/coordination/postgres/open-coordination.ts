import type { Database } from "../../database/index.js";
import { botIdOf } from "../bot-id.js";
import type { Coordination } from "../coordination.js";
import { keyedHash } from "../keyed-hash.js";
import { MemoryRateLimits } from "../local/memory-rate-limits.js";
import type { Log } from "../log.js";
import { Cipher } from "./cipher.js";
import { Notices } from "./notices.js";
import { PostgresAlbumNotes } from "./postgres-album-notes.js";
import { PostgresChatMoves } from "./postgres-chat-moves.js";
import { PostgresClaims } from "./postgres-claims.js";
import { PostgresConversations } from "./postgres-conversations.js";
import { PostgresPollingLease } from "./postgres-polling-lease.js";
import { PostgresRateLimits } from "./postgres-rate-limits.js";
import { Replica } from "./replica.js";
import { Sweeper } from "./sweeper.js";

/** What processes need to share a database. */
export interface SharedOptions {
  /** Its schema is up to date. */
  readonly database: Database;
  /** The same over a connection of its own, which says that this process is alive; absent: over those of `database`. */
  readonly beats?: Database | undefined;
  /** The bot's token. */
  readonly token: string;
  readonly log: Log;
  /** For how long a process that falls silent is taken for alive, in ms; absent: as is good for real ones. */
  readonly lease?: number | undefined;
}

/** The bot's number. */
export function botOf(token: string): number {
  return Number(botIdOf(token));
}

/**
 * Joins the processes behind a bot that share a database.
 * @throws as `query` does
 */
export async function openCoordination(options: SharedOptions): Promise<Coordination> {
  const { database, beats = database, token, log, lease } = options;
  const hash = keyedHash(token);
  const replica = new Replica(database, botOf(token), log, { beats, lease });
  const notices = new Notices(database);
  const sweeper = new Sweeper(database, log);
  const coordination: Coordination = {
    claims: new PostgresClaims(replica, notices, hash, log),
    limits: new PostgresRateLimits(replica, hash, log, new MemoryRateLimits()),
    conversations: new PostgresConversations(replica, hash, new Cipher(token), log),
    albums: new PostgresAlbumNotes(replica, hash),
    polling: new PostgresPollingLease(replica, notices, log),
    moves: new PostgresChatMoves(replica, notices, log),
    hash,
    isShared: true,
    trouble: () => (replica.isUp ? null : "the database cannot be reached"),
    close() {
      closing ??= close();
      return closing;
    },
  };
  let closing: Promise<void> | undefined;
  async function close(): Promise<void> {
    await sweeper.close();
    await replica.close();
    await notices.close();
  }

  await replica.start();
  await notices.start();
  sweeper.start();
  log.info({ replica: replica.id }, "joined the processes that share the database");
  return coordination;
}
