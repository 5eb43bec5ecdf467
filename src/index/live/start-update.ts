import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { AppError } from "../../errors.js";
import type { UpdateReply, UpdateRequest } from "./update-request.js";

/** An update that is under way somewhere else. */
export interface RunningUpdate {
  /** Rejects with an AppError INTERNAL where it ended without an answer. */
  readonly reply: Promise<UpdateReply>;
  /** Ends it, done or not; resolves once nothing of it runs. */
  end(): Promise<unknown>;
}

/** The program of the thread, or process; beside this file once both are compiled. */
const script = new URL("./update-worker.js", import.meta.url);

/** Starts an update on a thread of this process. */
export function startThread(workerData: UpdateRequest): RunningUpdate {
  const worker = new Worker(script, { workerData });
  return { reply: replyOf(worker), end: () => worker.terminate() };
}

/** Starts an update in a process of its own, which ends with this one. It needs no secret of the environment. */
export function startProcess(request: UpdateRequest): RunningUpdate {
  const child = fork(fileURLToPath(script), {
    serialization: "advanced",
    env: {},
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const reply = replyOf(child);
  child.send(request);
  return { reply, end: () => endOf(child) };
}

async function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exited = once(child, "exit");
  child.kill("SIGKILL");
  await exited;
}

/** The first message of a thread or process, which both tell alike what becomes of them. */
function replyOf(emitter: Worker | ChildProcess): Promise<UpdateReply> {
  return new Promise((resolve, reject) => {
    const fail = (reason: string, cause?: Error) =>
      reject(new AppError("INTERNAL", { reason: `what builds the index ended (${reason})` }, { cause }));
    emitter.once("message", resolve);
    emitter.once("error", (cause: Error) => fail(cause.message, cause));
    emitter.once("exit", (code: number | null, signal?: string | null) => fail(String(signal ?? code)));
  });
}
