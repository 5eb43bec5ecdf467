// Brings what runs up to date: compiles src/ to dist/ when a source is newer than the last build, and the native module once.
// A start costs nothing when nothing changed. Install scripts are off (.npmrc), so that installing runs nobody's code.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
// Written only after a build without errors, so that a failed build is tried again.
const built = join(root, "dist", ".built");
const addon = join(root, "node_modules", "hnswlib-node", "build", "Release", "addon.node");
const lock = join(root, "node_modules", ".trich-dan-building");
const lockTimeout = 300_000;

/** Brings everything up to date; returns the exit status, 0 when it is. */
export function build() {
  if (!existsSync(join(root, "node_modules")))
    return fail("The packages are not installed yet. Run `npm ci` first.");
  if (existsSync(addon) && !isStale()) return 0;
  takeLock();
  try {
    return buildNative() || buildSources();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function buildNative() {
  if (existsSync(addon)) return 0;
  console.error("Compiling the vector search module (once, about half a minute)…");
  const headers = headersFolder();
  const { status, stdout, stderr } = spawnSync("npm", ["rebuild", "hnswlib-node", "--ignore-scripts=false"], {
    cwd: root,
    env: { ...process.env, ...(headers ? { npm_config_nodedir: headers } : {}) },
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (status === 0 && existsSync(addon)) return 0;
  return fail(
    `${stdout ?? ""}${stderr ?? ""}\nThe module did not compile: it needs python3, make and a C++ compiler.`,
  );
}

/** Node's own headers lie beside it; with them nothing is downloaded to compile against. */
function headersFolder() {
  const prefix = join(dirname(process.execPath), "..");
  const folders = [process.env.npm_config_nodedir, prefix, "/usr", "/usr/local"];
  const hasHeaders = (folder) => folder && existsSync(join(folder, "include", "node", "node_api.h"));
  return folders.find(hasHeaders);
}

function buildSources() {
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
  return fail("dist/ is missing and TypeScript is not installed. Run `npm ci` without --omit=dev first.");
}

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

/** Two first starts at once must not build into the same folder; the second waits for the first. */
function takeLock() {
  for (;;) {
    try {
      mkdirSync(lock);
      return;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      const held = statSync(lock, { throwIfNoEntry: false });
      if (held && Date.now() - held.mtimeMs > lockTimeout) rmSync(lock, { recursive: true, force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
}

function fail(message) {
  console.error(message);
  return 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit(build());
