import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { vi } from "../../../src/locales/index.js";
import {
  inlineQuery,
  person,
  press,
  privateChat,
  sendFile,
  type TestChat,
  until,
} from "../../support/bot-api/index.js";
import type { BotProcess } from "../../support/bot-process.js";
import { postgresPrograms } from "../../support/database/postgres-server.js";
import { shortSeries, writeSeries } from "../../support/series.js";
import { partPdf, rice, riceQuestion, riceTitle, saying, withButton } from "../end-to-end/documents-world.js";
import { startReplicas } from "./replica-world.js";

const { articles, buttons, changes } = vi.telegram.documents;
const third = { part: 3, title: riceTitle };

describe.skipIf(postgresPrograms === null)(
  "two webhook replicas over one library",
  { timeout: 180_000 },
  () => {
    let world: Awaited<ReturnType<typeof startReplicas>>;
    let replicas: BotProcess[];
    let inbox: TestChat;
    let folder: string;

    beforeAll(async () => {
      world = await startReplicas();
      folder = await mkdtemp(join(tmpdir(), "trich-dan-test-"));
      // The second machine has no articles of its own.
      await writeSeries(join(folder, "corpus-0"), shortSeries);
      const admin = person();
      inbox = privateChat(world.bot, admin);
      replicas = await world.start("webhook", 2, (number) => ({
        CORPUS_DIR: join(folder, `corpus-${number}`),
        INDEX_DIR: join(folder, `index-${number}`),
        ADMIN_IDS: String(admin.id),
      }));
    }, 180_000);

    afterAll(async () => {
      await world?.end();
      await rm(folder, { recursive: true, force: true });
    });

    /** Asks one replica again and again, each time as somebody else, until its answer holds a text, or holds it no more. */
    async function untilAnswered(replica: BotProcess, isThere: boolean): Promise<void> {
      world.deliverer.targets = [replica.url];
      for (const end = Date.now() + 30_000; Date.now() < end; await delay(100)) {
        const { text = "" } = await privateChat(world.bot, person()).ask(riceQuestion);
        if (text.includes(rice) === isThere) return bothAgain();
      }
      throw new Error(`${replica.url} did not follow:\n${replica.printed()}`);
    }

    const bothAgain = () => {
      world.deliverer.targets = replicas.map(({ url }) => url);
    };

    test("answer from what an administrator publishes and withdraws by either of them, within seconds", async () => {
      const [one, other] = replicas as [BotProcess, BotProcess];
      expect(one.printed()).toContain("given those of CORPUS_DIR");
      expect(other.printed()).not.toContain("given those of CORPUS_DIR");
      expect((await privateChat(world.bot, person()).ask(riceQuestion)).text).not.toContain(rice);
      sendFile(inbox, "phan 3.pdf", partPdf(3, riceTitle, rice, 2));
      const card = await withButton(inbox, buttons.publish);
      // The file was read by one of them; its pages can be shown by the other.
      for (const { url } of replicas) {
        world.deliverer.targets = [url];
        const shown = inbox.replies.length;
        await press(inbox, card, buttons.preview);
        await until(() => inbox.replies.slice(shown).find(({ photo }) => photo), 30_000, "no page was shown");
      }
      bothAgain();
      await press(inbox, card, buttons.publish);
      const done = await saying(inbox, changes.done.published(third));
      for (const replica of replicas) await untilAnswered(replica, true);
      await press(inbox, done, buttons.undo);
      await saying(inbox, changes.done.withdrawn(third));
      for (const replica of replicas) await untilAnswered(replica, false);
      expect(world.bot.refusals).toEqual([]);
      // Nothing is written where the articles came from, and nothing that was handed in is logged.
      expect((await readdir(join(folder, "corpus-0"))).sort()).toEqual(["bai-1.md", "bai-2.md"]);
      for (const replica of replicas) expect(replica.printed()).not.toMatch(/phan 3|Trường Xuân/u);
    });

    test("say that nothing can be changed while the database is down, answer all the same once it is back, and go on", async () => {
      const [one, other] = replicas as [BotProcess, BotProcess];
      inbox.say("/bai");
      const list = await saying(inbox, articles.heading(2));
      world.postgres.stop();
      await press(inbox, list, "1");
      await saying(inbox, "Không dùng được cơ sở dữ liệu");
      world.postgres.start();
      sendFile(inbox, "phan 3.pdf", partPdf(3, riceTitle, rice, 1));
      const card = await withButton(inbox, buttons.publish);
      await press(inbox, card, buttons.publish);
      await saying(inbox, changes.done.published(third));
      for (const replica of [one, other]) await untilAnswered(replica, true);
    });
  },
);

describe.skipIf(postgresPrograms === null)("a bot whose database has no article yet", () => {
  test("starts, says so, and answers from the first one that an administrator hands in, also after a restart", async () => {
    const world = await startReplicas();
    const folder = await mkdtemp(join(tmpdir(), "trich-dan-test-"));
    onTestFinished(async () => {
      await world.end();
      await rm(folder, { recursive: true, force: true });
    });
    const inbox = privateChat(world.bot, person());
    const env = {
      CORPUS_DIR: join(folder, "none"),
      INDEX_DIR: join(folder, "index"),
      ADMIN_IDS: String(inbox.user.id),
    };
    const [first] = (await world.start("webhook", 1, env)) as [BotProcess];
    expect(first.printed()).toContain(vi.terminal.library.empty);
    const { emptySeries } = vi.browse;
    const reader = privateChat(world.bot, person());
    for (const text of [riceQuestion, "/muc_luc", "/nguon", "/loat_bai"])
      expect((await reader.ask(text)).text).toContain(emptySeries);
    expect((await reader.ask("/start")).text).toContain(emptySeries);
    expect((await inbox.ask("/start")).text).toContain(vi.telegram.documents.help.split("\n")[0]);
    const query = inlineQuery(world.bot, person(), riceQuestion);
    expect((await query).results).toEqual([]);
    sendFile(inbox, "phan 3.pdf", partPdf(3, riceTitle, rice, 1));
    await press(inbox, await withButton(inbox, buttons.publish), buttons.publish);
    await saying(inbox, changes.done.published(third));
    expect((await privateChat(world.bot, person()).ask(riceQuestion)).text).toContain(rice);
    expect(await first.stop()).toBe(0);
    const [second] = (await world.start("webhook", 1, env)) as [BotProcess];
    expect(second.printed()).not.toContain(vi.terminal.library.empty);
    expect((await privateChat(world.bot, person()).ask(riceQuestion)).text).toContain(rice);
    expect(world.bot.refusals).toEqual([]);
  });
});
