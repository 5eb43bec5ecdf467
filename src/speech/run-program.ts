import { type ChildProcess, spawn } from "node:child_process";
import { TranscriptionError } from "./transcription-error.js";

/** A program, and its arguments. */
export type ProgramWords = readonly [program: string, ...args: string[]];

/** How a program is run. */
export interface RunOptions {
  /** All that it sees of the environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** How long it may take, in ms. */
  readonly timeoutMs: number;
  /** Most that it may print, in bytes. */
  readonly mostOutput: number;
  /** Ends it. */
  readonly signal: AbortSignal;
}

/**
 * Runs a program without a shell and gives what it prints on its standard output, as UTF-8. It and whatever it starts are one group
 * of processes, of which none is left, however it ends. What it prints besides goes nowhere, since it may hold what was said.
 * @throws TranscriptionError
 */
export function runProgram(
  [program, ...args]: ProgramWords,
  { environment, timeoutMs, mostOutput, signal }: RunOptions,
): Promise<string> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) throw new TranscriptionError("stopped");
    const child = spawn(program, args, {
      env: environment,
      stdio: ["ignore", "pipe", "ignore"],
      detached: hasGroups,
      windowsHide: true,
    });
    const printed: Buffer[] = [];
    let size = 0;
    let failure: TranscriptionError | undefined;
    const end = (error: TranscriptionError) => {
      failure ??= error;
      killGroup(child);
    };
    const timer = setTimeout(() => end(new TranscriptionError("timeout")), timeoutMs);
    const stop = () => end(new TranscriptionError("stopped"));
    signal.addEventListener("abort", stop, { once: true });
    child.stdout.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > mostOutput) end(new TranscriptionError("too-much-output"));
      else printed.push(chunk);
    });
    child.once("error", ({ code }: NodeJS.ErrnoException) => {
      failure ??= new TranscriptionError("failed", code === undefined ? {} : { code });
    });
    // Whatever it started and left behind would hold its output open.
    child.once("exit", () => killGroup(child));
    child.once("close", (status, by) => {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
      if (failure === undefined && status !== 0)
        failure = new TranscriptionError("failed", {
          ...(status === null ? {} : { status }),
          ...(by === null ? {} : { signal: by }),
        });
      if (failure) reject(failure);
      else resolve(Buffer.concat(printed).toString("utf8"));
    });
  });
}

/** Windows has no groups of processes; there the program alone is ended. */
const hasGroups = process.platform !== "win32";

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (!hasGroups) return void child.kill("SIGKILL");
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // Nobody of the group is left.
  }
}
