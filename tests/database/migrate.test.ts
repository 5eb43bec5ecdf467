import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Database, migrate } from "../../src/database/index.js";
import { migrations } from "../../src/database/migrations/index.js";
import { openPglite } from "../support/database/pglite.js";

const first = { version: 1, sql: "create table trich_dan.one (a int);\ncreate table trich_dan.two (a int);" };
const second = {
  version: 2,
  sql: "insert into trich_dan.one values (1);\ninsert into trich_dan.two values (2)",
};
const broken = {
  version: 3,
  sql: "insert into trich_dan.one values (3);\ninsert into trich_dan.nowhere values (1)",
};

describe("the schema", () => {
  let database: Database;

  beforeAll(async () => {
    database = await openPglite();
  });
  beforeEach(() => database.query("drop schema if exists trich_dan cascade"));
  afterAll(() => database.close());

  const rows = async (table: string) =>
    (await database.query<{ a: number }>(`select a from trich_dan.${table} order by a`)).map(({ a }) => a);

  test("is brought up to date step by step, and each step is done once", async () => {
    await migrate(database, [first]);
    expect(await rows("one")).toEqual([]);
    await migrate(database, [first, second]);
    await migrate(database, [first, second]);
    expect([await rows("one"), await rows("two")]).toEqual([[1], [2]]);
  });

  test("stays as it was where a step fails", async () => {
    await migrate(database, [first, second]);
    await expect(migrate(database, [first, second, broken])).rejects.toThrow("nowhere");
    expect(await rows("one")).toEqual([1]);
    await migrate(database, [first, second]);
  });

  test("that a later release has changed is refused, with both versions", async () => {
    await migrate(database, [first, second]);
    await expect(migrate(database, [first])).rejects.toMatchObject({
      code: "DATABASE_SCHEMA_NEWER",
      parameters: { present: 2, known: 1 },
    });
  });

  test("that ships is numbered from 1 without a gap, and can be made", async () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, at) => at + 1));
    await migrate(database);
  });
});
