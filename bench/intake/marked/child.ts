import { AppError, reasonOf } from "../../../src/errors.js";
import type { ReadingResult, ReadingTask } from "./reading.js";
import { readBy } from "./systems.js";

/* The process that reads one file by one system and ends: started by `readInProcess`. */

async function answer({ system, path }: ReadingTask): Promise<ReadingResult> {
  try {
    const reading = await readBy(system, path);
    // In kilobytes on every system.
    return { ...reading, peakMemory: process.resourceUsage().maxRSS * 1024 };
  } catch (error) {
    return { refused: error instanceof AppError ? error.code : reasonOf(error) };
  }
}

const task = process.argv[2];
if (task !== undefined) {
  const result = await answer(JSON.parse(task) as ReadingTask);
  process.stdout.write(`\n${JSON.stringify(result)}\n`, () => process.exit());
}
