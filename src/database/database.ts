/** A row of a result, by the names of its columns. */
export type Row = Readonly<Record<string, unknown>>;

/** What statements are sent to: a connection of its own choice each, or the one of a transaction. */
export interface Queryable {
  /**
   * Runs one statement.
   * @param values for its `$1`, `$2`, …
   * @param longest how long to wait for its result, in ms, where it may take longer than others; the server's own limit is raised by
   *   `set local statement_timeout` in a transaction
   * @throws AppError DATABASE_UNAVAILABLE where the server cannot be used at present; else what the server says
   */
  query<Result extends Row = Row>(
    text: string,
    values?: readonly unknown[],
    longest?: number,
  ): Promise<Result[]>;
}

/** What is listened for; `close` ends it. */
export interface Subscription {
  close(): Promise<void>;
}

/** A PostgreSQL database that several processes share. All of the project's tables stand in the schema `trich_dan`. */
export interface Database extends Queryable {
  /**
   * Runs statements on one connection, all or none of them.
   * @throws as `query` does, and what `work` throws; nothing of it was done then
   */
  transaction<Result>(work: (connection: Queryable) => Promise<Result>): Promise<Result>;
  /**
   * Hears what other processes tell by NOTIFY. A connection that breaks is made anew; what was told meanwhile is lost, so `onGap` has whoever
   * listens look for themselves. It is called once at the beginning, too.
   */
  listen(channel: string, onNotice: (payload: string) => void, onGap: () => void): Promise<Subscription>;
  close(): Promise<void>;
}
