// Compiles src/ to dist/ when a source is newer than the last build, so that a start costs nothing when nothing changed.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
// Written only after a build without errors, so that a failed build is tried again.
const built = join(root, "dist", ".built");

function isStale() {
  if (!existsSync(built) || !existsSync(join(root, "dist", "main.js"))) return true;
  const builtAt = statSync(built).mtimeMs;
  const inputs = ["tsconfig.json", "package-lock.json"].map((name) => join(root, name));
  for (const entry of readdirSync(join(root, "src"), { recursive: true, withFileTypes: true })) {
    inputs.push(join(entry.parentPath ?? entry.path, entry.name));
  }
  return inputs.some((path) => existsSync(path) && statSync(path).mtimeMs > builtAt);
}

function typescriptCli() {
  const require = createRequire(import.meta.url);
  try {
    return join(dirname(require.resolve("typescript/package.json")), "bin", "tsc");
  } catch {
    return null;
  }
}

/** Brings dist/ up to date; returns the exit status, 0 when it is. */
export function build() {
  if (!isStale()) return 0;
  const cli = typescriptCli();
  if (cli) {
    const { status } = spawnSync(process.execPath, [cli, "-p", join(root, "tsconfig.json")], {
      stdio: "inherit",
    });
    if (status === 0) writeFileSync(built, "");
    return status ?? 1;
  }
  if (existsSync(join(root, "dist", "main.js"))) return 0;
  console.error("dist/ is missing and TypeScript is not installed: run `npm ci` without --omit=dev first.");
  return 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit(build());
