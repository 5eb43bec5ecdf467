import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Editorial, Mirror } from "../../../src/editorial/index.js";
import { temporaryFolder } from "../../support/temporary.js";
import { articleDraft, corpusOf, handIn, publish } from "../support.js";
import { corpusIn, officeOf, overEachLibrary } from "./library-databases.js";

async function publishOne(editorial: Editorial, part: number, words: string): Promise<void> {
  const [draft] = await handIn(editorial, articleDraft(part, words));
  if (draft) expect(await publish(editorial, draft)).toMatchObject({ kind: "done" });
}

overEachLibrary((library) => {
  /** A mirror of a library of two articles. */
  const mirrored = async () => {
    const office = await officeOf(library());
    const folder = join(await temporaryFolder(), "articles");
    const mirror = new Mirror(library().database, folder);
    return { ...office, folder, mirror };
  };

  test("the folder holds each article byte for byte, after every change", async () => {
    const { editorial, folder, mirror } = await mirrored();
    const { database } = library();
    expect(mirror.revision).toBeNull();
    await mirror.refresh();
    expect(await corpusOf(folder)).toEqual(await corpusIn(database));
    const before = mirror.revision;
    await publishOne(editorial, 3, "việc mới");
    await publishOne(editorial, 1, "việc đã sửa");
    const [, second] = await editorial.articles.list();
    await editorial.withdraw("bai-2", second?.fingerprint ?? "");
    await mirror.refresh();
    expect(await corpusOf(folder)).toEqual(await corpusIn(database));
    expect(Object.keys(await corpusOf(folder)).sort()).toEqual(["bai-1.md", "bai-3.md"]);
    expect(mirror.revision).toBe((before ?? 0) + 3);
    expect((await readdir(folder)).sort()).toEqual(["bai-1.md", "bai-3.md"]);
  });

  test("a file that did not change is not written again, so that an index need not be looked at anew", async () => {
    const { editorial, folder, mirror } = await mirrored();
    await mirror.refresh();
    const written = async () => {
      const { ino, ctimeNs } = await stat(join(folder, "bai-1.md"), { bigint: true });
      return [ino, ctimeNs];
    };
    const first = await written();
    await publishOne(editorial, 2, "việc đã sửa");
    await mirror.refresh();
    await new Mirror(library().database, folder).refresh();
    expect(await written()).toEqual(first);
  });

  test("whatever was done to the folder is undone, and what is no article is left alone", async () => {
    const { folder, mirror } = await mirrored();
    await mirror.refresh();
    await writeFile(join(folder, "bai-1.md"), "của ai đó");
    await writeFile(join(folder, "bai-7.md"), "của ai đó");
    await mkdir(join(folder, "bai-8.md"));
    await writeFile(join(folder, "ghi-chu.txt"), "của ai đó");
    await rm(join(folder, "bai-2.md"));
    await mirror.refresh();
    expect(await corpusOf(folder)).toEqual(await corpusIn(library().database));
    expect(await readFile(join(folder, "ghi-chu.txt"), "utf8")).toBe("của ai đó");
    await rm(folder, { recursive: true });
    await mirror.refresh();
    expect(await corpusOf(folder)).toEqual(await corpusIn(library().database));
  });

  test("an article cut short by a power failure is mended at the next start, though its file looks as old as ever", async () => {
    const { folder, mirror } = await mirrored();
    await mirror.refresh();
    const path = join(folder, "bai-1.md");
    const { mtime } = await stat(path);
    await writeFile(path, "");
    await utimes(path, mtime, mtime);
    await new Mirror(library().database, folder).refresh();
    expect(await corpusOf(folder)).toEqual(await corpusIn(library().database));
  });

  test("a name that leads elsewhere is written nowhere", async () => {
    const { folder, mirror } = await mirrored();
    const { database } = library();
    await database.query(
      "insert into trich_dan.articles (file, content, fingerprint) values ('../ngoai.md', 'x', 'y'), ('a\\b.md', 'x', 'y')",
    );
    await mirror.refresh();
    expect((await readdir(join(folder, ".."))).sort()).toEqual(["articles"]);
    expect(Object.keys(await corpusOf(folder)).sort()).toEqual(["bai-1.md", "bai-2.md"]);
  });

  test("where the database cannot be read, the folder stays as it is", async () => {
    const { folder, mirror } = await mirrored();
    const { database } = library();
    await mirror.refresh();
    const before = await corpusOf(folder);
    await database.query("alter table trich_dan.articles rename to away");
    await expect(mirror.refresh()).rejects.toThrow();
    await database.query("alter table trich_dan.away rename to articles");
    expect(await corpusOf(folder)).toEqual(before);
    await mirror.refresh();
  });
});
