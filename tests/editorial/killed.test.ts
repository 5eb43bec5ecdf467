import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { renderMarkdown } from "../../src/corpus/import/write/render.js";
import { loadCorpus } from "../../src/corpus/read/load.js";
import { fingerprintOf } from "../../src/editorial/fingerprint.js";
import { DiskStore, Editorial } from "../../src/editorial/index.js";
import { temporaryFolder } from "../support/temporary.js";
import { killedProgram } from "./killed-program.js";
import { articleDraft } from "./support.js";

const kills = 50;

async function filesOf(corpusDir: string): Promise<Record<string, string>> {
  const names = (await readdir(corpusDir)).filter((name) => name.endsWith(".md"));
  const read = async (name: string) => [name, fingerprintOf(await readFile(join(corpusDir, name)))] as const;
  return Object.fromEntries(await Promise.all(names.map(read)));
}

it(`killed at ${kills} random moments of publishing, replacing, withdrawing and restoring, it leaves the old library or the new one`, async () => {
  const corpusDir = join(await temporaryFolder(), "corpus");
  await mkdir(corpusDir);
  for (const part of [1, 2])
    await writeFile(join(corpusDir, `bai-${part}.md`), renderMarkdown(articleDraft(part, `việc ${part}`)));
  const found = { old: 0, new: 0 };
  for (let round = 0; round < kills; round++) {
    const told = await killedProgram(corpusDir, String(round + 1));
    const now = await filesOf(corpusDir);
    if (told !== null) {
      const { before, after } = told;
      expect([before, after]).toContainEqual(now);
      found[JSON.stringify(now) === JSON.stringify(before) ? "old" : "new"] += 1;
    }
    // All of it can be read, and nobody has to clean up.
    expect((await loadCorpus(corpusDir)).problems).toEqual([]);
    const editorial = new Editorial(new DiskStore(corpusDir));
    for (const article of await editorial.articles.list()) expect(article.problem).toBeNull();
    for (const draft of await editorial.drafts()) expect((await editorial.plan(draft)).slug).toMatch(/^bai-/);
  }
  expect(found.old).toBeGreaterThan(0);
  expect(found.new).toBeGreaterThan(0);
});
