// Runs the tests of the database in a Debian 13 of its own, with PostgreSQL 17 and pgvector: the contract of both engines, and what machines share.
// Needs Linux, root and the package debootstrap; the packages come from where debootstrap takes them (or from the mirror that is named).
//
//   node scripts/debian-13.mjs FOLDER [MIRROR]     FOLDER keeps the system for the next time
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, realpathSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

const [given, mirror] = process.argv.slice(2);
if (given === undefined) {
  process.stderr.write("node scripts/debian-13.mjs FOLDER [MIRROR]\n");
  process.exit(2);
}
const folder = resolve(given);
const project = join(import.meta.dirname, "..");
const packages = ["postgresql-17", "postgresql-17-pgvector", "libstdc++6", "libatomic1"];
const tests = ["tests/database", "tests/index/postgres", "tests/engine.test.ts"];

/** Runs a program that has to succeed. */
function run(program, ...args) {
  const { status, error } = spawnSync(program, args, { stdio: "inherit" });
  if (status !== 0) throw new Error(`${program} ended with ${error?.message ?? status}`);
}

if (!existsSync(join(folder, "usr/share/postgresql/17/extension/vector.control"))) {
  const from = mirror === undefined ? [] : [mirror];
  run("debootstrap", "--variant=minbase", `--include=${packages.join(",")}`, "trixie", folder, ...from);
}

// The project and its packages stand in it where they stand outside; what is written there is written here.
const node = dirname(dirname(process.execPath));
const shown = [
  ...new Set([project, realpathSync(join(project, "node_modules"))]),
  process.execPath,
  ...(node === "/usr" ? [] : [node]),
];
const mounted = [];
function mount(path, at, ...options) {
  if (existsSync(path) && realpathSync(path) !== path) return;
  run("mount", ...options, path, at);
  mounted.push(at);
}
try {
  for (const path of ["/dev", ...shown]) {
    const at = join(folder, path);
    if (path === process.execPath) {
      mkdirSync(dirname(at), { recursive: true });
      run("touch", at);
    } else mkdirSync(at, { recursive: true });
    mount(path, at, "--bind");
  }
  run("mount", "-t", "proc", "proc", join(folder, "proc"));
  mounted.push(join(folder, "proc"));
  const vitest = join(project, "node_modules", "vitest", "vitest.mjs");
  const script = `cd ${JSON.stringify(project)} && exec ${JSON.stringify(process.execPath)} ${JSON.stringify(vitest)} run --project system ${tests.join(" ")}`;
  run("chroot", folder, "/bin/sh", "-c", script);
} finally {
  for (const at of mounted.reverse()) spawnSync("umount", [at], { stdio: "inherit" });
}
