import { expect, onTestFinished, test } from "vitest";
import { renderMarkdown } from "../../../src/corpus/import/write/render.js";
import { migrate, openPostgres } from "../../../src/database/index.js";
import { fingerprintOf } from "../../../src/editorial/fingerprint.js";
import { DatabaseStore, Editorial } from "../../../src/editorial/index.js";
import { postgresPrograms, startPostgres } from "../../support/database/postgres-server.js";
import { temporaryFolder } from "../../support/temporary.js";
import { killedProgram } from "../killed-program.js";
import { articleDraft } from "../support.js";
import { corpusIn } from "./library-databases.js";

const kills = 30;

test.skipIf(postgresPrograms === null)(
  `killed at ${kills} random moments of publishing, replacing, withdrawing and restoring, it leaves the old library or the new one`,
  async () => {
    const server = await startPostgres();
    const database = await openPostgres(server.url);
    const folder = await temporaryFolder();
    await migrate(database);
    const editorial = new Editorial(new DatabaseStore({ database, bot: 2, folder }));
    onTestFinished(async () => {
      await editorial.close();
      await database.close();
      server.remove();
    });
    for (const part of [1, 2])
      await editorial.articles.put(
        `bai-${part}`,
        `bai-${part}.md`,
        renderMarkdown(articleDraft(part, `việc ${part}`)),
      );
    const found = { old: 0, new: 0 };
    for (let round = 0; round < kills; round++) {
      const told = await killedProgram(folder, String(round + 1), server.url);
      // What it had sent is done by then, or never.
      await editorial.tidy();
      const corpus = await corpusIn(database);
      const now = Object.fromEntries(
        Object.entries(corpus).map(([name, text]) => [name, fingerprintOf(text)]),
      );
      if (told !== null) {
        const { before, after } = told;
        expect([before, after]).toContainEqual(now);
        const isOld = Object.entries(before).sort().join() === Object.entries(now).sort().join();
        found[isOld ? "old" : "new"] += 1;
      }
      const drafts = await editorial.drafts();
      for (const draft of drafts) expect((await editorial.plan(draft)).slug).toMatch(/^bai-/);
      const documents = await database.query("select from trich_dan.draft_documents");
      expect(documents.length).toBeLessThanOrEqual(drafts.length);
    }
    expect(found.old).toBeGreaterThan(0);
    expect(found.new).toBeGreaterThan(0);
  },
);
