import { execFile } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { renderMarkdown } from "../src/corpus/import/write/render.js";
import { openPostgres } from "../src/database/index.js";
import { AppError, describeError } from "../src/errors.js";
import { vi } from "../src/locales/index.js";
import { articleDraft, corpusOf, office } from "./editorial/support.js";
import { type PostgresServer, postgresPrograms, startPostgres } from "./support/database/postgres-server.js";
import { runProgram } from "./support/program.js";
import { temporaryFolder } from "./support/temporary.js";

const words = vi.terminal.library;

test("without DATABASE_URL the commands on the database's articles say that it is missing", async () => {
  const folder = await temporaryFolder();
  for (const command of ["articles:import", "articles:export"]) {
    const { status, stderr, stdout } = await runProgram([command, folder], join(folder, "index"), {
      env: { DATABASE_URL: "" },
    });
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^Biến môi trường DATABASE_URL không hợp lệ: .+\n$/u);
  }
});

describe.skipIf(postgresPrograms === null)("over the articles of a database", () => {
  let server: PostgresServer;
  let count = 0;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.remove());

  /** A machine over an empty database. */
  async function machine() {
    const { corpusDir } = await office();
    const url = await server.createDatabase(`library_${count++}`);
    const indexDir = join(await temporaryFolder(), "index");
    const run = async (...args: string[]) => {
      const environment = {
        ...process.env,
        DATABASE_URL: url,
        CORPUS_DIR: corpusDir,
        INDEX_DIR: indexDir,
        UI_LANGUAGE: "vi",
        BOT_TOKEN: "",
      };
      const running = promisify(execFile)(process.execPath, ["dist/main.js", ...args], { env: environment });
      const ended = await running.catch((error: { code: number; stdout: string; stderr: string }) => error);
      return { status: "code" in ended ? ended.code : 0, stdout: ended.stdout, stderr: ended.stderr };
    };
    const files = async () => {
      const database = await openPostgres(url);
      const rows = await database.query<{ file: string }>(
        "select file from trich_dan.articles order by file",
      );
      await database.close();
      return rows.map(({ file }) => file);
    };
    return { corpusDir, run, files };
  }

  const text =
    "Tên loạt bài\n\nBài 5: Tên bài năm\n\nViệc thứ nhất được kể ra ở đây, dài hơn một dòng của trang giấy in báo.";

  test("a document is imported into the database, and answered from; the folder stays as it was", async () => {
    const { corpusDir, run, files } = await machine();
    const before = await corpusOf(corpusDir);
    const document = join(await temporaryFolder(), "năm.txt");
    await writeFile(document, text);
    const dry = await run("import", document, "--dry-run");
    expect(dry.stderr).toContain(words.filled({ folder: corpusDir, articles: 2 }));
    expect(await files()).toEqual(["bai-1.md", "bai-2.md"]);
    const imported = await run("import", document);
    expect(imported).toMatchObject({ status: 0, stderr: "" });
    expect(imported.stdout.split("\n")[0]).toContain("bai-5.md");
    expect(imported.stdout).not.toContain("trich-dan-import");
    expect(await files()).toEqual(["bai-1.md", "bai-2.md", "bai-5.md"]);
    expect((await run("ask", "Việc thứ nhất được kể ra ở đâu?")).stdout).toContain(
      "Việc thứ nhất được kể ra",
    );
    await writeFile(document, text.replace("thứ nhất", "thứ hai"));
    const refused = await run("import", document);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toMatch(/^bai-5\.md đã có/u);
    expect((await run("import", document, "--force")).status).toBe(0);
    expect(await corpusOf(corpusDir)).toEqual(before);
  });

  test("a folder's articles are taken in, and written out again", async () => {
    const { corpusDir, run, files } = await machine();
    const taken = await run("articles:import", corpusDir);
    expect(taken).toEqual({
      status: 0,
      stderr: "",
      stdout: `${words.taken({ taken: 2, unchanged: 0, others: 0 })}\n`,
    });
    await writeFile(join(corpusDir, "bai-2.md"), renderMarkdown(articleDraft(2, "việc ai đó sửa")));
    const told = await run("ask", "Việc cũ 1 là gì?");
    const difference = { folder: corpusDir, count: 1, names: "bai-2.md" };
    expect(told.stderr).toContain(describeError(new AppError("LIBRARY_DIFFERS", difference), "vi"));
    const out = join(await temporaryFolder(), "out");
    expect((await run("articles:export", out)).stdout).toBe(
      `${words.exported({ folder: out, written: 2, unchanged: 0 })}\n`,
    );
    expect((await readdir(out)).sort()).toEqual(["bai-1.md", "bai-2.md"]);
    const refused = await run("articles:export", corpusDir);
    expect(refused).toMatchObject({ status: 2, stdout: "" });
    expect(refused.stderr).toContain("--force");
    expect((await run("articles:export", corpusDir, "--force")).stdout).toBe(
      `${words.exported({ folder: corpusDir, written: 1, unchanged: 1 })}\n`,
    );
    expect(await readFile(join(corpusDir, "bai-2.md"), "utf8")).not.toContain("ai đó sửa");
    expect(await files()).toEqual(["bai-1.md", "bai-2.md"]);
  });

  test("the index is checked against the articles of the database", async () => {
    const { run } = await machine();
    expect((await run("index")).status).toBe(0);
    const checked = await run("index", "--check");
    expect(checked).toMatchObject({ status: 0, stderr: "" });
  });
});
