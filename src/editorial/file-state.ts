import type { BigIntStats } from "node:fs";
import { stat } from "node:fs/promises";
import { writtenState } from "../corpus/read/written-state.js";

/** A file as the file system tells of it, and what changes with each writing of it. */
export interface FileState {
  readonly state: string;
  readonly stats: BigIntStats;
}

/** Null where there is no such file. */
export async function fileState(path: string): Promise<FileState | null> {
  const stats = await stat(path, { bigint: true }).catch(() => null);
  if (!stats?.isFile()) return null;
  return { state: writtenState(stats), stats };
}
