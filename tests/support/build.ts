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

/** Compiles `src/` once before the tests, because the end-to-end tests run the real process. */
export function setup(project: TestProject): () => void {
  const root = join(import.meta.dirname, "..", "..");
  const { status } = spawnSync(process.execPath, ["scripts/build.mjs"], { cwd: root, stdio: "inherit" });
  if (status !== 0) throw new Error("The build failed: see the compiler's messages above.");
  const indexDir = mkdtempSync(join(tmpdir(), "trich-dan-index-"));
  project.provide("indexDir", indexDir);
  return () => rmSync(indexDir, { recursive: true, force: true });
}
