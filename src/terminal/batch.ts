import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import type { Answerer } from "../answer/index.js";
import { AppError, describeError } from "../errors.js";
import type { Scope } from "../index/index.js";
import type { Locale } from "../locales/index.js";
import { answerJson, exitStatus } from "./ask.js";
import { type TerminalStreams, writeLine } from "./output.js";

/**
 * Answers a file of questions, one a line (`{"question":"…"}` or plain text), with one line of JSON each, in order.
 * `-` reads the standard input. Empty lines are passed over. A line that cannot be read yields `{"line":n,"error":…}` in its place;
 * the others are still answered. Returns the exit status.
 * @param scope what is searched; null: everything
 * @throws AppError BATCH_UNREADABLE
 */
export async function askBatch(
  answerer: Answerer,
  path: string,
  locale: Locale,
  streams: TerminalStreams,
  scope: Scope | null = null,
): Promise<number> {
  const input = path === "-" ? streams.input : await openFile(path);
  let number = 0;
  let failed = false;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    const text = line.replace(/^\uFEFF/, "").trim();
    if (text === "") continue;
    try {
      await writeLine(
        streams.output,
        answerJson(await answerer.answer(readQuestion(text, number), { scope })),
      );
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      failed = true;
      const told = { code: error.code, message: describeError(error, locale.language) };
      await writeLine(streams.output, JSON.stringify({ line: number, error: told }));
    }
  }
  return failed ? exitStatus.failed : exitStatus.answered;
}

function readQuestion(line: string, number: number): string {
  if (!line.startsWith("{")) return line;
  try {
    const { question } = JSON.parse(line) as { question?: unknown };
    if (typeof question === "string") return question;
  } catch (cause) {
    throw new AppError("BATCH_LINE_INVALID", { line: number }, { cause });
  }
  throw new AppError("BATCH_LINE_INVALID", { line: number });
}

async function openFile(path: string): Promise<Readable> {
  try {
    const file = await open(path);
    try {
      if ((await file.stat()).isDirectory()) throw new Error("EISDIR");
    } finally {
      await file.close();
    }
    return createReadStream(path);
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? (cause as Error).message;
    throw new AppError("BATCH_UNREADABLE", { file: path, reason }, { cause });
  }
}
