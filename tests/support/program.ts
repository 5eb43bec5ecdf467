import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { en, vi } from "../../src/locales/index.js";

const root = join(import.meta.dirname, "..", "..");
const noNetwork = pathToFileURL(join(import.meta.dirname, "no-network.mjs")).href;

/** How the program is run; what is left out is as on a new machine. */
export interface ProgramOptions {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Whom it runs as; absent: as the tests do. */
  readonly user?: { readonly uid?: number; readonly gid?: number };
}

/** How a run of the program ended. */
export interface ProgramResult {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  /** But for lines that tell how far the work has come. */
  readonly stderr: string;
}

// Empty settings count as unset, and keep an `.env` of the machine out.
const settings = [
  "BOT_TOKEN",
  "TELEGRAM_API_ROOT",
  "ALLOWED_CHATS",
  "ADMIN_IDS",
  "CORPUS_DIR",
  "MODELS_DIR",
  "EMBEDDING_MODEL",
  "MODEL_HUB_URL",
  "TRANSCRIBE_COMMAND",
  "UI_LANGUAGE",
  "LOG_LEVEL",
];

/** Starts the compiled program outside the project's folder, cut off from any network. */
export function startProgram(
  args: readonly string[],
  indexDir: string,
  { env = {}, user = {} }: ProgramOptions = {},
): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, ["--import", noNetwork, join(root, "dist", "main.js"), ...args], {
    cwd: tmpdir(),
    ...user,
    env: {
      ...process.env,
      ...Object.fromEntries(settings.map((name) => [name, ""])),
      HTTP_PROXY: "http://192.0.2.1:9",
      HTTPS_PROXY: "http://192.0.2.1:9",
      INDEX_DIR: indexDir,
      ...env,
    },
  });
}

/** Runs the program to its end. */
export async function runProgram(
  args: readonly string[],
  indexDir: string,
  options: ProgramOptions = {},
): Promise<ProgramResult> {
  const child = startProgram(args, indexDir, options);
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  // A program that ends without reading its input breaks the pipe.
  child.stdin.on("error", () => undefined).end(options.input ?? "");
  const [status, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
  return { status, signal, stdout, stderr: withoutProgress(stderr) };
}

/** A machine that is busy builds an index for longer than a second, and says so; that is nothing that a test is about. */
function withoutProgress(stderr: string): string {
  const stages = [vi, en].flatMap(({ terminal }) => Object.values(terminal.index.stages));
  return stages.reduce((text, stage) => text.replaceAll(`${stage}…\n`, ""), stderr);
}
