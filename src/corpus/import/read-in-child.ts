import { type ChildProcess, fork } from "node:child_process";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { AppError, type ErrorCode, type ErrorParameters } from "../../errors.js";
import type { ArticleDraft, Overrides } from "../draft.js";
import type { DocumentReport } from "./report.js";

/** What is to be read, and how. */
export interface ReadRequest {
  readonly path: string;
  readonly overrides: Overrides;
  readonly single: boolean;
  readonly takenParts: readonly number[];
  /** Where to write a page that shows the document's pages beside its paragraphs. */
  readonly preview?: string;
  readonly signal?: AbortSignal;
  readonly onPage?: (done: number, total: number | null) => void;
}

/** What was read. */
export interface ReadResult {
  readonly articles: readonly ArticleDraft[];
  readonly report: DocumentReport;
}

/** What the process that reads is sent. */
export type ChildRequest = Omit<ReadRequest, "signal" | "onPage">;

/** What it sends back. */
export type ChildMessage =
  | { readonly type: "page"; readonly done: number; readonly total: number | null }
  | { readonly type: "done"; readonly result: ReadResult }
  | { readonly type: "failed"; readonly code: ErrorCode; readonly parameters: ErrorParameters };

/** A page that takes longer is given up, in milliseconds: recognising the letters of a large picture takes ten seconds on a slow machine. */
export const longestPage = 90_000;
/** Most memory of the process that reads, in MiB resident. */
export const mostMemory = 400;
/** How often its memory is looked at, in milliseconds. */
const memoryInterval = 200;
const mebibyte = 1024 * 1024;
/** Size of a page of memory as /proc counts it, in bytes. */
const memoryPage = 4_096;

/**
 * Reads a document in a process of its own, which is ended where it takes too long or too much memory, and when the signal says so.
 *
 * @throws AppError what `readDocument` throws; IMPORT_TOO_SLOW, IMPORT_MEMORY, IMPORT_STOPPED; the signal's reason
 */
export function readInChild(request: ReadRequest): Promise<ReadResult> {
  const { signal, onPage, ...rest } = request;
  const file = basename(request.path);
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const child = fork(new URL("./read-child.js", import.meta.url), {
      execArgv: [`--max-old-space-size=${mostMemory}`],
      serialization: "advanced",
      // What the process is given says nothing of tokens and keys.
      env: {},
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    let timer: NodeJS.Timeout | undefined;
    const end = (settle: () => void) => {
      clearTimeout(timer);
      clearInterval(watch);
      signal?.removeEventListener("abort", abort);
      child.kill("SIGKILL");
      settle();
    };
    const fail = (error: unknown) => end(() => reject(error));
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(
        () => fail(new AppError("IMPORT_TOO_SLOW", { file, seconds: longestPage / 1000 })),
        longestPage,
      );
    };
    const abort = () => fail(signal?.reason);
    const watch = setInterval(() => {
      void residentMemory(child).then((memory) => {
        if (memory > mostMemory) fail(new AppError("IMPORT_MEMORY", { file, limit: mostMemory }));
      });
    }, memoryInterval);
    signal?.addEventListener("abort", abort, { once: true });
    child.on("message", (message: ChildMessage) => {
      if (message.type === "page") {
        wait();
        onPage?.(message.done, message.total);
      } else if (message.type === "done") end(() => resolve(message.result));
      else fail(new AppError(message.code, message.parameters));
    });
    child.once("error", (cause) =>
      fail(new AppError("IMPORT_STOPPED", { file, reason: cause.message }, { cause })),
    );
    child.once("exit", (code, name) =>
      fail(new AppError("IMPORT_STOPPED", { file, reason: String(name ?? code) })),
    );
    wait();
    child.send(rest satisfies ChildRequest);
  });
}

/** Memory of a process, in MiB resident; 0 where the system does not tell: then its heap alone is limited. */
async function residentMemory({ pid }: ChildProcess): Promise<number> {
  const text = await readFile(`/proc/${pid}/statm`, "utf8").catch(() => "");
  const pages = Number(text.split(" ")[1] ?? 0);
  return ((Number.isFinite(pages) ? pages : 0) * memoryPage) / mebibyte;
}
