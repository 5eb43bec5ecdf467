import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { PDFDocument, StandardFonts } from "pdf-lib";
import { expect, test } from "vitest";
import { runProgram, startProgram } from "./support/program.js";
import { temporaryFolder } from "./support/temporary.js";

const article = (part: number, body: string) =>
  `Tên loạt bài\n\n* ANH DŨNG\n\nBài ${part}: Tên bài ${part}\n\n${body}`;
const first = "Việc thứ nhất được kể ra ở đây, dài hơn một dòng của trang giấy in báo hằng ngày.";
const second = "Một việc khác hẳn được kể ra ở đây, cũng dài hơn một dòng của trang giấy in báo.";

async function place(): Promise<{
  folder: string;
  corpusDir: string;
  run: (...args: string[]) => ReturnType<typeof runProgram>;
}> {
  const folder = await temporaryFolder();
  const corpusDir = join(folder, "corpus");
  const env = { CORPUS_DIR: corpusDir };
  return {
    folder,
    corpusDir,
    run: (...args) => runProgram(["import", ...args], join(folder, "index"), { env }),
  };
}

test("files, an archive and what is no document end in a table, and status 2", async () => {
  const { folder, corpusDir, run } = await place();
  const [text, archive, film] = ["a.txt", "b.zip", "phim.mp4"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await writeFile(text, article(1, first));
  await writeFile(
    archive,
    zipSync({ "c.txt": strToU8(article(2, second)), "d.txt": strToU8(article(3, first)) }),
  );
  await writeFile(film, Buffer.from("\0\0\0\x18ftypmp42"));
  const report = join(folder, "report.json");
  const { status, stdout, stderr } = await run(text, archive, film, "--report", report);
  expect(status).toBe(2);
  expect(stderr).toMatch(/^phim\.mp4 là phim[^\n]+\n$/u);
  expect(stdout).toContain("d.txt có cùng nội dung với bai-1.md");
  const table = stdout.slice(stdout.indexOf("Tệp  "));
  expect(table).toMatch(/^Tệp +Bài +Trang/u);
  expect(table).toMatch(/\na\.txt +bai-1\.md .*\nc\.txt +bai-2\.md .*\nd\.txt += .*\nphim\.mp4 +✗ /u);
  expect(table).toContain("4 tệp, 2 bài, 1 bài đã có và 1 tệp lỗi");
  expect(await readdir(corpusDir)).toEqual(["bai-1.md", "bai-2.md"]);
  const { files } = JSON.parse(await readFile(report, "utf8"));
  expect(files).toMatchObject([
    { file: text, written: [{ isUnchanged: false }], report: { articles: [{ slug: "bai-1" }], leftOut: [] } },
    { file: join(archive, "c.txt") },
    { skipped: [{ code: "IMPORT_SAME" }], written: [] },
    { problems: [{ code: "IMPORT_MEDIA" }], report: null },
  ]);
});

test("a dry run writes the preview that was asked for, and no article", async () => {
  const { folder, corpusDir, run } = await place();
  const [text, preview] = [join(folder, "a.txt"), join(folder, "xem.html")];
  await writeFile(text, article(1, `${first} <script>alert(1)</script> Hết.`));
  const { status, stdout, stderr } = await run(text, "--dry-run", "--preview", preview);
  expect(stderr).toBe("");
  expect(status).toBe(0);
  expect(stdout).toContain(`Bản xem trước: ${preview}`);
  const html = await readFile(preview, "utf8");
  expect(html).toContain("&lt;script&gt;alert(1)");
  expect(html).not.toContain("<script");
  expect((await readdir(folder)).sort()).toEqual(["a.txt", "xem.html"]);
  expect(await readdir(corpusDir).catch(() => null)).toBeNull();
});

test("a place that cannot be written to is told of before anything is read", async () => {
  const { folder, run } = await place();
  const text = join(folder, "a.txt");
  await writeFile(text, article(1, first));
  const { status, stdout, stderr } = await run(text, "--report", join(folder, "không có", "r.json"));
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(/^Không ghi được [^\n]+\n$/u);
});

/** Processes that a process has started. */
async function childrenOf(pid: number): Promise<number[]> {
  const told = await new Promise<string>((resolve) =>
    execFile("ps", ["-o", "pid=", "--ppid", String(pid)], (_, out) => resolve(out)),
  );
  return told.trim().split(/\s+/u).filter(Boolean).map(Number);
}

/** Those processes that have not ended; one whose parent has not taken note of its end has. */
async function stillRunning(pids: readonly number[]): Promise<number[]> {
  const states = await Promise.all(
    pids.map(
      (pid) =>
        new Promise<string>((resolve) =>
          execFile("ps", ["-o", "stat=", "-p", String(pid)], (_, out) => resolve(out.trim())),
        ),
    ),
  );
  return pids.filter((_, at) => states[at] !== "" && !states[at]?.startsWith("Z"));
}

test("SIGINT ends the reading, with what was read before and nothing half written", async () => {
  const folder = await temporaryFolder();
  const corpusDir = join(folder, "corpus");
  await mkdir(corpusDir);
  const [text, pdf] = [join(folder, "a.txt"), join(folder, "b.pdf")];
  await writeFile(text, article(1, first));
  const made = await PDFDocument.create();
  const font = await made.embedFont(StandardFonts.TimesRoman);
  for (let page = 0; page < 1_500; page++) {
    const drawn = made.addPage([420, 595]);
    for (let line = 0; line < 40; line++)
      drawn.drawText(`Dong ${line} cua trang ${page}, con 3.093 ho ngheo.`, {
        x: 40,
        y: 560 - line * 13,
        size: 11,
        font,
      });
  }
  await writeFile(pdf, await made.save());
  const child = startProgram(["import", text, pdf], join(folder, "index"), {
    env: { CORPUS_DIR: corpusDir },
  });
  let messages = "";
  child.stderr.setEncoding("utf8").on("data", (more: string) => {
    messages += more;
  });
  const ended = once(child, "close");
  await once(child.stdout, "data");
  const readers = await childrenOf(child.pid ?? 0);
  child.kill("SIGINT");
  expect(await ended).toEqual([null, "SIGINT"]);
  expect(messages).toContain("Đã dừng theo yêu cầu");
  expect(await readdir(corpusDir)).toEqual(["bai-1.md"]);
  await expect.poll(() => stillRunning(readers), { timeout: 10_000 }).toEqual([]);
});
