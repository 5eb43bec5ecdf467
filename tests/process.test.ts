import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, cp, mkdir, mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { generationFolder } from "./index/damage.js";
import { type ProgramOptions, runProgram, startProgram } from "./support/program.js";

const shippedCorpus = join(import.meta.dirname, "..", "corpus");
const seed = join(import.meta.dirname, "corpus", "golden", "bai-2.source.txt");
const poor = "quan o mon con bao nhieu ho ngheo";
const poorHeading = "THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ";

let folder: string;
let indexDir: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "trich-dan-test-"));
  indexDir = join(folder, "index");
  return () => rm(folder, { recursive: true });
});

const run = (args: readonly string[], options?: ProgramOptions) => runProgram(args, indexDir, options);

/** What is told of a failure: one line, in words. */
function onlyLine(stderr: string): string {
  expect(stderr).toMatch(/^[^\n]+\n$/);
  expect(stderr).not.toMatch(/^\s+at /m);
  return stderr.trim();
}

test("a question from a pipe is answered with the sentence and its place on a machine that was never used before", async () => {
  const { status, stdout, stderr } = await run([], { input: `${poor}\n` });
  const [place, , , quoted] = stdout.split("\n");
  expect(place).toMatch(new RegExp(`^Bài 2 › ${poorHeading} › đoạn \\d+$`));
  expect(quoted).toMatch(/^▌ .*3\.093 hộ nghèo.*\.$/);
  expect((await readFile(join(shippedCorpus, "bai-2.md"), "utf8")).includes(String(quoted).slice(2))).toBe(
    true,
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

test("several questions from a pipe are answered in order, also in English words", async () => {
  const input = `${poor}\r\n\r\nthời tiết ngày mai thế nào\nphuong tra noc duoc cong nhan danh hieu gi`;
  const { status, stdout, stderr } = await run([], { input, env: { UI_LANGUAGE: "en" } });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout.startsWith(`Part 2 › ${poorHeading} › paragraph `)).toBe(true);
  const places = ["3.093", "Nothing about this was found", "Trà Nóc"].map((words) => stdout.indexOf(words));
  expect(places.every((place) => place > 0)).toBe(true);
  expect(places).toEqual([...places].sort((left, right) => left - right));
});

test("an empty input is no failure", async () => {
  expect(await run([])).toMatchObject({ status: 0, stdout: "", stderr: "" });
});

test("ask tells in its exit status whether there is an answer", async () => {
  const answered = await run(["ask", ...poor.split(" "), "--json"]);
  expect(answered.status).toBe(0);
  expect(answered.stdout).toMatch(/^[^\n]+\n$/);
  const answer = JSON.parse(answered.stdout);
  expect(answer).toMatchObject({ question: poor, outcome: "answered" });
  expect(answer.excerpts[0].citation).toMatchObject({ article: "bai-2", part: 2, section: poorHeading });
  const [start, end] = answer.excerpts[0].highlights[0];
  expect(answer.excerpts[0].text.slice(start, end)).toContain("3.093");

  const unanswered = await run(["ask", "cách nấu phở bò ngon"]);
  expect(unanswered).toMatchObject({ status: 1, stderr: "" });
  expect(unanswered.stdout).toContain("Không tìm thấy nội dung này trong loạt bài.");

  const missing = await run(["ask", "  "]);
  expect(missing).toMatchObject({ status: 2, stdout: "" });
  expect(onlyLine(missing.stderr)).toContain("npm run ask");
});

test("a batch has a line of JSON for each question, whatever the question", async () => {
  const file = join(folder, "questions.jsonl");
  const questions = [poor, "thời tiết ngày mai", "x", "🙂", "a".repeat(5_000), "'; DROP TABLE --"];
  await writeFile(file, questions.map((question) => JSON.stringify({ question })).join("\n"));
  const { status, stdout, stderr } = await run(["ask", "--batch", file]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const answers = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(answers.map((answer) => answer.question)).toEqual(questions);
  expect(answers[0].outcome).toBe("answered");
});

test("the index is checked, built once, and made good after damage", async () => {
  const own = join(folder, "own-index");
  const check = () => runProgram(["index", "--check"], own);
  const before = await check();
  expect(before).toMatchObject({ status: 2, stdout: "" });
  expect(onlyLine(before.stderr)).toContain("npm run index");

  const built = await runProgram(["index"], own);
  expect(built).toMatchObject({ status: 0, stderr: "" });
  expect(built.stdout).toMatch(/^Chỉ mục đã sẵn sàng: \d+ đoạn, .*\n$/);
  await truncate(join(await generationFolder(own), "vectors.bin"), 1_000);
  const asked = await runProgram(["ask", poor], own);
  expect(asked.status).toBe(0);
  expect(asked.stdout).toContain("3.093");
  expect(onlyLine(asked.stderr)).toContain("vectors.bin");
  const sound = await check();
  expect(sound).toMatchObject({ status: 0, stderr: "" });
  expect(sound.stdout).toContain("nguyên vẹn");
});

test("a text that is imported into an empty corpus is answered from", async () => {
  const corpusDir = join(folder, "imported");
  await mkdir(corpusDir);
  const env = { CORPUS_DIR: corpusDir, UI_LANGUAGE: "en" };
  const imported = await run(["import", seed], { env });
  expect(imported).toMatchObject({ status: 0, stderr: "" });
  expect(imported.stdout).toMatch(/^Imported .*bai-2\.source\.txt as .*\.md: \d+ paragraphs\.\n {2}Part 2: /);
  const own = join(folder, "imported-index");
  const asked = await runProgram(["ask", poor, "--json"], own, { env });
  expect(asked).toMatchObject({ status: 0, stderr: "" });
  expect(JSON.parse(asked.stdout).excerpts[0].citation).toMatchObject({ part: 2, section: poorHeading });
});

test("a malformed article is told of with its file and line, and the others are answered from", async () => {
  const corpusDir = join(folder, "malformed");
  await cp(shippedCorpus, corpusDir, { recursive: true });
  await writeFile(
    join(corpusDir, "bai-3.md"),
    "---\nseries: Loạt bài\npart: ba\ntitle: Bài\n---\n\nMột đoạn.\n",
  );
  const { status, stdout, stderr } = await run(["ask", poor], { env: { CORPUS_DIR: corpusDir } });
  expect(onlyLine(stderr)).toMatch(/^bai-3\.md, dòng 3: .*part/);
  expect(stdout).toContain("3.093");
  expect(status).toBe(0);
});

test("a model that is damaged is told of in one line", async () => {
  const model = join(folder, "broken-model");
  await cp(join(import.meta.dirname, "..", "models", "trich-dan-vi"), model, { recursive: true });
  await truncate(join(model, "onnx", "model_quantized.onnx"), 5_000);
  const { status, stdout, stderr } = await run(["ask", poor], { env: { EMBEDDING_MODEL: model } });
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(onlyLine(stderr)).toContain(model);
});

describe("a command line that is wrong ends with status 2 and says what is wrong", () => {
  test.each([
    [["frobnicate"], "frobnicate"],
    [["--frob"], "--frob"],
    [["import", "x.txt", "--part", "two"], "two"],
  ])("%j", async (args, named) => {
    const { status, stdout, stderr } = await run(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr.split("\n")[0]).toMatch(/^error: /);
    expect(stderr.split("\n")[0]).toContain(named);
  });
});

test("help is no failure", async () => {
  const { status, stdout, stderr } = await run(["--help"]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  for (const command of ["ask", "index", "import"]) expect(stdout).toContain(command);
});

test("a setting that is wrong is named", async () => {
  const { status, stdout, stderr } = await run(["ask", poor], { env: { LOG_LEVEL: "loud" } });
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(onlyLine(stderr)).toContain("LOG_LEVEL");
});

const before = (file: string) => ({
  NODE_OPTIONS: `--import ${new URL(`./support/${file}`, import.meta.url).href}`,
});

test("without the native module, which so small a series does not need, it answers all the same", async () => {
  const own = join(folder, "index-without-graph");
  for (const state of ["built", "reused"]) {
    const { status, stdout, stderr } = await runProgram(["ask", poor], own, {
      env: before("foreign-natives.mjs"),
    });
    expect(status, state).toBe(0);
    expect(stdout).toContain("3.093");
    expect(stderr).toBe("");
  }
});

test("a model whose runtime is for another machine is told of in one line, with the way to do without", async () => {
  const model = join(folder, "general-model");
  await cp(join(import.meta.dirname, "..", "models", "trich-dan-vi"), model, { recursive: true });
  await writeFile(join(model, "config.json"), '{"architectures":["BertModel"],"model_type":"bert"}');
  const env = { ...before("foreign-natives.mjs"), EMBEDDING_MODEL: model };
  const { status, stdout, stderr } = await run(["ask", poor], { env });
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(onlyLine(stderr)).toMatch(/ERR_DLOPEN_FAILED.*npm ci.*EMBEDDING_MODEL/);
});

test("an index of another user, which may not be read, is told of in one line, and answered without", async () => {
  const own = join(folder, "locked-index");
  expect((await runProgram(["index"], own)).status).toBe(0);
  const isRoot = process.getuid?.() === 0;
  await chmod(folder, 0o755);
  // Root may read everything, so the program is run as somebody else.
  await chmod(own, isRoot ? 0o700 : 0);
  const user = isRoot ? { uid: 65_534, gid: 65_534 } : {};
  const { status, stdout, stderr } = await runProgram(["ask", poor], own, { user });
  await chmod(own, 0o700);
  expect(status).toBe(0);
  expect(stdout).toContain("3.093");
  expect(onlyLine(stderr)).toMatch(/EACCES.*chown/);
});

test("a Node.js that is too old is told of in one line", async () => {
  const { status, stdout, stderr } = await run(["ask", poor], { env: before("old-node.mjs") });
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(onlyLine(stderr)).toMatch(/18\.19\.1.*20\.12/);
});

test("packages that are not installed are told of in one line", async () => {
  const tree = join(folder, "bare");
  await cp(join(import.meta.dirname, "..", "dist"), join(tree, "dist"), { recursive: true });
  await cp(join(import.meta.dirname, "..", "package.json"), join(tree, "package.json"));
  const child = spawn(process.execPath, [join(tree, "dist", "main.js")]);
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const [status] = await once(child, "close");
  expect(status).toBe(2);
  expect(onlyLine(stderr)).toMatch(/npm ci/);
});

test("a folder of articles that does not exist is told of", async () => {
  const { status, stderr } = await run(["ask", poor], { env: { CORPUS_DIR: join(folder, "nowhere") } });
  expect(status).toBe(2);
  expect(onlyLine(stderr)).toContain("nowhere");
});

test("a reader that closes the pipe early is no failure", async () => {
  const child = startProgram([], indexDir);
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  child.stdin.on("error", () => undefined).end(`${poor}\n`.repeat(300));
  await once(child.stdout, "data");
  child.stdout.destroy();
  const [status] = await once(child, "close");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

test("an interrupt ends a chat at once and without a stack", async () => {
  const child = startProgram([], indexDir);
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  child.stdin.write(`${poor}\n`);
  await once(child.stdout, "data");
  child.kill("SIGINT");
  const [status, signal] = await once(child, "close");
  expect(signal ?? status).toBe("SIGINT");
  expect(stderr).toBe("");
});
