import { randomUUID } from "node:crypto";
import type { Database, Queryable } from "../../database/index.js";
import { AppError } from "../../errors.js";
import { pause } from "../../pause.js";

/**
 * A writer that has not been heard of for so long, in seconds, has ended: longer than a statement waits for a busy server. The lease stands in a table
 * and holds by the server's clock, so it needs no connection of its own and goes through poolers.
 */
const leaseTime = 60;
/** Time between two renewals, in ms. */
const interval = 10_000;
/** Time between two looks whether another writer has ended, in ms. */
const retryPause = 500;

/** Who may write the library's index: one process at a time. */
export interface LibraryWriter {
  /** Like no other. */
  readonly id: string;
  /** @throws AppError PUBLISH_INTERRUPTED where another has taken its place, as after a machine that slept */
  check(connection: Queryable): Promise<void>;
}

/**
 * Runs work that only one process at a time may do; waits until others have ended.
 * @param signal gives up waiting
 * @throws what the work throws, the signal's reason, and as `Database.query` does
 */
export async function asLibraryWriter<Result>(
  database: Database,
  work: (writer: LibraryWriter) => Promise<Result>,
  signal: AbortSignal = new AbortController().signal,
): Promise<Result> {
  const id = randomUUID();
  while (!(await claim(database, id))) {
    await pause(retryPause, signal);
    signal.throwIfAborted();
  }
  // A renewal that fails is missed: `check` tells before the work counts.
  const timer = setInterval(() => void claim(database, id).catch(() => false), interval);
  timer.unref();
  try {
    return await work({ id, check: (connection) => check(connection, id) });
  } finally {
    clearInterval(timer);
    // One that cannot be given back runs out.
    await database.query("delete from trich_dan.library_writer where writer = $1", [id]).catch(() => []);
  }
}

async function claim(database: Queryable, id: string): Promise<boolean> {
  const claimed = await database.query(
    `insert into trich_dan.library_writer as present (writer, alive_until) values ($1, now() + interval '${leaseTime} seconds')
     on conflict (one) do update set writer = excluded.writer, alive_until = excluded.alive_until
     where present.writer = excluded.writer or present.alive_until < now() returning 1`,
    [id],
  );
  return claimed.length > 0;
}

async function check(connection: Queryable, id: string): Promise<void> {
  const [present] = await connection.query(
    "select 1 from trich_dan.library_writer where writer = $1 and alive_until > now() for update",
    [id],
  );
  if (!present) throw new AppError("PUBLISH_INTERRUPTED", {});
}
