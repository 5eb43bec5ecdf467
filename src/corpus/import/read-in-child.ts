import { type ChildProcess, fork } from "node:child_process";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { AppError } from "../../errors.js";
import type { ChildMessage, ChildRequest, DrawRequest, ReadRequest, ReadResult } from "./read-request.js";

/** What the process that reads may take. */
export interface ChildLimits {
  /** Longest time without a page being done, in milliseconds. */
  readonly longestPage: number;
  /** Most memory, in MiB resident. */
  readonly mostMemory: number;
  /** The program that reads. */
  readonly program: URL;
}

/** Limits of reading. Recognising the letters of a large picture takes ten seconds on a slow machine. */
export const readingLimits: ChildLimits = {
  longestPage: 90_000,
  mostMemory: 400,
  program: new URL("./read-child.js", import.meta.url),
};
/**
 * All that the process that reads knows of its surroundings: that glibc is to keep one heap for all threads, which takes 50 MB less over a
 * long scan than one for each.
 */
export const readingEnvironment = { MALLOC_ARENA_MAX: "1" };
/** How often its memory is looked at, in milliseconds. */
const memoryInterval = 100;
const mebibyte = 1024 * 1024;
/** Size of a page of memory as /proc counts it, in bytes. */
const memoryPage = 4_096;
/** How V8 ends a process whose heap is full. */
const heapIsFull = ["SIGABRT", "SIGTRAP", "SIGILL"];

/**
 * Reads a document in a process of its own, which is ended where it takes too long or too much memory, and when the signal says so. The
 * process inherits no environment, so no token and no key, and writes nothing.
 *
 * @throws AppError what `readSource` throws; IMPORT_TOO_SLOW, IMPORT_MEMORY, IMPORT_STOPPED; the signal's reason
 */
export async function readInChild(
  { signal, onPage, timeLimit, ...rest }: ReadRequest,
  limits: ChildLimits = readingLimits,
): Promise<ReadResult> {
  const message = await askChild(rest, { signal, onPage, timeLimit }, limits);
  if (message.type === "done") return message.result;
  throw unexpected(rest, message);
}

/**
 * Draws a page of a document with its paragraphs marked, in such a process.
 *
 * @returns a PNG
 * @throws AppError as `readInChild` does
 */
export async function drawInChild(
  { signal, ...rest }: DrawRequest,
  limits: ChildLimits = readingLimits,
): Promise<Uint8Array> {
  const message = await askChild({ ...rest, draw: true }, { signal }, limits);
  if (message.type === "drawn") return message.result;
  throw unexpected(rest, message);
}

function unexpected(
  request: Pick<ChildRequest, "path" | "name" | "entry">,
  { type }: ChildMessage,
): AppError {
  return new AppError("IMPORT_STOPPED", { file: nameOf(request), reason: type });
}

function nameOf({ path, name, entry }: Pick<ChildRequest, "path" | "name" | "entry">): string {
  return basename(entry?.path ?? name ?? path);
}

/** What ends a child besides its limits, and what is told while it works. */
interface Following {
  readonly signal?: AbortSignal | undefined;
  readonly onPage?: ReadRequest["onPage"] | undefined;
  readonly timeLimit?: number | undefined;
}

/** Has a process of its own do one thing; gives its last message. */
function askChild(
  request: ChildRequest,
  { signal, onPage, timeLimit }: Following,
  { longestPage, mostMemory, program }: ChildLimits,
): Promise<ChildMessage> {
  const file = nameOf(request);
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const child = fork(program, {
      execArgv: [`--max-old-space-size=${mostMemory}`],
      serialization: "advanced",
      env: readingEnvironment,
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    const timers: NodeJS.Timeout[] = [];
    let pageTimer: NodeJS.Timeout | undefined;
    const end = (settle: () => void) => {
      clearTimeout(pageTimer);
      timers.forEach(clearTimeout);
      signal?.removeEventListener("abort", abort);
      child.kill("SIGKILL");
      settle();
    };
    const fail = (error: unknown) => end(() => reject(error));
    const tooSlow = (milliseconds: number) =>
      setTimeout(
        () => fail(new AppError("IMPORT_TOO_SLOW", { file, seconds: milliseconds / 1000 })),
        milliseconds,
      );
    const wait = () => {
      clearTimeout(pageTimer);
      pageTimer = tooSlow(longestPage);
    };
    const checkMemory = (bytes: number) => {
      if (bytes > mostMemory * mebibyte) fail(new AppError("IMPORT_MEMORY", { file, limit: mostMemory }));
    };
    const abort = () => fail(signal?.reason);
    timers.push(setInterval(() => void residentMemory(child).then(checkMemory), memoryInterval));
    if (timeLimit !== undefined) timers.push(tooSlow(timeLimit));
    signal?.addEventListener("abort", abort, { once: true });
    child.on("message", (message: ChildMessage) => {
      if (message.type === "page") {
        wait();
        onPage?.(message.done, message.total);
        checkMemory(message.memory);
      } else if (message.type === "failed") fail(new AppError(message.code, message.parameters));
      else end(() => resolve(message));
    });
    const stopped = (reason: string, cause?: Error) =>
      fail(new AppError("IMPORT_STOPPED", { file, reason }, { cause }));
    child.once("error", (cause) => stopped(cause.message, cause));
    child.once("exit", (code, name) => {
      if (name !== null && heapIsFull.includes(name))
        fail(new AppError("IMPORT_MEMORY", { file, limit: mostMemory }));
      else stopped(String(name ?? code));
    });
    wait();
    child.send(request);
  });
}

/** Memory of a process, in bytes resident; 0 where the system does not tell: the process tells itself with every page. */
async function residentMemory({ pid }: ChildProcess): Promise<number> {
  const text = await readFile(`/proc/${pid}/statm`, "utf8").catch(() => "");
  const pages = Number(text.split(" ")[1] ?? 0);
  return (Number.isFinite(pages) ? pages : 0) * memoryPage;
}
