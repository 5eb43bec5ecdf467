import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { en, vi } from "../../src/locales/index.js";
import { chat } from "../../src/terminal/index.js";
import { renderAnswer } from "../../src/terminal/render.js";
import { FakeFigures, series } from "../telegram/fixtures.js";
import { answer, FakeAnswerer } from "./answers.js";
import { FakeStreams } from "./streams.js";

const coreOf = (answerer: FakeAnswerer) => ({ answerer, figures: new FakeFigures(), library: series });
const plain = { colour: false, columns: null };

async function piped(input: string): Promise<{ asked: string[]; written: string; told: string }> {
  const answerer = new FakeAnswerer();
  const streams = FakeStreams.piped(input);
  await chat(coreOf(answerer), vi, streams);
  return { asked: answerer.questions, written: streams.written, told: streams.told };
}

test("from a pipe, answers are written in the order of the questions, an empty line between them, and nothing else", async () => {
  const { asked, written, told } = await piped("câu chậm\n\n  câu hai  \r\ncâu lạ");
  expect(asked).toEqual(["câu chậm", "câu hai", "câu lạ"]);
  const answered = renderAnswer(answer(), vi, plain);
  const notFound = renderAnswer(answer({ outcome: "not_found", excerpts: [] }), vi, plain);
  const again = renderAnswer(answer(), vi, plain, false);
  expect(written).toBe(`${answered}\n\n${again}\n\n${notFound}\n`);
  expect(told).toBe("");
});

test.each(["", "\n", " \n\r\n\t\n"])(
  "from a pipe that holds %j, nothing is asked or written",
  async (input) => {
    expect(await piped(input)).toEqual({ asked: [], written: "", told: "" });
  },
);

test("from a pipe, a byte order mark is no part of the first question", async () => {
  expect((await piped("\uFEFFcâu một\n")).asked).toEqual(["câu một"]);
});

test("from a pipe, words of farewell are questions like any other", async () => {
  expect((await piped("exit\nquit\n")).asked).toEqual(["exit", "quit"]);
});

test("at a terminal, it greets with examples, prompts, answers and says goodbye at the end of input", async () => {
  const keyboard = new PassThrough();
  const streams = new FakeStreams(keyboard, { columns: 80 });
  const answerer = new FakeAnswerer();
  const done = chat(coreOf(answerer), vi, streams);
  keyboard.write("câu một\r");
  await expect.poll(() => streams.written).toContain("GIẢI PHÁP HIỆU QUẢ");
  keyboard.end();
  await done;
  expect(answerer.questions).toEqual(["câu một"]);
  for (const words of ["Trích Dẫn", ...vi.examples, vi.terminal.exitHint, vi.terminal.prompt])
    expect(streams.written).toContain(words);
  expect(streams.written.trimEnd().endsWith(vi.terminal.goodbye)).toBe(true);
});

test.each(["exit", "Thoát", "/quit", "/thoat"])(
  "at a terminal, “%s” ends the chat without being asked",
  async (farewell) => {
    const keyboard = new PassThrough();
    const streams = new FakeStreams(keyboard, { columns: 80 });
    const answerer = new FakeAnswerer();
    const done = chat(coreOf(answerer), en, streams);
    keyboard.write(`${farewell}\r`);
    await done;
    expect(answerer.questions).toEqual([]);
    expect(streams.written).toContain(en.terminal.goodbye);
  },
);

test.each([
  ["Ctrl+C", "\u0003"],
  ["Ctrl+D", "\u0004"],
])("at a terminal, %s ends the chat with a goodbye", async (_, key) => {
  const keyboard = new PassThrough();
  const streams = new FakeStreams(keyboard, { columns: 80 });
  const done = chat(coreOf(new FakeAnswerer()), en, streams);
  keyboard.write(key);
  await done;
  expect(streams.written).toContain(en.terminal.goodbye);
});

test("at a terminal, whoever says goodbye hears it and has left", async () => {
  const keyboard = new PassThrough();
  const streams = new FakeStreams(keyboard, { columns: 80 });
  const done = chat(coreOf(new FakeAnswerer()), vi, streams);
  keyboard.write("tạm biệt nhé\r");
  await done;
  expect(streams.written).toContain(vi.smallTalk.goodbye(null));
});

test("from a pipe, commands and small talk get their replies, a goodbye too", async () => {
  const { asked, written } = await piped("/nguon\ntạm biệt\ncâu một\n");
  expect(asked).toEqual(["câu một"]);
  expect(written).toContain(vi.browse.sources);
  expect(written).toContain(`\n\n${vi.smallTalk.goodbye(null)}\n\nBài 2`);
});
