import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { person, privateChat, until } from "../../support/bot-api/index.js";
import { postgresPrograms } from "../../support/database/postgres-server.js";
import { healthOf, openUpdatesOf, startReplicas, untilHealthIs } from "./replica-world.js";

const QUESTION = "quan o mon con bao nhieu ho ngheo";

describe.skipIf(postgresPrograms === null)(
  "processes that fetch updates for one bot",
  { timeout: 240_000 },
  () => {
    let world: Awaited<ReturnType<typeof startReplicas>>;

    beforeEach(async () => {
      world = await startReplicas();
    });
    afterEach(() => world?.end());

    const isStandby = async (process: Parameters<typeof healthOf>[0]) =>
      (await healthOf(process)).body.standby === true;

    test("stand by but for one, and another takes over where that is killed, and at once where it ends", async () => {
      const { bot } = world;
      const [first, second, third] = await world.start("polling", 3);
      if (!first || !second || !third) throw new Error("three were started");
      expect(await Promise.all([first, second, third].map(isStandby))).toEqual([false, true, true]);
      expect((await healthOf(second)).status).toBe(200);
      const chats = Array.from({ length: 20 }, () => privateChat(bot, person()));
      for (const chat of chats) await chat.ask(QUESTION);
      for (const chat of chats) chat.say(`${QUESTION} (2)`);
      await until(
        () => chats.some(({ replies }) => replies.length === 2) || undefined,
        60_000,
        "none was answered",
      );
      await first.kill();
      const mayRepeat = await openUpdatesOf(world.database, first);
      const all = (least: number) => chats.every(({ replies }) => replies.length >= least) || undefined;
      await until(() => all(2), 60_000, "not everything was answered");
      const successor = (await isStandby(second)) ? third : second;
      for (const chat of chats) chat.say(`${QUESTION} (3)`);
      expect(await successor.stop()).toBe(0);
      await until(() => all(3), 60_000, "not everything was answered");
      await until(() => bot.pendingCount === 0 || undefined, 60_000, "not everything was confirmed");
      await delay(500);
      const sum = chats.reduce((total, { replies }) => total + replies.length, 0);
      // At most what the killed one had sent at that very moment and not noted yet.
      expect(sum).toBeGreaterThanOrEqual(60);
      expect(sum).toBeLessThanOrEqual(60 + mayRepeat.length);
      expect(bot.refusals).toEqual([]);
    });

    test("confirm nothing while the database is down, say so, and answer everything once when it is back", async () => {
      const { bot, postgres } = world;
      const [replica] = await world.start("polling", 1);
      if (!replica) throw new Error("one was started");
      const chat = privateChat(bot, person());
      await chat.ask(QUESTION);
      postgres.stop("immediate");
      const asked = [chat.say(`${QUESTION} (1)`), chat.say(`${QUESTION} (2)`)];
      await until(
        async () => (await healthOf(replica)).status === 503 || undefined,
        30_000,
        "it did not say so",
      );
      expect((await healthOf(replica)).body).toMatchObject({
        status: "failing",
        trouble: "the database cannot be reached",
      });
      // Longer than a lease, and than an update waits to be claimed.
      await delay(20_000);
      expect(chat.replies).toHaveLength(1);
      expect(bot.pendingCount).toBeGreaterThanOrEqual(2);
      postgres.start();
      for (const message of asked)
        expect((await chat.reply(60_000)).reply_to_message?.message_id).toBe(message.message_id);
      await until(() => bot.pendingCount === 0 || undefined, 60_000, "not everything was confirmed");
      await untilHealthIs(replica, 200);
      expect(chat.replies).toHaveLength(3);
      expect(bot.refusals).toEqual([]);
    });

    test("wait for a database that is not there yet, say so, and end where it refuses", async () => {
      const { bot, postgres } = world;
      postgres.stop();
      const early = await world.launchReplica("polling");
      await until(() => early.printed().includes("PostgreSQL") || undefined, 60_000, "it said nothing");
      expect((await healthOf(early)).body).toMatchObject({ status: "failing" });
      postgres.start();
      await until(() => bot.poll.isHeld || undefined, 60_000, "it did not go on");
      const refused = await world.launchReplica("polling", {
        DATABASE_URL: postgres.url.replace(/\/postgres$/u, "/nowhere"),
      });
      expect(await refused.exited).toBe(2);
      expect(refused.printed()).not.toContain("secret@");
    });
  },
);
