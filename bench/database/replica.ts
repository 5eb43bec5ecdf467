import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** A process that has nothing but the database. */
export interface ReplicaFigures {
  /** Reading the generation, models loaded before. */
  readonly openMs: number;
  /** Longest wait of the event loop meanwhile. */
  readonly waitMs: number;
  /** Memory of the process, in bytes: with the models alone, and answering. */
  readonly modelBytes: number;
  readonly bytes: number;
}

/** Opens the current generation in a process of its own and asks some questions. */
export async function replicaFigures(url: string, questions: readonly string[]): Promise<ReplicaFigures> {
  const script = fileURLToPath(new URL("./replica-process.js", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [
    "--expose-gc",
    script,
    url,
    JSON.stringify(questions),
  ]);
  return JSON.parse(stdout) as ReplicaFigures;
}
