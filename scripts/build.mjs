// Brings what runs up to date: puts src/ together in dist/ when a source is newer than the last build, and compiles the native module once.
// A start costs nothing when nothing changed. Without the native module the program compares every vector, so that a machine without
// compilers can run it; that is tried once for each kind of machine, and again by `npm run build`. Install scripts are off (.npmrc), so that installing runs nobody's code.
import { spawnSync } from "node:child_process";
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
// Written only after a build without errors, so that a failed build is tried again.
const built = join(root, "dist", ".built");
const addon = join(root, "node_modules", "hnswlib-node", "build", "Release", "addon.node");
const lock = join(root, "node_modules", ".trich-dan-building");
const lockTimeout = 300_000;

// Names the kind of machine on which the native module did not compile.
const tried = join(root, "node_modules", ".trich-dan-without-graphs");
const machine = `${process.platform} ${process.arch} ${process.versions.modules}`;
const oldestNode = [20, 12];

/** Brings everything up to date; returns the exit status, 0 when it is. @param again tries what failed before, too */
export async function build(again = false) {
  if (isNodeTooOld())
    return fail(`Node.js ${process.versions.node} is too old: install ${oldestNode.join(".")} or later.`);
  if (!existsSync(join(root, "node_modules")))
    return fail("The packages are not installed yet. Run `npm ci` first.");
  const isNativeWanted = !isNativeThere() && (again || readText(tried) !== machine);
  const isOld = isStale();
  if (!isNativeWanted && !isOld) return 0;
  if (isOld && isBundlerThere() && !(mayWrite("dist") && mayWrite("node_modules")))
    return fail(
      `dist/ is older than src/, and this user may not write to ${root}. Run \`npm run build\` as the user that owns it, or give it to this one (chown).`,
    );
  // The program tells that it does without.
  if (!isOld && !mayWrite("node_modules")) return 0;
  takeLock();
  try {
    if (isNativeWanted) buildNative();
    return await buildSources();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function isNodeTooOld() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  return major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1]);
}

/** Whether the native module is there and for this machine: packages may have been copied from another one. */
function isNativeThere() {
  if (!existsSync(addon)) return false;
  try {
    createRequire(import.meta.url)(addon);
    return true;
  } catch {
    return false;
  }
}

function buildNative() {
  if (isNativeThere()) return;
  console.error("Compiling the vector search module (once, about half a minute)…");
  const headers = headersFolder();
  const { status, stdout, stderr } = spawnSync("npm", ["rebuild", "hnswlib-node", "--ignore-scripts=false"], {
    cwd: root,
    env: { ...process.env, ...(headers ? { npm_config_nodedir: headers } : {}) },
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (status === 0 && isNativeThere()) return rmSync(tried, { force: true });
  writeFileSync(tried, machine);
  if (process.env.LOG_LEVEL === "debug") console.error(`${stdout ?? ""}${stderr ?? ""}`);
  console.error(
    "The module did not compile: it needs python3, make and a C++ compiler. The program does without, and is slower only with more than a million paragraphs. To try again: npm run build",
  );
}

/** Whether this user may write to a folder of the project, or make it. */
function mayWrite(name) {
  const path = join(root, name);
  try {
    accessSync(existsSync(path) ? path : root, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function readText(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

/** Node's own headers lie beside it; with them nothing is downloaded to compile against. */
function headersFolder() {
  const prefix = join(dirname(process.execPath), "..");
  const folders = [process.env.npm_config_nodedir, prefix, "/usr", "/usr/local"];
  const hasHeaders = (folder) => folder && existsSync(join(folder, "include", "node", "node_api.h"));
  return folders.find(hasHeaders);
}

async function buildSources() {
  if (!isStale()) return 0;
  if (isBundlerThere()) {
    // Loaded only here: a start that has nothing to build does without it.
    const { bundle } = await import("./bundle.mjs");
    try {
      const files = await bundle(root);
      writeFileSync(built, files.join("\n"));
      return 0;
    } catch (error) {
      return fail(`The program could not be built: ${error.message}`);
    }
  }
  if (existsSync(join(root, "dist", "main.js"))) return 0;
  return fail("dist/ is missing and what builds it is not installed. Run `npm ci` without --omit=dev first.");
}

function isStale() {
  if (!existsSync(built) || !existsSync(join(root, "dist", "main.js"))) return true;
  const builtAt = statSync(built).mtimeMs;
  const inputs = ["tsconfig.json", "package-lock.json", "scripts/bundle.mjs"].map((name) => join(root, name));
  for (const entry of readdirSync(join(root, "src"), { recursive: true, withFileTypes: true })) {
    inputs.push(join(entry.parentPath ?? entry.path, entry.name));
  }
  return inputs.some((path) => existsSync(path) && statSync(path).mtimeMs > builtAt);
}

function isBundlerThere() {
  return existsSync(join(root, "node_modules", "rolldown", "package.json"));
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

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit(await build(true));
