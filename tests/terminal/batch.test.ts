import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { en, vi } from "../../src/locales/index.js";
import { askBatch } from "../../src/terminal/index.js";
import { errorOf } from "../support/error-of.js";
import { temporaryFolder } from "../support/temporary.js";
import { FakeAnswerer } from "./answers.js";
import { FakeStreams } from "./streams.js";

interface Line {
  readonly question?: string;
  readonly line?: number;
  readonly error?: { readonly code: string; readonly message: string };
}

async function batch(content: string | Buffer, locale = vi): Promise<{ status: number; lines: Line[] }> {
  const path = join(await temporaryFolder(), "questions.jsonl");
  await writeFile(path, content);
  const streams = new FakeStreams();
  const status = await askBatch(new FakeAnswerer(), path, locale, streams);
  expect(streams.told).toBe("");
  const lines = streams.written.split("\n");
  expect(lines.pop()).toBe("");
  return { status, lines: lines.map((line) => JSON.parse(line) as Line) };
}

const questionsOf = (lines: readonly Line[]) => lines.map((line) => line.question);

test("each line is a question, plain or JSON, and is answered in its place", async () => {
  const { status, lines } = await batch(
    'câu chậm\n{"question":"câu \\"hai\\"","id":7}\n  câu lạ  \n"câu bốn"',
  );
  expect(questionsOf(lines)).toEqual(["câu chậm", 'câu "hai"', "câu lạ", '"câu bốn"']);
  expect(status).toBe(0);
});

test("a file of another system is read like any: byte order mark, CRLF, empty lines, no last line break", async () => {
  const { status, lines } = await batch('\uFEFF{"question":"một"}\r\n\r\nhai\r\n   \n\nba');
  expect(questionsOf(lines)).toEqual(["một", "hai", "ba"]);
  expect(status).toBe(0);
});

test.each(['{"question": "dở', "{}", '{"question":5}', '{"question":null}', '{"câu":"x"}', "{"])(
  "the line %s is told of in its place, the others are answered, and the status says so",
  async (wrong) => {
    const { status, lines } = await batch(`một\n\n${wrong}\nhai\n`);
    expect(lines).toHaveLength(3);
    expect([lines[0]?.question, lines[2]?.question]).toEqual(["một", "hai"]);
    expect(lines[1]).toEqual({
      line: 3,
      error: { code: "BATCH_LINE_INVALID", message: expect.stringContaining("Dòng 3 ") },
    });
    expect(status).toBe(2);
  },
);

test("a wrong line is told of in the reader's language", async () => {
  const { lines } = await batch("{", en);
  expect(lines[0]?.error?.message).toMatch(/^Line 1 /);
});

test("an empty file yields nothing and is no failure", async () => {
  for (const content of ["", "\n\n", "\uFEFF"])
    expect(await batch(content)).toEqual({ status: 0, lines: [] });
});

test("a question may be very long or hold bytes that are no text", async () => {
  const long = "hộ nghèo ".repeat(20_000).trim();
  const { status, lines } = await batch(
    Buffer.concat([Buffer.from(`${long}\n`), Buffer.from([0xff, 0xfe, 0x0a])]),
  );
  expect(lines).toHaveLength(2);
  expect(lines[0]?.question).toBe(long);
  expect(status).toBe(0);
});

test("- reads the questions from the standard input", async () => {
  const streams = FakeStreams.piped("một\nhai\n");
  const answerer = new FakeAnswerer();
  expect(await askBatch(answerer, "-", vi, streams)).toBe(0);
  expect(answerer.questions).toEqual(["một", "hai"]);
});

test("a file that is missing, or is a folder, is told of by name", async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "sub"));
  for (const [name, reason] of [
    ["none.jsonl", "ENOENT"],
    ["sub", "EISDIR"],
  ] as const) {
    const file = join(folder, name);
    const error = await errorOf(() => askBatch(new FakeAnswerer(), file, vi, new FakeStreams()));
    expect(error).toMatchObject({ code: "BATCH_UNREADABLE", parameters: { file, reason } });
  }
});

test("a folder that is given for a file is not kept open", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const warnings: Error[] = [];
  const listen = (warning: Error) => warnings.push(warning);
  process.on("warning", listen);
  const folder = await temporaryFolder();
  for (let time = 0; time < 5; time++)
    await errorOf(() => askBatch(new FakeAnswerer(), folder, vi, new FakeStreams()));
  for (let time = 0; time < 5; time++) {
    collect();
    await new Promise((resolve) => setImmediate(resolve));
  }
  process.off("warning", listen);
  // Node says so of a file that is closed only because nothing refers to it any more.
  expect(warnings.map(({ message }) => message)).toEqual([]);
});
