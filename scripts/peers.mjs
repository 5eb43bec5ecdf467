// Compiles the one peer of the benchmarks that is native, SQLite, from the source in its package and against Node's own headers. The package's own
// install script would first look for a compiled one on the network; it is never run (.npmrc).
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

const root = join(import.meta.dirname, "..");
const folder = join(root, "node_modules", "better-sqlite3");

/** Compiles SQLite where it is not compiled yet; without a compiler it is left out. */
export function compilePeers() {
  if (!existsSync(folder) || existsSync(join(folder, "build", "Release", "better_sqlite3.node"))) return;
  const npm = process.env.npm_execpath;
  const gyp = npm && join(dirname(npm), "..", "node_modules", "node-gyp", "bin", "node-gyp.js");
  if (!gyp || !existsSync(gyp)) return;
  console.error("Compiling SQLite to measure beside it (once, about a minute)…");
  const headers = [join(dirname(process.execPath), ".."), "/usr", "/usr/local"].find((each) =>
    existsSync(join(each, "include", "node", "node_api.h")),
  );
  const { status } = spawnSync(
    process.execPath,
    [gyp, "rebuild", "--release", ...(headers ? [`--nodedir=${headers}`] : [])],
    { cwd: folder, encoding: "utf8" },
  );
  if (status !== 0) console.error("SQLite did not compile and is left out.");
}
