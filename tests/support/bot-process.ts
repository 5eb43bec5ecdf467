import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inject } from "vitest";
import { type BotState, startBotApi, until } from "./bot-api/index.js";

const root = join(import.meta.dirname, "..", "..");
const reportMemory = pathToFileURL(join(import.meta.dirname, "report-memory.mjs")).href;

/** How the bot gets its updates. */
export type Receiving = "polling" | "webhook";

/** The real, compiled bot, and the Bot API server that it talks to. */
export interface BotProcess {
  readonly bot: BotState;
  readonly pid: number;
  /** Root of its own HTTP server, where it has one. */
  readonly url: string;
  /** What it printed so far. */
  printed(): string;
  /** Bytes that it holds once its garbage is collected: its heap, and what stands outside of it. */
  memoryHeld(): Promise<number>;
  /** Its exit status once it ended; null where a signal ended it. */
  readonly exited: Promise<number | null>;
  signal(name: "SIGINT" | "SIGTERM" | "SIGHUP"): void;
  /** Asks it to stop; resolves with its exit status. */
  stop(): Promise<number | null>;
  kill(): Promise<void>;
}

/** A Bot API server with one bot, on which processes can be started one after the other. */
export async function startWorld() {
  const { server, bot } = await startBotApi();
  const running = new Set<BotProcess>();

  /** Starts the process; waits for nothing. */
  async function launch(
    receiving: Receiving,
    env: Readonly<Record<string, string>> = {},
  ): Promise<BotProcess> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const child = spawn(process.execPath, ["--import", reportMemory, "dist/main.js"], {
      cwd: root,
      env: {
        ...process.env,
        BOT_TOKEN: bot.token,
        TELEGRAM_API_ROOT: server.root,
        INDEX_DIR: inject("indexDir"),
        HOST: "127.0.0.1",
        PORT: String(port),
        WEBHOOK_URL: receiving === "webhook" ? `${url}/telegram` : "",
        UI_LANGUAGE: "vi",
        ...env,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let printed = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        printed += text;
      });
    }
    const exited = once(child, "close")
      .then(([status]) => status as number | null)
      .finally(() => running.delete(self));
    const self: BotProcess = {
      bot,
      pid: child.pid ?? 0,
      url,
      printed: () => printed,
      memoryHeld: async () => {
        const from = printed.length;
        child.kill("SIGUSR2");
        const [, bytes] = await until(
          () => /^HELD (\d+)$/m.exec(printed.slice(from)) ?? undefined,
          60_000,
          "it told no memory",
        );
        return Number(bytes);
      },
      exited,
      signal: (name) => void child.kill(name),
      stop: () => {
        child.kill("SIGTERM");
        return exited;
      },
      kill: async () => {
        child.kill("SIGKILL");
        await exited;
      },
    };
    running.add(self);
    return self;
  }

  /** Starts the process; resolves once it receives updates. */
  async function start(
    receiving: Receiving,
    env: Readonly<Record<string, string>> = {},
  ): Promise<BotProcess> {
    const self = await launch(receiving, env);
    let ended: number | null | undefined;
    void self.exited.then((status) => {
      ended = status;
    });
    await until(
      () => {
        const printed = self.printed();
        if (ended !== undefined) throw new Error(`the bot ended (${ended}):\n${printed}`);
        const receives = receiving === "webhook" ? bot.webhook !== null : bot.poll.isHeld;
        // It says that it runs once it can be stopped, too.
        return (receives && printed.includes(bot.me.username)) || undefined;
      },
      60_000,
      "the bot received nothing",
    );
    return self;
  }

  async function end(): Promise<void> {
    for (const process of running) await process.kill();
    await server.close();
  }

  return { server, bot, launch, start, end };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}
