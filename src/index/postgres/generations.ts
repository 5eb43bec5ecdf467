import type { Database, Queryable } from "../../database/index.js";
import { dropTables, tablesOf } from "./generation-tables.js";
import type { GenerationDetails } from "./identity.js";

/** Where readers are told of a new generation. */
export const generationChannel = "trich_dan_generation";

/** A generation that has been replaced is kept for so long, in seconds, for readers that have looked it up and not yet said that they read it. */
const graceTime = 60;
/** Readers that have not been heard of for so long, in seconds, have ended. */
const readerTime = 60;
/** How long dropping waits for who still reads, in ms. */
const lockPatience = 2_000;

/** A generation that was published. */
export interface Generation {
  readonly id: number;
  readonly details: GenerationDetails;
}

/** The generation that is read; null where none was published yet. */
export async function currentGeneration(database: Queryable): Promise<Generation | null> {
  const [row] = await database.query<{ id: string | number; details: GenerationDetails }>(
    "select id, details from trich_dan.current_generation join trich_dan.generations using (id)",
  );
  return row ? { id: Number(row.id), details: row.details } : null;
}

/** Says that a reader reads a generation, for a while: it is kept meanwhile. @returns false where it is gone */
export async function holdGeneration(database: Queryable, reader: string, id: number): Promise<boolean> {
  const held = await database.query(
    `insert into trich_dan.generation_readers (reader, id, alive_until)
     select $1, id, now() + interval '${readerTime} seconds' from trich_dan.generations where id = $2
     on conflict (reader) do update set id = excluded.id, alive_until = excluded.alive_until returning 1`,
    [reader, id],
  );
  return held.length > 0;
}

/** Says that a reader reads nothing any more. */
export async function leaveGeneration(database: Queryable, reader: string): Promise<void> {
  await database.query("delete from trich_dan.generation_readers where reader = $1", [reader]);
}

/** Removes the generations that nobody can read: those whose writer has ended before they were whole, and replaced ones that no reader holds. */
export async function removeUnused(database: Database): Promise<void> {
  const unused = await database.query<{ id: string | number }>(
    `select id from trich_dan.generations g where ${isUnused}`,
  );
  for (const { id } of unused)
    await database.transaction(async (connection) => {
      await connection.query(`set local lock_timeout = ${lockPatience}`);
      const [row] = await connection.query(
        `delete from trich_dan.generations g where id = $1 and ${isUnused} returning 1`,
        [id],
      );
      if (row) await dropTables(connection, tablesOf(Number(id)));
    });
}

const isUnused = `case when published_at is null
  then not exists (select from trich_dan.library_writer w where w.writer = g.writer and w.alive_until > now())
  else replaced_at < now() - interval '${graceTime} seconds'
    and not exists (select from trich_dan.current_generation c where c.id = g.id)
    and not exists (select from trich_dan.generation_readers r where r.id = g.id and r.alive_until > now()) end`;
