import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { renderMarkdown } from "../../../src/corpus/import/write/render.js";
import { fillOnce, unknownTexts } from "../../../src/editorial/index.js";
import { temporaryFolder } from "../../support/temporary.js";
import { articleDraft, corpusOf, handIn, office, publish } from "../support.js";
import { corpusIn, overEachLibrary } from "./library-databases.js";

overEachLibrary((library) => {
  test("a library without articles is given those of a folder and their former texts, by one of those that start", async () => {
    const { database, open } = library();
    const { corpusDir, editorial } = await office();
    for (const words of ["việc một", "việc hai"]) {
      const [draft] = await handIn(editorial, articleDraft(1, words));
      if (draft) await publish(editorial, draft);
    }
    const ended = await Promise.all([fillOnce(database, corpusDir), fillOnce(database, corpusDir)]);
    expect(ended.filter((filled) => filled !== null)).toEqual([{ articles: 2, versions: 2 }]);
    expect(await corpusIn(database)).toEqual(await corpusOf(corpusDir));
    const there = (await open()).editorial.articles;
    expect((await there.list()).map(({ slug }) => slug)).toEqual(["bai-1", "bai-2"]);
    expect(await there.versions.of("bai-1")).toEqual(await editorial.articles.versions.of("bai-1"));
    expect(await unknownTexts(database, corpusDir)).toEqual([]);
  });

  test("a library that had articles is not filled again, be they withdrawn or other", async () => {
    const { database } = library();
    const { corpusDir } = await office();
    await fillOnce(database, corpusDir);
    await database.query("delete from trich_dan.articles");
    expect(await fillOnce(database, corpusDir)).toBeNull();
    expect(await corpusIn(database)).toEqual({});
  });

  test("a folder that is not there, or has no articles, leaves the library to whoever has some", async () => {
    const { database } = library();
    const { corpusDir } = await office();
    const empty = join(await temporaryFolder(), "empty");
    expect(await fillOnce(database, empty)).toBeNull();
    await mkdir(empty);
    expect(await fillOnce(database, empty)).toBeNull();
    expect(await unknownTexts(database, empty)).toEqual([]);
    expect(await fillOnce(database, corpusDir)).toEqual({ articles: 2, versions: 0 });
  });

  test("what is no article, cannot be read or has no plain name is left out; where nothing else is there, the library is not filled", async () => {
    const { database } = library();
    const folder = await temporaryFolder();
    await writeFile(join(folder, "hong.md"), "Hỏng.");
    await writeFile(join(folder, "a\\b.md"), renderMarkdown(articleDraft(3, "việc")));
    await mkdir(join(folder, "bai-5.md"));
    expect(await fillOnce(database, folder)).toBeNull();
    await writeFile(join(folder, "bai-1.md"), renderMarkdown(articleDraft(1, "việc")));
    expect(await fillOnce(database, folder)).toEqual({ articles: 1, versions: 0 });
    expect(await unknownTexts(database, folder)).toEqual(["a\\b.md", "bai-5.md", "hong.md"]);
  });

  test("a folder is told of whose texts the library never had, not one that is merely old", async () => {
    const { database, open } = library();
    const { corpusDir } = await office();
    await fillOnce(database, corpusDir);
    const { editorial } = await open();
    const [draft] = await handIn(editorial, articleDraft(1, "việc mới"));
    if (draft) await publish(editorial, draft);
    expect(await unknownTexts(database, corpusDir)).toEqual([]);
    await rm(join(corpusDir, "bai-2.md"));
    await writeFile(join(corpusDir, "bai-1.md"), renderMarkdown(articleDraft(1, "việc ai đó sửa")));
    await writeFile(join(corpusDir, "bai-4.md"), renderMarkdown(articleDraft(4, "việc ai đó thêm")));
    await mkdir(join(corpusDir, "bai-5.md"));
    expect(await unknownTexts(database, corpusDir)).toEqual(["bai-1.md", "bai-4.md", "bai-5.md"]);
  });
});
