import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type ImportedFile,
  type ImportOptions,
  importFiles,
  largestSource,
} from "../../../src/corpus/import/import-files.js";
import { readSource } from "../../../src/corpus/import/read-source.js";
import { loadCorpus } from "../../../src/corpus/read/load.js";
import { AppError } from "../../../src/errors.js";
import { errorOf } from "../support/error.js";

const text = (
  part: number,
  body = "Một hai ba bốn năm sáu bảy tám chín mười mười một mười hai mười ba mười bốn mười lăm mười sáu mười bảy.",
) => `Tên loạt bài\n\n* ANH DŨNG\n\nBài ${part}: Tên bài ${part}\n\n${body}`;
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

const told = (errors: readonly AppError[]) => errors.map(({ code, parameters }) => ({ code, ...parameters }));
const problemsOf = (files: readonly ImportedFile[]) => files.flatMap(({ problems }) => told(problems));
const skippedOf = (files: readonly ImportedFile[]) => files.flatMap(({ skipped }) => told(skipped));
const slugsOf = (files: readonly ImportedFile[]) =>
  files.flatMap(({ articles }) => articles.map(({ draft }) => draft.slug));

describe("importFiles", () => {
  it("gives a part that another series has too a name of its own, and finds it again by that", async () => {
    const long = (word: string) =>
      `Đoạn này kể về ${word}, và dài hơn sáu mươi chữ cái để không ai lầm nó với một đoạn khác.`;
    const other = (body: string) => text(2, body).replace("Tên loạt bài", "Chuyện làng quê");
    await writeFile(source, text(2, long("một")));
    expect(slugsOf(await run([source]))).toEqual(["bai-2"]);
    await writeFile(source, other(long("hai")));
    expect(slugsOf(await run([source]))).toEqual(["bai-2-2"]);
    expect((await loadCorpus(corpusDir)).articles.map(({ slug, part }) => [slug, part])).toEqual([
      ["bai-2-2", 2],
      ["bai-2", 2],
    ]);
    // The same part of the same series is the same article: another text of it is asked about, or forced.
    await writeFile(source, other(long("ba")));
    expect(problemsOf(await run([source])).map(({ code }) => code)).toEqual(["IMPORT_EXISTS"]);
    expect(slugsOf(await run([source], { force: true }))).toEqual(["bai-2-2"]);
    // Who names a file means that file.
    await writeFile(source, other(long("bốn")));
    const named = await run([source], { overrides: { slug: "bai-2" } });
    expect(problemsOf(named).map(({ code }) => code)).toEqual(["IMPORT_EXISTS"]);
    const third = await run([source], { overrides: { series: "Loạt thứ ba" } });
    expect(slugsOf(third)).toEqual(["bai-2-3"]);
  });

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
    const counts = { added: 1, removed: 0, changed: 0 };
    const exists = { code: "IMPORT_EXISTS", path, ...counts, before: "–", after: "Một đoạn mới." };
    expect(problemsOf(await run([source]))).toEqual([exists]);
    expect(problemsOf(await run([source], { dryRun: true }))).toEqual([exists]);
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
    const files = await run([source, copy]);
    expect(skippedOf(files)).toEqual([{ code: "IMPORT_SAME", file: "bản sao.txt", other: "bai-1.md" }]);
    expect(problemsOf(files)).toEqual([]);
    expect(skippedOf(await run([copy]))).toMatchObject([{ code: "IMPORT_SAME", other: "bai-1.md" }]);
    expect(await readdir(corpusDir)).toEqual(["bai-1.md"]);
    expect(slugsOf(await run([copy], { force: true }))).toEqual(["bai-2"]);
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

  it("tells of a source that cannot be read, and imports the others", async () => {
    const missing = join(dir, "khong-co.txt");
    const files = await run([missing, join(dir, "*.pdf"), source]);
    expect(problemsOf(files)).toMatchObject([
      { code: "IMPORT_UNREADABLE", file: missing },
      { code: "IMPORT_FOLDER_EMPTY", file: join(dir, "*.pdf") },
    ]);
    expect(slugsOf(files)).toEqual(["bai-1"]);
    await mkdir(join(dir, "rỗng"));
    expect(problemsOf(await run([join(dir, "rỗng")]))).toMatchObject([{ code: "IMPORT_FOLDER_EMPTY" }]);
  });

  it("says of a name that is no UTF-8 what to do", async (context) => {
    const folder = join(dir, "tên");
    await mkdir(folder);
    const name = Buffer.concat([Buffer.from(`${folder}/b`), Buffer.from([0xe1, 0x69]), Buffer.from(".txt")]);
    await writeFile(name, text(1)).catch((error: NodeJS.ErrnoException) => {
      // Some file systems, such as that of macOS, take no such name.
      if (error.code !== "EILSEQ") throw error;
      context.skip("the file system takes no name that is no UTF-8");
    });
    expect(problemsOf(await run([folder]))).toMatchObject([{ code: "IMPORT_NAME" }]);
  });

  it("imports the documents of an archive as those of a folder", async () => {
    const bodies = [
      "Một việc được kể ra ở đây, dài hơn một dòng của trang giấy in báo ngày.",
      "Một việc khác được kể ra ở đây, cũng dài hơn một dòng của trang giấy in báo.",
    ];
    const archive = join(dir, "bộ bài.zip");
    const inner = zipSync({ "b.txt": strToU8(text(3, bodies[1])), "c.bin": new Uint8Array([1, 0, 2]) });
    await writeFile(archive, zipSync({ "thư mục/a.txt": strToU8(text(2, bodies[0])), "trong.zip": inner }));
    const files = await run([archive, source], { parts: [5] });
    expect(files.map(({ file }) => file)).toEqual([
      join(archive, "thư mục/a.txt"),
      join(archive, "trong.zip/b.txt"),
      join(archive, "trong.zip/c.bin"),
      source,
    ]);
    expect(slugsOf(files)).toEqual(["bai-5", "bai-3", "bai-1"]);
    expect(problemsOf(files)).toEqual([{ code: "IMPORT_UNKNOWN", file: "c.bin" }]);
  });

  it("refuses an archive that is none, is empty, or hides another", async () => {
    const archive = join(dir, "a.zip");
    await writeFile(archive, zipSync({ "a.txt": strToU8("Một.") }).subarray(0, 40));
    expect(problemsOf(await run([archive]))).toMatchObject([{ code: "IMPORT_DAMAGED", file: "a.zip" }]);
    await writeFile(archive, zipSync({}));
    expect(problemsOf(await run([archive]))).toMatchObject([{ code: "IMPORT_FOLDER_EMPTY" }]);
    await writeFile(archive, zipSync({ "b.docx": zipSync({ "c.txt": strToU8("Một.") }) }));
    expect(problemsOf(await run([archive]))).toMatchObject([{ code: "IMPORT_UNSAFE", file: "a.zip" }]);
  });

  it("ends when the signal says so, and writes nothing more", async () => {
    const controller = new AbortController();
    const files: ImportedFile[] = [];
    const other = join(dir, "khác.txt");
    await writeFile(other, text(2, "Một việc khác hẳn, dài hơn một dòng của trang giấy in báo hằng ngày."));
    const stopped = errorOf(async () => {
      for await (const file of importFiles([source, other], {
        corpusDir,
        read: readSource,
        signal: controller.signal,
      })) {
        files.push(file);
        controller.abort(new AppError("IMPORT_STOPPED", { file: "", reason: "test" }));
      }
    });
    expect(await stopped).toMatchObject({ code: "IMPORT_STOPPED" });
    expect(slugsOf(files)).toEqual(["bai-1"]);
    expect(await readdir(corpusDir)).toEqual(["bai-1.md"]);
  });

  it("may run twice at once: one of two different articles of a name stays whole, and the other is told", async () => {
    const bodies = ["một", "hai", "ba", "bốn"].map(
      (word) => `Việc thứ ${word} được kể ra ở đây, dài hơn một dòng của trang giấy in báo.`,
    );
    const paths = await Promise.all(
      bodies.map(async (body, at) => {
        const path = join(dir, `${at}.txt`);
        await writeFile(path, text(1, body));
        return path;
      }),
    );
    const runs = await Promise.all(paths.map((path) => run([path])));
    expect(slugsOf(runs.flat())).toEqual(["bai-1"]);
    expect(problemsOf(runs.flat()).map(({ code }) => code)).toEqual(Array(3).fill("IMPORT_EXISTS"));
    expect(await readdir(corpusDir)).toEqual(["bai-1.md"]);
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
