// Whether the bot is well, for a container's HEALTHCHECK: exit 0 where updates come in, 1 where they do not.
// With PORT set it asks /healthz; without, it looks whether the program runs at all. A chat in a terminal is always well, and so is a bot
// that builds its index: whoever ends what is not well must not end a long build again and again.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { config as readDotenv } from "dotenv";

readDotenv({ path: join(import.meta.dirname, "..", ".env"), quiet: true });
const { BOT_TOKEN, PORT, HOST } = process.env;
/** Longest wait for an answer, in ms: below the HEALTHCHECK's own. */
const patience = 4_000;

process.exitCode = (await isWell()) ? 0 : 1;

async function isWell() {
  if (!BOT_TOKEN) return true;
  if (!PORT) return runs();
  try {
    const response = await fetch(`http://${address()}:${PORT}/healthz`, {
      signal: AbortSignal.timeout(patience),
    });
    return response.ok || (await response.json()).status === "starting";
  } catch {
    return false;
  }
}

/** The address to ask at: one that stands for every address is none to connect to. */
function address() {
  if (!HOST || HOST === "0.0.0.0" || HOST === "::") return "127.0.0.1";
  return HOST.includes(":") ? `[${HOST}]` : HOST;
}

/** Whether a process runs the program (Linux). */
function runs() {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .some((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes("dist/main.js");
      } catch {
        // It ended while we looked.
        return false;
      }
    });
}
