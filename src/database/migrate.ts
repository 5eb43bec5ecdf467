import { AppError } from "../errors.js";
import type { Database, Queryable } from "./database.js";
import { type Migration, migrations as released } from "./migrations/index.js";

/** The lock of those who bring the schema up to date; a number that nobody else of this database is likely to use. */
const migrationLock = 7_429_118_301;
/** Longest wait for another process that brings the schema up to date, and longest statement of that, in ms. */
const patience = 10 * 60_000;

/**
 * Brings the schema up to date, in one transaction: all steps that are missing are done, or none. Processes that start at once wait for the first.
 * @throws AppError DATABASE_SCHEMA_NEWER where a later release of the program has changed it; as `query` does
 */
export async function migrate(
  database: Database,
  migrations: readonly Migration[] = released,
): Promise<void> {
  const known = migrations.at(-1)?.version ?? 0;
  // A reader that may not change the schema can use one that is up to date.
  if ((await presentVersion(database)) === known) return;
  await database.transaction(async (connection) => {
    await connection.query(`set local statement_timeout = ${patience}`);
    await connection.query("select pg_advisory_xact_lock($1)", [migrationLock]);
    const present = await presentVersion(connection);
    if (present > known) throw new AppError("DATABASE_SCHEMA_NEWER", { present, known });
    if (present === 0) await createLedger(connection);
    for (const { version, sql } of migrations.filter(({ version }) => version > present)) {
      for (const statement of statementsOf(sql)) await connection.query(statement);
      await connection.query("insert into trich_dan.migrations (version) values ($1)", [version]);
    }
  });
}

/** The last step that was done; 0: none was. */
async function presentVersion(connection: Queryable): Promise<number> {
  // Read from the catalogue's tables: what was looked up by name before another process made it is remembered as missing.
  const [ledger] = await connection.query(
    "select 1 from pg_catalog.pg_tables where schemaname = 'trich_dan' and tablename = 'migrations'",
  );
  if (!ledger) return 0;
  const [last] = await connection.query<{ version: number }>(
    "select coalesce(max(version), 0)::int as version from trich_dan.migrations",
  );
  return last?.version ?? 0;
}

async function createLedger(connection: Queryable): Promise<void> {
  await connection.query("create schema if not exists trich_dan");
  await connection.query(
    "create table if not exists trich_dan.migrations (version int primary key, done_at timestamptz not null default now())",
  );
}

/** The statements of a step: a semicolon at the end of a line ends one, but within the body of a function. */
function statementsOf(sql: string): string[] {
  const parts = sql.split(/(\$\$)/u);
  const ended = /;[^\S\n]*(?=\n|$)/gu;
  const isBody = (at: number) => at % 4 === 2;
  return parts
    .map((part, at) => (isBody(at) ? part : part.replace(ended, "\0")))
    .join("")
    .split("\0")
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");
}
