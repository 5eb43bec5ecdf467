import { LRUCache } from "lru-cache";
import type { KeyedHash } from "../coordination/index.js";
import type { Database, Queryable } from "../database/index.js";
import type { BoundSeries, ChatBindings } from "./chat-bindings.js";
import { tidy } from "./tidy-series.js";

/** Chats whose bindings are remembered. */
const mostRemembered = 10_000;
/** How long one is, in ms, where no notice comes: such as while the connection that hears them is made anew. */
const keptMs = 60_000;
const channel = "trich_dan_bindings";

/** What `PostgresBindings` needs. */
export interface PostgresBindingsOptions {
  readonly database: Database;
  /** The bot's number. */
  readonly bot: number;
  /** Hashes the ids of chats. */
  readonly hash: KeyedHash;
}

/** Bindings that several processes share. What was read is remembered until somebody tells that it changed, so that a question costs no statement. */
export class PostgresBindings implements ChatBindings {
  readonly #known = new LRUCache<string, readonly BoundSeries[]>({ max: mostRemembered, ttl: keptMs });
  /** Counts what was told: what was being read meanwhile may be old. */
  #told = 0;

  constructor(private readonly options: PostgresBindingsOptions) {
    const forget = (key?: string) => {
      this.#told++;
      if (key === undefined) this.#known.clear();
      else this.#known.delete(key);
    };
    // It ends with the database.
    void options.database.listen(channel, forget, forget).catch(() => {});
  }

  async get(chat: number): Promise<readonly BoundSeries[]> {
    const key = this.#keyOf(chat);
    const known = this.#known.get(key);
    if (known) return known;
    const told = this.#told;
    const series = await this.#read(this.options.database, key);
    if (told === this.#told) this.#known.set(key, series);
    return series;
  }

  async set(chat: number, series: readonly BoundSeries[]): Promise<void> {
    await this.change(chat, () => series);
  }

  async clear(chat: number): Promise<void> {
    await this.change(chat, () => []);
  }

  change(
    chat: number,
    how: (now: readonly BoundSeries[]) => readonly BoundSeries[],
  ): Promise<readonly BoundSeries[]> {
    const key = this.#keyOf(chat);
    return this.#changing([key], async (connection) => {
      const next = tidy(how(await this.#read(connection, key)));
      await this.#write(connection, key, next);
      return next;
    });
  }

  async move(from: number, to: number): Promise<void> {
    const [old, next] = [this.#keyOf(from), this.#keyOf(to)];
    if (old === next) return;
    await this.#changing([old, next], async (connection) => {
      const moved = await this.#read(connection, old);
      if (moved.length === 0) return;
      await this.#write(connection, old, []);
      if ((await this.#read(connection, next)).length === 0) await this.#write(connection, next, moved);
    });
  }

  /** Does something that nobody else does to these chats meanwhile. */
  async #changing<Result>(
    keys: readonly string[],
    work: (connection: Queryable) => Promise<Result>,
  ): Promise<Result> {
    const result = await this.options.database.transaction(async (connection) => {
      // In one order, so that two never wait for each other.
      for (const key of [...keys].sort())
        await connection.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`binding ${key}`]);
      const result = await work(connection);
      for (const key of keys) await connection.query("select pg_notify($1, $2)", [channel, key]);
      return result;
    });
    this.#told++;
    for (const key of keys) this.#known.delete(key);
    return result;
  }

  async #read(connection: Queryable, key: string): Promise<readonly BoundSeries[]> {
    const [row] = await connection.query<{ series: readonly BoundSeries[] }>(
      "select series from trich_dan.chat_bindings where bot = $1 and chat = $2",
      [this.options.bot, key],
    );
    return row?.series ?? [];
  }

  async #write(connection: Queryable, key: string, series: readonly BoundSeries[]): Promise<void> {
    const { bot } = this.options;
    if (series.length === 0)
      await connection.query("delete from trich_dan.chat_bindings where bot = $1 and chat = $2", [bot, key]);
    else
      await connection.query(
        `insert into trich_dan.chat_bindings (bot, chat, series) values ($1, $2, $3::jsonb)
          on conflict (bot, chat) do update set series = excluded.series`,
        [bot, key, JSON.stringify(series)],
      );
  }

  #keyOf(chat: number): string {
    return this.options.hash(`binding:${chat}`);
  }
}
