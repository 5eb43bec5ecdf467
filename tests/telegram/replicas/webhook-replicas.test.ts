import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { person, privateChat, type TestChat, until } from "../../support/bot-api/index.js";
import type { BotProcess } from "../../support/bot-process.js";
import { postgresPrograms } from "../../support/database/postgres-server.js";
import { answeredUpdates, openUpdatesOf, startReplicas } from "./replica-world.js";

const QUESTION = "quan o mon con bao nhieu ho ngheo";
/** More by the environment: the full trial has 500 chats that ask 20 questions each. */
const [chatCount, questionCount] = [
  Number(process.env.REPLICA_CHATS ?? 100),
  Number(process.env.REPLICA_QUESTIONS ?? 3),
];

describe.skipIf(postgresPrograms === null)(
  "four webhook replicas on one database",
  { timeout: 600_000 },
  () => {
    let world: Awaited<ReturnType<typeof startReplicas>>;
    let replicas: BotProcess[];

    beforeAll(async () => {
      world = await startReplicas();
      replicas = await world.start("webhook", 4, { LOG_LEVEL: "debug" });
    }, 300_000);

    afterAll(() => world?.end());

    /** Which of its questions each chat was answered, in the order of the answers. */
    const answered = ({ replies }: TestChat): number[] =>
      replies.map(({ reply_to_message: asked }) => Number(/\((\d+)\)$/u.exec(asked?.text ?? "")?.[1]));
    const count = (chats: readonly TestChat[]) =>
      chats.reduce((sum, { state }) => sum + state.sent.length, 0);
    /** Looks now and then: what is waited for needs this processor. */
    const reached = async (isReached: () => boolean, complaint: string) => {
      for (const end = Date.now() + 240_000; !isReached(); await delay(50))
        if (Date.now() > end) throw new Error(complaint);
    };

    test("answer each of 300 questions once, in the order of its chat, though one is killed, the database is restarted, and updates are delivered twice", async () => {
      const { bot, deliverer, database, postgres } = world;
      deliverer.twiceEvery = 5;
      const chats = Array.from({ length: chatCount }, () => privateChat(bot, person()));
      for (let question = 0; question < questionCount; question++)
        for (const chat of chats) chat.say(`${QUESTION} (${question})`);
      await reached(() => count(chats) >= 60, "60 were not answered");
      const [killed] = replicas as [BotProcess];
      await killed.kill();
      const mayRepeat = new Set(await openUpdatesOf(database, killed));
      await reached(() => count(chats) >= 120, "120 were not answered");
      await postgres.restart();
      const isDone = () => chats.every((chat) => new Set(answered(chat)).size === questionCount);
      await reached(isDone, "not everything was answered");
      await reached(() => bot.pendingCount === 0, "not everything was acknowledged");
      await delay(500);
      // A call that the server of this very busy process answers too late is made again, and then shown twice: what counts is who looked it up.
      for (const chat of chats)
        expect([...new Set(answered(chat))]).toEqual(
          Array.from({ length: questionCount }, (_, question) => question),
        );
      const worked = replicas.flatMap((replica) => answeredUpdates(replica));
      const repeated = worked.filter((id, index) => worked.indexOf(id) !== index);
      // Of what a killed process had sent at that very moment, and not noted yet, nobody can know that it arrived.
      for (const id of repeated) expect(mayRepeat).toContain(id);
      expect(new Set(worked).size).toBeGreaterThanOrEqual(chatCount * questionCount - mayRepeat.size);
      expect(bot.refusals).toEqual([]);
      for (const replica of replicas) expect(replica.printed()).not.toMatch(/ngheo|secret@/u);
    });

    test("understand a question that goes on from one which another replica answered, and follow its edit", async () => {
      const { bot, deliverer } = world;
      deliverer.twiceEvery = 0;
      const chat = privateChat(bot, person());
      const asked = chat.say("Quận Ô Môn còn bao nhiêu hộ nghèo?");
      const first = await chat.reply();
      chat.say("còn Thới Lai?");
      const second = await chat.reply();
      expect(second.text).toContain("Thới Lai");
      expect(second.text).not.toEqual(first.text);
      chat.edit(asked, "Quận Thốt Nốt còn bao nhiêu hộ nghèo?");
      const edited = await chat.edited(first);
      expect(edited.text).not.toEqual(first.text);
      expect(chat.replies).toHaveLength(2);
    });

    test("count together how much a person asks", async () => {
      const { bot } = world;
      const chat = privateChat(bot, person());
      for (let question = 0; question < 70; question++) chat.say(`${QUESTION} (${question})`);
      await until(() => bot.pendingCount === 0 || undefined, 120_000, "not everything was taken");
      // Sixty a minute, and one notice.
      expect(chat.replies).toHaveLength(61);
    });

    test("keep an update for longer than a lease while one of them is at work on it", async () => {
      const { bot, server, deliverer } = world;
      server.latency.set("sendMessage", 12_500);
      deliverer.twiceEvery = 1;
      const chat = privateChat(bot, person());
      await chat.ask(QUESTION).finally(() => server.latency.delete("sendMessage"));
      await until(() => bot.pendingCount === 0 || undefined, 60_000, "it was not acknowledged");
      await delay(1_000);
      expect(chat.replies).toHaveLength(1);
    });
  },
);
