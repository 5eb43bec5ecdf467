import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { projectDir } from "../../src/config.js";
import { startBotApi } from "../../tests/support/bot-api/index.js";

/** How long a start may take, in ms: an index may have to be built. */
const PATIENCE = 20 * 60_000;

/** What else is done with the process. */
interface Watched {
  /** Address of a module that is loaded before the bot's own code. */
  readonly load: string;
  /** Told of each line that it prints to its error stream. */
  readonly onLine: (line: string) => void;
}

/** Starts the compiled bot against a Bot API server on this machine; resolves once it receives updates. */
export async function startBotProcess(env: Readonly<Record<string, string>>, watched?: Watched) {
  const { server, bot } = await startBotApi();
  const load = watched ? ["--import", watched.load] : [];
  const child = spawn(process.execPath, [...load, join(projectDir, "dist", "main.js")], {
    env: {
      ...process.env,
      BOT_TOKEN: bot.token,
      TELEGRAM_API_ROOT: server.root,
      RATE_LIMIT_USER: "0",
      RATE_LIMIT_CHAT: "0",
      LOG_LEVEL: "error",
      ...env,
    },
    stdio: ["ignore", "ignore", watched ? "pipe" : "inherit"],
  });
  if (watched && child.stderr) createInterface(child.stderr).on("line", watched.onLine);
  const exited = once(child, "close");
  const end = Date.now() + PATIENCE;
  while (!bot.poll.isHeld) {
    if (child.exitCode !== null || Date.now() > end) throw new Error("the bot does not receive updates");
    await delay(20);
  }
  return {
    bot,
    server,
    /** Memory that it holds, in bytes; null where the system does not tell. */
    async residentBytes(): Promise<number | null> {
      const status = await readFile(`/proc/${child.pid}/status`, "utf8").catch(() => "");
      const kilobytes = /VmRSS:\s+(\d+) kB/.exec(status)?.[1];
      return kilobytes === undefined ? null : Number(kilobytes) * 1024;
    },
    signal: (name: NodeJS.Signals) => void child.kill(name),
    async stop(): Promise<void> {
      child.kill("SIGTERM");
      await exited;
      await server.close();
    },
  };
}
