import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { importFile } from "../../../src/corpus/import/import-file.js";
import { loadCorpus } from "../../../src/corpus/read/load.js";
import { errorOf } from "../support/error.js";

const text = "Tên loạt bài\n\n* ANH DŨNG\n\nBài 1: Tên bài\n\nMột hai ba bốn năm sáu bảy tám.";
let dir = "";
let corpusDir = "";
let source = "";

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "import-"));
  corpusDir = join(dir, "corpus");
  source = join(dir, "goc.txt");
  await writeFile(source, text);
});
afterEach(() => rm(dir, { recursive: true }));

describe("importFile", () => {
  it("writes an article that the corpus then holds, and leaves nothing else behind", async () => {
    const imported = await importFile(source, { corpusDir });
    expect(imported).toMatchObject({ path: join(corpusDir, "bai-1.md"), paragraphs: 4 });
    expect(await readdir(corpusDir)).toEqual(["bai-1.md"]);
    const { articles } = await loadCorpus(corpusDir);
    expect(articles).toEqual([imported.article]);
    expect(articles[0]).toMatchObject({ slug: "bai-1", source: "goc.txt" });
  });

  it("may be run twice, but does not replace a different article unless told to", async () => {
    await importFile(source, { corpusDir });
    await importFile(source, { corpusDir });
    const path = join(corpusDir, "bai-1.md");
    await writeFile(path, "sửa bằng tay");
    expect(await errorOf(() => importFile(source, { corpusDir }))).toEqual({ code: "IMPORT_EXISTS", path });
    expect(await readFile(path, "utf8")).toBe("sửa bằng tay");
    await importFile(source, { corpusDir, force: true });
    expect(await readFile(path, "utf8")).toContain("Một hai ba bốn");
    expect(await readdir(corpusDir)).toEqual(["bai-1.md"]);
  });

  it("writes nothing of a source that is too large, or holds a paragraph that would not be read", async () => {
    await writeFile(source, `${text}\n\n${"m".repeat(100_001)}`);
    expect(await errorOf(() => importFile(source, { corpusDir }))).toMatchObject({
      code: "CORPUS_PARAGRAPH_LONG",
    });
    await truncate(source, 11 * 1024 * 1024);
    expect(await errorOf(() => importFile(source, { corpusDir }))).toEqual({
      code: "CORPUS_FILE_LONG",
      file: "goc.txt",
      size: 11,
      limit: 10,
    });
    expect(await readdir(corpusDir).catch(() => [])).toEqual([]);
  });

  it("tells of a source that cannot be read", async () => {
    const missing = join(dir, "khong-co.txt");
    const error = await errorOf(() => importFile(missing, { corpusDir }));
    expect(error).toMatchObject({ code: "IMPORT_UNREADABLE", file: missing });
    expect(await errorOf(() => importFile(dir, { corpusDir }))).toMatchObject({ code: "IMPORT_UNREADABLE" });
  });

  it("tells of a place that cannot be written to, and leaves no temporary file", async () => {
    await writeFile(corpusDir, "not a folder");
    expect(await errorOf(() => importFile(source, { corpusDir }))).toMatchObject({
      code: "IMPORT_UNWRITABLE",
    });
    await rm(corpusDir);
    await mkdir(join(corpusDir, "bai-1.md"), { recursive: true });
    expect(await errorOf(() => importFile(source, { corpusDir }))).toMatchObject({
      code: "IMPORT_UNWRITABLE",
    });
    expect(await readdir(corpusDir)).toEqual(["bai-1.md"]);
  });
});
