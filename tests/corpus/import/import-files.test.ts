import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type ImportedFile,
  type ImportOptions,
  importFiles,
  largestSource,
} from "../../../src/corpus/import/import-files.js";
import { readSource } from "../../../src/corpus/import/read-source.js";
import { loadCorpus } from "../../../src/corpus/read/load.js";
import { errorOf } from "../support/error.js";

const text = (part: number, body = "Một hai ba bốn năm sáu bảy tám chín mười mười một mười hai mười ba mười bốn mười lăm mười sáu mười bảy.") =>
  `Tên loạt bài\n\n* ANH DŨNG\n\nBài ${part}: Tên bài ${part}\n\n${body}`;
let dir = "";
let corpusDir = "";
let source = "";

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "import-"));
  corpusDir = join(dir, "corpus");
  source = join(dir, "goc.txt");
  await writeFile(source, text(1));
});
afterEach(() => rm(dir, { recursive: true }));

/** Imports in this process. */
async function run(paths: readonly string[], options: Partial<ImportOptions> = {}): Promise<ImportedFile[]> {
  const files: ImportedFile[] = [];
  for await (const file of importFiles(paths, { corpusDir, read: readSource, ...options })) files.push(file);
  return files;
}

const problemsOf = (files: readonly ImportedFile[]) =>
  files.flatMap(({ problems }) => problems.map(({ code, parameters }) => ({ code, ...parameters })));

describe("importFiles", () => {
  it("writes an article that the corpus then holds, and leaves nothing else behind", async () => {
    const [imported] = await run([source]);
    expect(imported).toMatchObject({
      articles: [{ path: join(corpusDir, "bai-1.md"), passages: 4 }],
      problems: [],
    });
    expect(await readdir(corpusDir)).toEqual(["bai-1.md"]);
    const { articles } = await loadCorpus(corpusDir);
    expect(articles).toMatchObject([{ slug: "bai-1", source: "goc.txt" }]);
  });

  it("may be run twice, but does not replace a different article unless told to, and says what differs", async () => {
    await run([source]);
    expect(await run([source])).toMatchObject([{ articles: [{ isUnchanged: true }], problems: [] }]);
    const path = join(corpusDir, "bai-1.md");
    await writeFile(source, `${text(1)}\n\nMột đoạn mới.`);
    const exists = { code: "IMPORT_EXISTS", path, added: 1, removed: 0, first: "Một đoạn mới." };
    expect(problemsOf(await run([source]))).toEqual([exists]);
    expect(await readFile(path, "utf8")).not.toContain("mới");
    await run([source], { force: true });
    expect(await readFile(path, "utf8")).toContain("Một đoạn mới.");
    expect(await readdir(corpusDir)).toEqual(["bai-1.md"]);
  });

  it("takes folders and globs, hidden files aside, and numbers the parts as told", async () => {
    const folder = join(dir, "nguồn");
    await mkdir(folder);
    const bodies = ["hai", "ba"].map(
      (word) => `Đoạn ${word} này nói về một việc khác hẳn, dài hơn một dòng của trang giấy in.`,
    );
    await writeFile(join(folder, "b.txt"), text(7, bodies[0]));
    await writeFile(join(folder, "c.txt"), text(8, bodies[1]));
    await writeFile(join(folder, ".c.txt"), "x");
    const files = await run([folder, source], { parts: [3, 4] });
    expect(files.flatMap(({ articles }) => articles.map(({ draft }) => draft.slug))).toEqual([
      "bai-3",
      "bai-4",
      "bai-1",
    ]);
    expect(problemsOf(files)).toEqual([]);
    expect(await run([join(dir, "*.txt")])).toMatchObject([
      { file: source, articles: [{ isUnchanged: true }] },
    ]);
  });

  it("notices a text that the corpus has, in the run and before it", async () => {
    const copy = join(dir, "bản sao.txt");
    await writeFile(copy, text(2));
    expect(problemsOf(await run([source, copy]))).toEqual([
      { code: "IMPORT_SAME", file: "bản sao.txt", other: "bai-1.md" },
    ]);
    expect(problemsOf(await run([copy]))).toMatchObject([{ code: "IMPORT_SAME", other: "bai-1.md" }]);
    expect(problemsOf(await run([copy], { force: true }))).toEqual([]);
  });

  it("goes on after a file that cannot be read", async () => {
    const film = join(dir, "a.mp4");
    await writeFile(film, Buffer.from("\0\0\0\x18ftypmp42"));
    const empty = join(dir, "b.txt");
    await writeFile(empty, "");
    const files = await run([film, empty, source]);
    expect(problemsOf(files)).toEqual([
      { code: "IMPORT_MEDIA", file: "a.mp4" },
      { code: "IMPORT_EMPTY", file: "b.txt" },
    ]);
    expect(files.at(-1)?.articles).toHaveLength(1);
  });

  it("writes nothing of a source that is too large, or holds a paragraph that would not be read, or when it only looks", async () => {
    await writeFile(source, `${text(1)}\n\n${"m".repeat(100_001)}`);
    expect(problemsOf(await run([source]))).toMatchObject([{ code: "CORPUS_PARAGRAPH_LONG" }]);
    await truncate(source, largestSource + 1);
    expect(problemsOf(await run([source]))).toEqual([
      { code: "IMPORT_TOO_LARGE", file: "goc.txt", size: 201, limit: 200 },
    ]);
    await writeFile(source, text(1));
    expect(await run([source], { dryRun: true })).toMatchObject([{ articles: [{ passages: 4 }] }]);
    expect(await readdir(corpusDir).catch(() => [])).toEqual([]);
  });

  it("tells of a source that cannot be read", async () => {
    const missing = join(dir, "khong-co.txt");
    expect(await errorOf(() => run([missing]))).toMatchObject({ code: "IMPORT_UNREADABLE", file: missing });
    expect(await errorOf(() => run([join(dir, "*.pdf")]))).toMatchObject({ code: "IMPORT_FOLDER_EMPTY" });
  });

  it("tells of a place that cannot be written to, and leaves no temporary file", async () => {
    await writeFile(corpusDir, "not a folder");
    expect(problemsOf(await run([source]))).toMatchObject([{ code: "IMPORT_UNWRITABLE" }]);
    await rm(corpusDir);
    await mkdir(join(corpusDir, "bai-1.md"), { recursive: true });
    expect(problemsOf(await run([source]))).toMatchObject([{ code: "IMPORT_UNWRITABLE" }]);
    expect(await readdir(corpusDir)).toEqual(["bai-1.md"]);
  });
});
