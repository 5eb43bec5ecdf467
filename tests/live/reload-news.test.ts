import { expect, test } from "vitest";
import { AppError } from "../../src/errors.js";
import type { Reload } from "../../src/index/index.js";
import { ReloadNews } from "../../src/live/index.js";
import { vi } from "../../src/locales/index.js";
import { article } from "../telegram/fixtures.js";
import { type LogLine, recordingLogger } from "../telegram/test-bot.js";

const broken = (file: string, line = 3) => new AppError("CORPUS_FRONT_MATTER", { file, line });
const withProblems = (...problems: AppError[]): Reload => ({ difference: null, problems });

function listen(known: readonly AppError[] = []) {
  const log: LogLine[] = [];
  const told: { text: string; but: number[] }[] = [];
  const news = new ReloadNews(recordingLogger(log), vi, known, async (text, but) => {
    told.push({ text, but: [...but] });
  });
  return { news, log, told };
}

test("what is wrong is told once, with file and line, and again when it comes back", () => {
  const { news, told, log } = listen();
  news.take(withProblems(broken("bai-1.md")));
  news.take(withProblems(broken("bai-1.md"), broken("bai-2.md", 7)));
  news.take(withProblems(broken("bai-1.md")));
  expect(told.map(({ text }) => text.match(/\S+\.md, dòng \d+/g))).toEqual([
    ["bai-1.md, dòng 3"],
    ["bai-2.md, dòng 7"],
  ]);
  expect(told[0]?.text).toContain(vi.reload.problems);
  news.take(withProblems());
  news.take(withProblems(broken("bai-1.md")));
  expect(told).toHaveLength(3);
  const warnings = log.filter(({ level }) => level === "warn");
  expect(warnings.map(({ fields }) => [fields.file, fields.line])).toEqual([
    ["bai-1.md", 3],
    ["bai-1.md", 3],
    ["bai-2.md", 7],
    ["bai-1.md", 3],
    ["bai-1.md", 3],
  ]);
});

test("what was told at the start is no news", () => {
  const { news, told } = listen([broken("bai-1.md")]);
  news.take(withProblems(broken("bai-1.md")));
  expect(told).toEqual([]);
});

test("a reading that failed is told as such, and is an error of the log", () => {
  const { news, told, log } = listen();
  news.take({ error: new AppError("CORPUS_EMPTY", { directory: "corpus" }) });
  expect(told[0]?.text).toContain(vi.reload.failed);
  expect(log).toMatchObject([{ level: "error", fields: { code: "CORPUS_EMPTY" } }]);
});

test("who asked is told by a reply, and not again; the next time they are told as all others", () => {
  const { news, told } = listen();
  news.take(withProblems(broken("bai-1.md")), [7]);
  news.take(withProblems(broken("bai-2.md")));
  expect(told.map(({ but }) => but)).toEqual([[7], []]);
});

test("what changed is logged by the names of the files", () => {
  const { news, told, log } = listen();
  news.take({ difference: { added: [article], changed: [], withdrawn: [], passages: 20 }, problems: [] });
  news.take(withProblems());
  expect(told).toEqual([]);
  expect(log).toMatchObject([
    { level: "info", fields: { added: ["bai-2"], changed: [], withdrawn: [], passages: 20 } },
    { level: "info", fields: {} },
  ]);
});
