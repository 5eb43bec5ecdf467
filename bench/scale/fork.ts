import { spawn } from "node:child_process";
import { totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import type { Task } from "./child.js";
import type { Measured } from "./figures.js";

/** Nothing may take longer than this; the others are measured all the same. */
const limitMs = 10 * 60_000;
/** What Node would give a process by itself is too little for a million passages, and is no property of the systems. */
const heapMegabytes = Math.floor((totalmem() / 2 ** 20) * 0.75);

/** Measures one thing in a process of its own. A process that fails gives its reason. */
export function inProcess<T>(task: Task): Promise<Measured<T>> {
  const script = fileURLToPath(new URL("./child.js", import.meta.url));
  const flags = ["--expose-gc", `--max-old-space-size=${heapMegabytes}`];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...flags, script, JSON.stringify(task)], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    let errors = "";
    let late = false;
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr.on("data", (chunk) => {
      errors = (errors + chunk).slice(-20_000);
    });
    const timer = setTimeout(() => {
      late = true;
      child.kill("SIGKILL");
    }, limitMs);
    child.on("error", (error) => {
      clearTimeout(timer);
      resolve({ failure: error.message });
    });
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      const line = output.split("\n").findLast((each) => each.startsWith("{"));
      if (code === 0 && line !== undefined) resolve({ figures: JSON.parse(line) as T });
      else
        resolve({
          failure: late ? `stopped after ${limitMs / 60_000} minutes` : reasonOf(errors, code, signal),
        });
    });
  });
}

function reasonOf(errors: string, code: number | null, signal: NodeJS.Signals | null): string {
  if (/heap out of memory|invalid array length.*allocation failed/i.test(errors)) return "out of memory";
  if (signal === "SIGKILL") return "killed, perhaps for want of memory";
  const message = errors.split("\n").findLast((line) => /^(?:\w*Error)\b.*:/.test(line));
  return message ?? `ended with ${signal ?? code}`;
}
