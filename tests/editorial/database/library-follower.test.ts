import { expect, onTestFinished, test } from "vitest";
import { revisionOf } from "../../../src/editorial/database/mirror.js";
import { LibraryFollower } from "../../../src/editorial/index.js";
import { until } from "../../support/bot-api/index.js";
import { articleDraft, handIn, publish } from "../support.js";
import { officeOf, overEachLibrary } from "./library-databases.js";

/** As short as a notice must be seen to be heard, not polled for, or the other way round. */
const day = 24 * 60 * 60_000;
const heard = { interval: day, settle: 1, retry: day, longestRetry: day };
const polled = { interval: 5, settle: 1, retry: 5, longestRetry: 10 };

overEachLibrary((library) => {
  /** Follows a library of two articles, by readings that end as they are told to. */
  async function following(times: typeof heard, ends: boolean[] = []) {
    const office = await officeOf(library());
    const { database } = library();
    const seen: (number | null)[] = [await revisionOf(database)];
    let readings = 0;
    const follower = new LibraryFollower(
      database,
      () => seen.at(-1) ?? null,
      async () => {
        readings++;
        const isRead = ends.shift() ?? true;
        if (isRead) seen.push(await revisionOf(database));
        return isRead;
      },
      times,
    );
    await follower.start();
    onTestFinished(() => follower.close());
    const change = async (words: string) => {
      const [draft] = await handIn(office.editorial, articleDraft(1, words));
      if (draft) await publish(office.editorial, draft);
    };
    const untilRead = (count: number) =>
      until(() => readings >= count || undefined, 20_000, `it was read ${readings} times`);
    return { follower, change, untilRead, readings: () => readings };
  }

  test("a change is heard of, whoever makes it, without being asked for", async () => {
    const { change, untilRead } = await following(heard);
    await change("việc một");
    await untilRead(1);
    await change("việc hai");
    await untilRead(2);
  });

  test("a change whose notice was lost is found by looking, once", async () => {
    const { untilRead, readings } = await following(polled);
    // Nobody is told of it.
    await library().database.query("update trich_dan.library set revision = revision + 1");
    await untilRead(1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(readings()).toBe(1);
  });

  test("what could not be read is read again, and what this machine has read already is not", async () => {
    const { change, untilRead, readings } = await following(polled, [false, false, true]);
    await change("việc một");
    await untilRead(3);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(readings()).toBe(3);
  });

  test("nothing is read once it is closed", async () => {
    const { follower, change, readings } = await following(polled);
    await follower.close();
    await change("việc một");
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(readings()).toBe(0);
  });
});
