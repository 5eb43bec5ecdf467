import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** Compiles `src/` once before the tests, because the end-to-end tests run the real process. */
export function setup(): void {
  const root = join(import.meta.dirname, "..", "..");
  const { status } = spawnSync(process.execPath, ["scripts/build.mjs"], { cwd: root, stdio: "inherit" });
  if (status !== 0) throw new Error("The build failed: see the compiler's messages above.");
}
