import { readFileSync } from "node:fs";
import { join } from "node:path";
import { programEnvironment } from "../../src/config/program-environment.js";
import { Transcriber, type TranscriberSettings } from "../../src/speech/index.js";
import { until } from "./bot-api/index.js";

/** The program of the tests that writes speech down. */
export const speechProgram = join(import.meta.dirname, "speech-program.mjs");

/** A transcriber that runs it. */
export function transcriberOfTests(settings: Partial<TranscriberSettings> = {}): Transcriber {
  return new Transcriber({
    command: [process.execPath, speechProgram],
    environment: programEnvironment(process.env),
    timeoutMs: 20_000,
    ...settings,
  });
}

/** What a program that hangs wrote about itself. */
export interface Hanging {
  /** Its process, and those that it started. */
  readonly ids: readonly number[];
  /** The recording. */
  readonly path: string;
}

/** Waits until a program hangs, or has hung for so many times. */
export function hanging(file: string, times = 1): Promise<Hanging> {
  return until(
    () => {
      try {
        return JSON.parse(readFileSync(file, "utf8").split("\n")[times - 1] ?? "") as Hanging;
      } catch {
        return undefined;
      }
    },
    15_000,
    "the program did not start",
  );
}

/** Waits until none of the processes is left. */
export async function gone(ids: readonly number[]): Promise<void> {
  await until(() => ids.every((id) => !isAlive(id)) || undefined, 15_000, `some of ${ids} are left`);
}

/** A process that ended and that nobody has taken note of counts as gone. */
function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${id}/status`, "utf8"));
  } catch {
    return false;
  }
}
