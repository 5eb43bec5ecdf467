import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, isDatabaseUnavailable, migrate, openPostgres } from "../../src/database/index.js";
import { type PostgresServer, postgresPrograms, startPostgres } from "../support/database/postgres-server.js";

const table = { version: 1, sql: "create table trich_dan.one (a int)" };

describe.skipIf(postgresPrograms === null)("a database on a server", () => {
  let server: PostgresServer;
  let database: Database;
  const open: Database[] = [];
  const connect = async (url: string) => {
    const connected = await openPostgres(url);
    open.push(connected);
    return connected;
  };

  beforeAll(async () => {
    server = await startPostgres();
    database = await connect(await server.createDatabase("first"));
  });
  afterAll(async () => {
    await Promise.all(open.map((each) => each.close()));
    server?.remove();
  });

  test("is brought up to date once by many processes that start at once", async () => {
    await Promise.all(Array.from({ length: 6 }, () => migrate(database, [table])));
    expect(await database.query("select version from trich_dan.migrations")).toEqual([{ version: 1 }]);
  });

  test("keeps nothing of a transaction that fails", async () => {
    const failing = database.transaction(async (connection) => {
      await connection.query("insert into trich_dan.one values (1)");
      throw new Error("given up");
    });
    await expect(failing).rejects.toThrow("given up");
    expect(await database.query("select a from trich_dan.one")).toEqual([]);
  });

  test("is heard again after it was restarted, and each gap is told", async () => {
    const heard: string[] = [];
    let gaps = 0;
    const until = async (holds: () => boolean) => {
      while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    const subscription = await database.listen(
      "changes",
      (payload) => heard.push(payload),
      () => gaps++,
    );
    await until(() => gaps === 1);
    await database.query("select pg_notify('changes', 'one')");
    await until(() => heard.includes("one"));
    server.stop("immediate");
    const asked = await database.query("select 1").catch((error: unknown) => error);
    expect(isDatabaseUnavailable(asked)).toBe(true);
    expect(String((asked as Error).message)).not.toContain("secret");
    server.start();
    await until(() => gaps >= 2);
    await database.query("select pg_notify('changes', 'two')");
    await until(() => heard.includes("two"));
    await subscription.close();
  });

  test("that is not there, or refuses, is told without its password", async () => {
    const nowhere = await connect(server.url.replace(/\/postgres$/u, "/nowhere"));
    await expect(nowhere.query("select 1")).rejects.toMatchObject({
      code: "DATABASE_REFUSED",
      message: expect.not.stringContaining("secret"),
    });
    const closed = await connect("postgres://trich_dan:secret@127.0.0.1:1/first");
    await expect(closed.query("select 1")).rejects.toMatchObject({
      code: "DATABASE_UNAVAILABLE",
      message: expect.not.stringContaining("secret"),
    });
  });
});
