import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { readingLimits } from "../../../src/corpus/import/read-in-child.js";
import type { ReadingResult, ReadingTask } from "./reading.js";

/** A file may take so long; the others are read all the same. */
const limitMs = 10 * 60_000;

/** Reads a file in a process of its own, with the heap that an import has. */
export function readInProcess(task: ReadingTask): Promise<ReadingResult> {
  const script = fileURLToPath(new URL("./child.js", import.meta.url));
  const flags = [`--max-old-space-size=${readingLimits.mostMemory}`];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...flags, script, JSON.stringify(task)], {
      stdio: ["ignore", "pipe", "ignore"],
      timeout: limitMs,
      killSignal: "SIGKILL",
    });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", (error) => resolve({ refused: error.message }));
    child.on("close", (code, signal) => {
      const line = Buffer.concat(chunks)
        .toString("utf8")
        .split("\n")
        .findLast((each) => each.startsWith("{"));
      resolve(
        line === undefined
          ? { refused: `ended with ${signal ?? code}` }
          : (JSON.parse(line) as ReadingResult),
      );
    });
  });
}
