import { createReadStream } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { ScaleQuestion } from "./questions.js";

/** What every system is measured with at one corpus size. It lies in a folder: each system runs in a process of its own. */
export interface Workload {
  readonly folder: string;
  readonly passages: number;
}

/** Questions that are asked before any is timed; they follow the timed ones. */
export const warmUps = 50;

/** Where the corpus lies as Markdown, the one form that ours reads. */
export function corpusFolder({ folder }: Workload): string {
  return join(folder, "corpus");
}

/** Where a system keeps its index. */
export function indexFolder({ folder }: Workload, system: string): string {
  return join(folder, `index-${system}`);
}

/** Writes the passages and questions of a workload. */
export async function writeWorkload(
  workload: Workload,
  passages: readonly string[],
  questions: readonly ScaleQuestion[],
): Promise<void> {
  await mkdir(workload.folder, { recursive: true });
  const lines: string[] = [];
  const file = join(workload.folder, "passages.jsonl");
  await writeFile(file, "");
  for (const [at, text] of passages.entries()) {
    lines.push(`${JSON.stringify(text)}\n`);
    // A million passages make a longer text than one string can hold.
    if (lines.length === 10_000 || at === passages.length - 1) {
      await writeFile(file, lines.join(""), { flag: "a" });
      lines.length = 0;
    }
  }
  await writeFile(join(workload.folder, "questions.json"), JSON.stringify(questions));
}

/** The passages of a workload, one at a time. */
export async function* readPassages({ folder }: Workload): AsyncGenerator<string> {
  for await (const line of createInterface({ input: createReadStream(join(folder, "passages.jsonl")) }))
    yield JSON.parse(line) as string;
}

/** The questions of a workload; the last ones are for warming up. */
export async function readQuestions({ folder }: Workload): Promise<ScaleQuestion[]> {
  return JSON.parse(await readFile(join(folder, "questions.json"), "utf8")) as ScaleQuestion[];
}

/** L2-normalised vectors, one after the other. */
export interface Vectors {
  readonly dimensions: number;
  readonly values: Float32Array;
}

/** Which of a workload's texts vectors were made of. */
export type VectorsOf = "passages" | "questions";

/** Where vectors lie. */
export function vectorFile({ folder }: Workload, of: VectorsOf): string {
  return join(folder, `${of}.f32`);
}

/** Keeps vectors in a file. */
export async function writeVectors(file: string, { dimensions, values }: Vectors): Promise<void> {
  await writeFile(file, new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  await writeFile(`${file}.dimensions`, String(dimensions));
}

/** Reads vectors back. */
export async function readVectors(file: string): Promise<Vectors> {
  const bytes = await readFile(file);
  const dimensions = Number(await readFile(`${file}.dimensions`, "utf8"));
  return { dimensions, values: new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4) };
}
