// A copy-on-write root over this machine's own, in place of a base image that cannot be pulled: what a stage writes is the stage's alone.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { assignments } from "./dockerfile.mjs";

/** Runs a program to its end; throws where it fails. */
export function run(program, args, options = {}) {
  const { status, error } = spawnSync(program, args, { stdio: "inherit", ...options });
  if (error) throw error;
  if (status !== 0) throw new Error(`exit ${status}: ${program} ${args.join(" ")}`);
}

/**
 * Makes a root; it vanishes with the mount namespace that the check runs in.
 * @param hide folders of this machine that a base image would not have
 */
export function makeRoot(folder, hide) {
  const [upper, work, root] = ["upper", "work", "root"].map((name) => join(folder, name));
  for (const each of [upper, work, root]) mkdirSync(each, { recursive: true });
  run("mount", ["-t", "overlay", "overlay", "-o", `lowerdir=/,upperdir=${upper},workdir=${work}`, root]);
  for (const each of hide) run("mount", ["-t", "tmpfs", "tmpfs", join(root, each)]);
  for (const each of ["dev", "proc"]) run("mount", ["--rbind", `/${each}`, join(root, each)]);
  run("mount", ["-t", "tmpfs", "-o", "mode=1777", "tmpfs", join(root, "tmp")]);
  return root;
}

/** Runs a stage's steps in its root. */
export function runSteps({ steps }, root, { context, rootOf }) {
  let folder = "/";
  const env = { PATH: process.env.PATH, HOME: "/root" };
  for (const { instruction, rest } of steps) {
    if (/RUN|COPY/.test(instruction)) console.error(`  ${instruction} ${rest}`);
    if (instruction === "WORKDIR") {
      folder = resolve(folder, rest);
      mkdirSync(join(root, folder), { recursive: true });
    } else if (instruction === "ENV") Object.assign(env, Object.fromEntries(assignments(rest)));
    else if (instruction === "RUN") run("chroot", [root, "/bin/sh", "-ec", `cd ${folder}; ${rest}`], { env });
    else if (instruction === "COPY") copy(rest, join(root, folder), root, context, rootOf);
  }
}

function copy(rest, folder, root, context, rootOf) {
  const words = rest.split(/\s+/);
  const from = words[0].startsWith("--from=") ? rootOf(words.shift().slice("--from=".length)) : context;
  const target = words.pop();
  const into = target.startsWith("/") ? join(root, target) : join(folder, target);
  for (const source of words.map((word) => join(from, word))) {
    const isFolder = statSync(source).isDirectory();
    // As docker does: a folder's content, or a file under its own name where the target is a folder.
    const to = !isFolder && (target.endsWith("/") || words.length > 1) ? join(into, basename(source)) : into;
    mkdirSync(isFolder ? to : dirname(to), { recursive: true });
    for (const name of isFolder ? readdirSync(source) : [""])
      cpSync(join(source, name), join(to, name), { recursive: true, verbatimSymlinks: true });
  }
}
