import type { Queryable } from "../../database/index.js";
import { turn } from "../../turn.js";

/** Rows go in statements of about so many characters: some milliseconds of work for either side. */
const sliceSize = 1_000_000;
const mostRows = 2_000;

/** The event loop gets a turn after so many ms of making rows. */
const longestSlice = 8;

/** A column's values, and its type in SQL. */
export interface Column {
  readonly type: "int" | "real" | "text";
  /** What is made of a value; the value itself unless told. */
  readonly as?: (value: string) => string;
}

/**
 * Inserts rows slice by slice. While the server takes one, the next is made.
 * @param rows values in the order of the columns
 * @throws as `Queryable.query` does
 */
export async function insertRows(
  database: Queryable,
  table: string,
  columns: readonly Column[],
  rows: Iterable<readonly (number | string)[]>,
): Promise<void> {
  const names = columns.map((_, at) => `c${at}`);
  const picked = columns.map(({ as }, at) => as?.(`c${at}`) ?? `c${at}`);
  const arrays = columns.map(({ type }, at) => `$${at + 1}::${type}[]`);
  const statement = `insert into ${table} select ${picked.join(", ")} from unnest(${arrays.join(", ")}) as given(${names.join(", ")})`;
  let slice: (number | string)[][] = columns.map(() => []);
  let size = 0;
  let pending: Promise<unknown> = Promise.resolve();
  const flush = async () => {
    const values = slice;
    slice = columns.map(() => []);
    size = 0;
    await pending;
    pending = database.query(statement, values);
    // Whoever awaits it sees what went wrong.
    pending.catch(() => undefined);
  };
  let since = performance.now();
  for (const row of rows) {
    for (const [at, value] of row.entries()) {
      slice[at]?.push(value);
      size += typeof value === "string" ? value.length : 8;
    }
    if (size >= sliceSize || (slice[0]?.length ?? 0) >= mostRows) await flush();
    if (performance.now() - since < longestSlice) continue;
    await turn();
    since = performance.now();
  }
  if ((slice[0]?.length ?? 0) > 0) await flush();
  await pending;
}

/** Bytes out of hexadecimal digits: as a list of them, drivers differ in how they take bytes. */
export const bytesColumn: Column = { type: "text", as: (value) => `decode(${value}, 'hex')` };
