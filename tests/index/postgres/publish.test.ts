import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { type Database, migrate } from "../../../src/database/index.js";
import {
  type DatabaseLibrary,
  openDatabaseLibrary,
  publishGeneration,
  SharedIndex,
} from "../../../src/index/index.js";
import { removeUnused } from "../../../src/index/postgres/generations.js";
import { until } from "../../support/bot-api/index.js";
import { openPglite, openPlainPglite } from "../../support/database/pglite.js";
import { goneAfter, smallLibrary, smallModels } from "./small-libraries.js";

const one = await smallLibrary("one", ["Quận Ô Môn còn 3.093 hộ nghèo.", "Nông dân trồng sầu riêng."]);
const other = await smallLibrary("other", ["Quận Ô Môn còn 2.750 hộ nghèo.", "Nông dân trồng vú sữa."]);

describe("a published generation", () => {
  let database: Database;

  beforeAll(async () => {
    database = await openPglite();
  });
  beforeEach(async () => {
    await database.query("drop schema if exists trich_dan cascade");
    await migrate(database);
  });
  afterAll(() => database.close());

  const publish = (library: typeof one, to = database) => publishGeneration(to, library, smallModels);
  const open = () => openDatabaseLibrary(database, smallModels, "test");
  const ask = { terms: [], vector: new Float32Array(smallModels.embedder.dimensions).fill(0.1), scope: null };
  const nominate = (library: DatabaseLibrary) =>
    library.candidates.nominate({ ...ask, depth: 100, sentences: 200, occurrences: () => [] });
  const tables = async () =>
    (
      await database.query<{ name: string }>(
        "select tablename as name from pg_tables where schemaname = 'trich_dan' and tablename like 'generation\\_%\\_passages'",
      )
    ).map(({ name }) => name);
  /** As if so long had gone by: leases run out, and what was replaced has been so for long. */
  const later = async () => {
    for (const table of ["library_writer", "generation_readers"])
      await database.query(`update trich_dan.${table} set alive_until = now() - interval '1 second'`);
    await database.query(
      "update trich_dan.generations set replaced_at = now() - interval '1 day' where replaced_at is not null",
    );
  };

  test("is opened from the database alone, and none is where none was published", async () => {
    expect(await open()).toBeNull();
    await publish(one);
    const library = await open();
    expect(library?.passages.text(0)).toBe("Quận Ô Môn còn 3.093 hộ nghèo.");
    expect(library?.corpusHash).toBe("one");
  });

  test("is written once for one corpus", async () => {
    const first = await publish(one);
    expect(await publish(one)).toEqual({ ...first, isNew: false });
    expect((await publish(other)).isNew).toBe(true);
  });

  test("may be empty", async () => {
    await publish(await smallLibrary("empty", []));
    const library = await open();
    expect(library?.passages.size).toBe(0);
    expect((library && (await nominate(library)))?.hits).toEqual([]);
  });

  test("of thousands of passages is found by the graph and published in slices", async () => {
    const texts = Array.from({ length: 4_100 }, (_, at) => `Đoạn ${at} nói về xã số ${at % 97}.`);
    const large = await smallLibrary("large", texts);
    await publish(large);
    const library = await open();
    expect(library?.generation.details).toMatchObject({ passages: 4_100, withGraph: true });
    expect(library?.passages.text(4_099)).toBe(texts[4_099]);
    const [found, expected] = [
      library && (await nominate(library)),
      await large.candidates.nominate({ ...ask, depth: 100, sentences: 200, occurrences: () => [] }),
    ];
    expect(found?.hits).toHaveLength(expected.hits.length);
  });

  test("is read on while another is published, and as long as its reader says that it reads", async () => {
    await publish(one);
    const library = await open();
    const publishing = publish(other);
    for (let asked = 0; asked < 20; asked++)
      expect((library && (await nominate(library)))?.hits).toHaveLength(2);
    await publishing;
    expect((library && (await nominate(library)))?.hits).toHaveLength(2);
    await database.query(
      "update trich_dan.generations set replaced_at = now() - interval '1 day' where replaced_at is not null",
    );
    await removeUnused(database);
    expect(await tables()).toHaveLength(2);
    await later();
    await removeUnused(database);
    expect(await tables()).toHaveLength(1);
    expect((await open())?.corpusHash).toBe("other");
    // Who was silent for too long cannot look anything up, and is not told that there is nothing.
    await expect(library && nominate(library)).rejects.toMatchObject({ code: "DATABASE_UNAVAILABLE" });
  });

  test("is the old one or the new one wherever its writer is killed, and leaves nothing", async () => {
    await publish(one);
    let killed = 0;
    for (let statements = 0; statements < 60; statements++) {
      const published = await publish(other, goneAfter(database, statements)).catch(() => null);
      const library = await open();
      expect(library?.corpusHash).toBe(published ? "other" : "one");
      await later();
      await removeUnused(database);
      expect(await tables()).toHaveLength(1);
      if (published) break;
      killed++;
    }
    expect(killed).toBeGreaterThan(20);
    expect((await open())?.corpusHash).toBe("other");
  });

  test("is written by one process at a time: the second finds it there", async () => {
    const [first, second] = await Promise.all([publish(one), publish(one)]);
    expect([first.isNew, second.isNew].sort()).toEqual([false, true]);
    expect(await tables()).toHaveLength(1);
  });

  test("is not made current by a writer whose place was taken", async () => {
    await publish(one);
    const slow: Database = {
      ...database,
      // Another takes the place right before the last step.
      transaction: async (work) => {
        await database.query("update trich_dan.library_writer set writer = 'another'");
        return database.transaction(work);
      },
    };
    await expect(publish(other, slow)).rejects.toMatchObject({ code: "PUBLISH_INTERRUPTED" });
    expect((await open())?.corpusHash).toBe("one");
  });

  test("that another program or model made is not opened", async () => {
    await publish(one);
    const models = {
      ...smallModels,
      embedder: Object.assign(Object.create(smallModels.embedder), { fingerprint: "another" }),
    };
    expect(await openDatabaseLibrary(database, models, "test")).toBeNull();
  });

  test("that is damaged says so", async () => {
    const { generation } = await publish(one);
    await database.query(`delete from trich_dan.generation_${generation}_parts where name = 'terms.bin'`);
    await expect(open()).rejects.toMatchObject({ code: "LIBRARY_DAMAGED", parameters: { generation } });
  });

  test("is gone over to by all who follow, and built by one of those who start at once", async () => {
    let built = 0;
    const sharers = [1, 2, 3].map(() => new SharedIndex(database, smallModels));
    onTestFinished(async () => {
      for (const sharer of sharers) await sharer.close();
    });
    const opened = await Promise.all(
      sharers.map((sharer) =>
        sharer.openOrBuild(async () => {
          built++;
          return one;
        }),
      ),
    );
    expect([built, ...opened.map(({ corpusHash }) => corpusHash)]).toEqual([1, "one", "one", "one"]);
    const seen: string[] = [];
    for (const sharer of sharers)
      await sharer.follow({
        onLibrary: ({ corpusHash }) => seen.push(corpusHash),
        onTrouble: (error) => seen.push(error.code),
      });
    await publish(other);
    await until(() => (seen.length === 3 ? seen : undefined));
    expect(seen).toEqual(["other", "other", "other"]);
  });
});

test("a database without pgvector is refused with what is missing", async () => {
  const database = await openPlainPglite();
  onTestFinished(() => database.close());
  await migrate(database);
  await expect(publishGeneration(database, one, smallModels)).rejects.toMatchObject({
    code: "DATABASE_EXTENSION_MISSING",
    parameters: { extension: "vector" },
  });
});
