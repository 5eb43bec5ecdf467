import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { realDisk } from "../../src/editorial/disk/steps.js";
import type { Draft, Editorial } from "../../src/editorial/index.js";
import { articleDraft, CrashingDisk, corpusOf, handIn, office, publish } from "./support.js";

/** What changes the corpus, by an office of which two articles, a draft of a new one and a draft of another text of the second are there. */
const changes: Readonly<
  Record<string, (editorial: Editorial, drafts: readonly Draft[]) => Promise<unknown>>
> = {
  "publishing a new article": async (editorial, [added]) => added && publish(editorial, added),
  "replacing one": async (editorial, [, edited]) => edited && publish(editorial, edited),
  "withdrawing one": async (editorial) => {
    const [first] = await editorial.articles.list();
    return editorial.withdraw("bai-1", first?.fingerprint ?? "");
  },
  "restoring one": async (editorial) => {
    const [version] = await editorial.articles.versions.of("bai-9");
    return editorial.restore("bai-9", version?.fingerprint ?? "", null);
  },
};

async function prepared() {
  const place = await office();
  const drafts = await handIn(place.editorial, articleDraft(3, "việc mới"), articleDraft(2, "việc đã sửa"));
  await place.editorial.articles.put("bai-9", "bai-9.md", "x");
  const [withdrawn] = await handIn(place.editorial, articleDraft(9, "việc đã rút"));
  if (withdrawn) await publish(place.editorial, withdrawn);
  await place.editorial.articles.withdraw("bai-9", "bai-9.md");
  return { ...place, drafts };
}

describe.each(Object.keys(changes))("an end at any step of %s", (name) => {
  it("leaves the old library or the new one, and doing it again ends with the new one", async () => {
    const change = changes[name];
    if (!change) throw new Error("no change");
    const whole = await prepared();
    const before = await corpusOf(whole.corpusDir);
    await change(whole.editorial, whole.drafts);
    const after = await corpusOf(whole.corpusDir);
    expect(after).not.toEqual(before);

    const ends = new Set<string>();
    for (let step = 0, isCut = true; isCut; step++) {
      const { corpusDir, open, drafts } = await prepared();
      const disk = new CrashingDisk(step);
      isCut = await change(open(disk), drafts).then(
        () => false,
        () => true,
      );
      // What is tidied up after the change may be cut off, and is not told.
      isCut ||= disk.steps > step;
      const found = await corpusOf(corpusDir);
      expect([JSON.stringify(before), JSON.stringify(after)]).toContain(JSON.stringify(found));
      ends.add(JSON.stringify(found));
      const next = open(realDisk);
      await next.tidy();
      const left = await next.drafts();
      await change(
        next,
        drafts.map((draft) => left.find(({ id }) => id === draft.id) ?? draft),
      ).catch(() => 0);
      expect(await corpusOf(corpusDir)).toEqual(after);
      // A draft that was published is none any more.
      const waiting = (await next.drafts()).map(({ article }) => article.part).sort();
      expect(waiting).toEqual([2, 3].filter((part) => !isPublished(name, part)));
      expect(await readdir(join(corpusDir, ".editorial", "documents"))).toHaveLength(
        waiting.length > 0 ? 1 : 0,
      );
    }
    expect(ends.size).toBe(2);
  });
});

function isPublished(name: string, part: number): boolean {
  return (name === "publishing a new article" && part === 3) || (name === "replacing one" && part === 2);
}
