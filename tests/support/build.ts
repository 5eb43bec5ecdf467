import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the bots of the end-to-end tests keep the index of the shipped series; the first one builds it. */
    indexDir: string;
  }
}

/**
 * Builds the program once before the tests, because the end-to-end tests run the real process, and compiles its modules one by one into
 * `dist/modules`, for the tests of what runs in a thread or process of its own.
 */
export function setup(project: TestProject): () => void {
  const root = join(import.meta.dirname, "..", "..");
  for (const command of [["scripts/build.mjs"], ["node_modules/typescript/bin/tsc", "-p", "tsconfig.json"]]) {
    const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: "inherit" });
    if (status !== 0) throw new Error("The build failed: see the messages above.");
  }
  const indexDir = mkdtempSync(join(tmpdir(), "trich-dan-index-"));
  project.provide("indexDir", indexDir);
  return () => rmSync(indexDir, { recursive: true, force: true });
}
