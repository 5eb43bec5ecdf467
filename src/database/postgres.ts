import type { Client, Pool, PoolClient } from "pg";
import { pause } from "../pause.js";
import type { Database, Queryable, Row, Subscription } from "./database.js";
import { asDatabaseFailure } from "./failure.js";

/** Connections of one process: a statement takes a millisecond, so few serve hundreds of questions a second. */
const mostConnections = 10;
/** How long to wait for a connection, in ms: whoever asks waits that long at most to be told that nothing can be looked up. */
const connectTime = 3_000;
/** Longest statement of `query`, in ms; what takes longer raises it in a transaction of its own (`set local statement_timeout`). */
const statementTime = 15_000;
/** A connection gone dead without a word is noticed after so long without an answer, in ms. */
const readTime = 60_000;

/** What a process takes of the server at most; absent: as is good for a search. */
export interface PoolLimits {
  readonly connections: number;
  /** Longest statement of `query`, in ms. */
  readonly statement: number;
  /** Longest wait for its answer, in ms. */
  readonly read: number;
}
/** Pauses between tries to listen again, in ms: replicas are to follow changes within a second. */
const retryPause = 500;
/** How often a connection that only listens is asked for a sign of life, in ms. */
const sign = 20_000;

/**
 * Connects to a PostgreSQL server; the first statement is when that may fail.
 * @param url `postgres://user:password@host:port/database?sslmode=…`
 * @param onTrouble told of connections that break while nobody uses them
 */
export async function openPostgres(
  url: string,
  onTrouble: (error: unknown) => void = () => {},
  limits: PoolLimits = { connections: mostConnections, statement: statementTime, read: readTime },
): Promise<Database> {
  // Loaded only where there is a database.
  const { default: pg } = await import("pg");
  const options = {
    connectionString: url,
    application_name: "trich-dan",
    connectionTimeoutMillis: connectTime,
    keepAlive: true,
  };
  const pool = new pg.Pool({
    ...options,
    max: limits.connections,
    statement_timeout: limits.statement,
    query_timeout: limits.read,
  });
  pool.on("error", (error) => onTrouble(asDatabaseFailure(error)));
  return new Postgres(pool, () => new pg.Client({ ...options, query_timeout: connectTime }), onTrouble);
}

class Postgres implements Database {
  readonly #listeners = new Set<Listener>();

  constructor(
    private readonly pool: Pool,
    private readonly client: () => Client,
    private readonly onTrouble: (error: unknown) => void,
  ) {}

  query<Result extends Row>(text: string, values?: readonly unknown[], longest?: number): Promise<Result[]> {
    return send(this.pool, text, values, longest);
  }

  async transaction<Result>(work: (connection: Queryable) => Promise<Result>): Promise<Result> {
    const connection = await this.pool.connect().catch((error: unknown) => {
      throw asDatabaseFailure(error);
    });
    // A connection that breaks between two statements says so to the next one.
    const ignore = () => {};
    connection.on("error", ignore);
    let isBroken = false;
    try {
      await send(connection, "begin");
      const result = await work({
        query: (text, values, longest) => send(connection, text, values, longest),
      });
      await send(connection, "commit");
      return result;
    } catch (error) {
      await connection.query("rollback").catch(() => {
        isBroken = true;
      });
      throw asDatabaseFailure(error);
    } finally {
      connection.off("error", ignore);
      connection.release(isBroken);
    }
  }

  async listen(
    channel: string,
    onNotice: (payload: string) => void,
    onGap: () => void,
  ): Promise<Subscription> {
    const listener = new Listener(this.client, channel, onNotice, onGap, this.onTrouble);
    this.#listeners.add(listener);
    listener.start();
    return {
      close: async () => {
        this.#listeners.delete(listener);
        await listener.close();
      },
    };
  }

  async close(): Promise<void> {
    await Promise.all([...this.#listeners].map((listener) => listener.close()));
    this.#listeners.clear();
    await this.pool.end();
  }
}

async function send<Result extends Row>(
  to: Pool | PoolClient,
  text: string,
  values: readonly unknown[] = [],
  longest?: number,
): Promise<Result[]> {
  // The driver takes the limit of one statement beside its text.
  const limit = longest === undefined ? {} : { query_timeout: longest };
  try {
    return (await to.query<Result>({ text, values: [...values], ...limit })).rows;
  } catch (error) {
    throw asDatabaseFailure(error);
  }
}

/** One connection that hears notices, made anew whenever it breaks. */
class Listener {
  readonly #ending = new AbortController();
  #run: Promise<void> = Promise.resolve();

  constructor(
    private readonly client: () => Client,
    private readonly channel: string,
    private readonly onNotice: (payload: string) => void,
    private readonly onGap: () => void,
    private readonly onTrouble: (error: unknown) => void,
  ) {}

  start(): void {
    this.#run = this.#keepListening();
  }

  async close(): Promise<void> {
    this.#ending.abort();
    await this.#run;
  }

  async #keepListening(): Promise<void> {
    const { signal } = this.#ending;
    while (!signal.aborted) {
      await this.#listenOnce().catch((error: unknown) => this.onTrouble(asDatabaseFailure(error)));
      await pause(retryPause, signal);
    }
  }

  /** Resolves when the connection is no longer wanted. @throws what broke it */
  async #listenOnce(): Promise<void> {
    const { signal } = this.#ending;
    const client = this.client();
    const broken = new Promise<never>((_, reject) => {
      client.on("error", reject);
      client.on("end", () => reject(new Error("Connection terminated")));
    });
    // Whoever waits for it sees it.
    broken.catch(() => {});
    client.on("notification", ({ payload }) => this.onNotice(payload ?? ""));
    try {
      await client.connect();
      await client.query(`listen ${this.channel}`);
      this.onGap();
      while (!signal.aborted) {
        await Promise.race([pause(sign, signal), broken]);
        if (!signal.aborted) await client.query("select 1");
      }
    } finally {
      await client.end().catch(() => {});
    }
  }
}
