import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { renderMarkdown } from "../../../src/corpus/import/write/render.js";
import { fingerprintOf } from "../../../src/editorial/fingerprint.js";
import { DiskStore, filesOf, fillOnce, putFiles, writeFolder } from "../../../src/editorial/index.js";
import { temporaryFolder } from "../../support/temporary.js";
import { articleDraft, corpusOf, handIn, office, publish } from "../support.js";
import { corpusIn, officeOf, overEachLibrary } from "./library-databases.js";

const textOf = (part: number, words: string) => Buffer.from(renderMarkdown(articleDraft(part, words)));

overEachLibrary((library) => {
  test("the articles of a folder are taken in byte for byte; former texts are kept, and other articles stay", async () => {
    const { editorial, corpus } = await officeOf(library());
    const { database } = library();
    const folder = join(await temporaryFolder(), "của tôi");
    await mkdir(folder);
    await writeFile(join(folder, "bai-1.md"), textOf(1, "việc đã sửa"));
    await writeFile(join(folder, "khac.md"), textOf(7, "việc khác"));
    await writeFile(join(folder, "README.md"), "Không phải bài.");
    expect(await putFiles(database, await filesOf(folder))).toEqual(["bai-1.md", "khac.md"]);
    expect(Object.keys(await corpus()).sort()).toEqual(["bai-1.md", "bai-2.md", "khac.md"]);
    expect(await corpus()).toMatchObject(await corpusOf(folder).then(({ "README.md": _, ...rest }) => rest));
    expect(await editorial.articles.versions.of("bai-1")).toHaveLength(1);
    expect(await putFiles(database, await filesOf(folder))).toEqual([]);
  });

  test("nothing is written outside the folder, whatever the database holds", async () => {
    await officeOf(library());
    const { database } = library();
    const outside = await temporaryFolder();
    const folder = join(outside, "trong");
    await database.query(
      "insert into trich_dan.article_versions (slug, until, fingerprint, content) select '../../../xa', 1, fingerprint, content from trich_dan.articles limit 1",
    );
    await writeFolder(database, folder, false);
    expect(await readdir(outside)).toEqual(["trong"]);
    await database.query("update trich_dan.articles set file = '../xa.md' where file = 'bai-1.md'");
    await expect(writeFolder(database, folder, true)).rejects.toMatchObject({
      code: "CORPUS_UNREADABLE",
      parameters: { file: "../xa.md" },
    });
    expect(await readdir(outside)).toEqual(["trong"]);
  });

  test.skipIf(process.platform === "win32")("a name that is none on every machine is refused", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "a\\b.md"), textOf(1, "việc"));
    await expect(filesOf(folder)).rejects.toMatchObject({
      code: "CORPUS_UNREADABLE",
      parameters: { file: "a\\b.md" },
    });
  });

  test("a folder with a file that is no article, or with none, is refused whole", async () => {
    const folder = await temporaryFolder();
    await expect(filesOf(folder)).rejects.toMatchObject({ code: "CORPUS_EMPTY" });
    await expect(filesOf(join(folder, "x"))).rejects.toMatchObject({ code: "CORPUS_MISSING" });
    await writeFile(join(folder, "bai-1.md"), textOf(1, "việc"));
    await writeFile(join(folder, "hong.md"), "Hỏng.");
    await expect(filesOf(folder)).rejects.toMatchObject({
      code: "CORPUS_FRONT_MATTER",
      parameters: { file: "hong.md" },
    });
    await rm(join(folder, "hong.md"));
    await mkdir(join(folder, "thu-muc.md"));
    await expect(filesOf(folder)).rejects.toMatchObject({
      code: "CORPUS_UNREADABLE",
      parameters: { file: "thu-muc.md" },
    });
  });

  test("a file takes the place of the text that it was made from, and of no other", async () => {
    const { corpus } = await officeOf(library());
    const { database } = library();
    const before = await corpus();
    const third = { name: "bai-3.md", content: textOf(3, "việc mới"), before: null };
    const stale = { name: "bai-1.md", content: textOf(1, "việc đã sửa"), before: "0123456789ab" };
    await expect(putFiles(database, [third, stale])).rejects.toMatchObject({
      code: "LIBRARY_CHANGED",
      parameters: { file: "bai-1.md" },
    });
    expect(await corpus()).toEqual(before);
    const fresh = { ...stale, before: fingerprintOf(before["bai-1.md"] ?? "") };
    expect(await putFiles(database, [third, fresh])).toEqual(["bai-3.md", "bai-1.md"]);
    // What is there already by another hand is there.
    expect(await putFiles(database, [third, stale])).toEqual([]);
    await expect(putFiles(database, [{ ...third, content: textOf(3, "khác") }])).rejects.toMatchObject({
      code: "LIBRARY_CHANGED",
    });
  });

  test("a folder that the articles are written to has them and their former texts, and can be taken in again", async () => {
    const { editorial, corpus } = await officeOf(library());
    const { database } = library();
    for (const words of ["việc một", "việc hai"]) {
      const [draft] = await handIn(editorial, articleDraft(1, words));
      if (draft) await publish(editorial, draft);
    }
    const folder = join(await temporaryFolder(), "ra", "đây");
    expect(await writeFolder(database, folder, false)).toEqual({
      all: ["bai-1.md", "bai-2.md"],
      written: ["bai-1.md", "bai-2.md"],
    });
    expect(await corpusOf(folder)).toEqual(await corpus());
    expect(await readdir(folder)).toHaveLength(3);
    const kept = new DiskStore(folder).articles.versions;
    expect(await kept.of("bai-1")).toEqual(await editorial.articles.versions.of("bai-1"));
    expect(await writeFolder(database, folder, false)).toMatchObject({ written: [] });
    expect(await kept.of("bai-1")).toEqual(await editorial.articles.versions.of("bai-1"));
    await database.query("delete from trich_dan.articles");
    await database.query("delete from trich_dan.article_versions");
    await database.query("update trich_dan.library set filled_at = null");
    expect(await fillOnce(database, folder)).toEqual({ articles: 2, versions: 2 });
    expect(await corpus()).toEqual(await corpusOf(folder));
  });

  test("files that hold something else are replaced only where that is wanted; others are left alone", async () => {
    await officeOf(library());
    const { database } = library();
    const { corpusDir } = await office();
    await writeFile(join(corpusDir, "bai-1.md"), "của tôi");
    await writeFile(join(corpusDir, "bai-9.md"), "của tôi");
    await expect(writeFolder(database, corpusDir, false)).rejects.toMatchObject({
      code: "LIBRARY_EXPORT_EXISTS",
      parameters: { file: "bai-1.md", folder: corpusDir },
    });
    expect(await readFile(join(corpusDir, "bai-1.md"), "utf8")).toBe("của tôi");
    expect(await writeFolder(database, corpusDir, true)).toMatchObject({ written: ["bai-1.md"] });
    expect(await corpusOf(corpusDir)).toEqual({ ...(await corpusIn(database)), "bai-9.md": "của tôi" });
  });

  test("a folder that cannot be written is told", async () => {
    await officeOf(library());
    const file = join(await temporaryFolder(), "tệp");
    await writeFile(file, "");
    await expect(writeFolder(library().database, join(file, "x"), false)).rejects.toMatchObject({
      code: "IMPORT_UNWRITABLE",
    });
  });
});
