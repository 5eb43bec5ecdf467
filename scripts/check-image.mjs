// Runs the Dockerfile's own steps, read from it, and then its result, where no image can be built or pulled. Linux, as root; the machine's own
// root stands in for the base image (so it should be a Debian with Node), under a copy-on-write layer: nothing of the machine is changed.
// The steps reach what they reach in an image (the registries of npm and Debian); the result runs without a network.
//
//     node scripts/check-image.mjs
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describeImage, parseDockerfile } from "./image/dockerfile.mjs";
import { makeRoot, run, runSteps } from "./image/root.mjs";

const project = join(import.meta.dirname, "..");
const inNamespace = "--in-namespace";

if (process.platform !== "linux" || process.getuid() !== 0) {
  console.error("This check mounts and changes users: it needs Linux and root.");
  process.exit(2);
}
if (!process.argv.includes(inNamespace)) {
  // Mounts made below are seen by nobody else, and are gone when the check ends.
  const again = [
    "--mount",
    "--propagation",
    "private",
    process.execPath,
    fileURLToPath(import.meta.url),
    inNamespace,
  ];
  process.exit(spawnSync("unshare", again, { stdio: "inherit" }).status ?? 1);
}

const scratch = mkdtempSync(join(tmpdir(), "trich-dan-image-"));
run("mount", ["-t", "tmpfs", "-o", "size=4g", "tmpfs", scratch]);
try {
  const context = join(scratch, "context");
  copyContext(context);
  const stages = parseDockerfile(readFileSync(join(project, "Dockerfile"), "utf8"));
  const roots = new Map();
  // What a base image would not have: this machine's homes, and the folder that the project stands in.
  const hide = ["root", "home", "mnt", project.split("/")[1]].filter((name) => existsSync(`/${name}`));
  for (const stage of stages) {
    console.error(`stage ${stage.name} (for ${stage.base})`);
    const root = makeRoot(join(scratch, stage.name), hide);
    runSteps(stage, root, { context, rootOf: (name) => roots.get(name) });
    roots.set(stage.name, root);
  }
  const final = stages.at(-1);
  const image = describeImage(final);
  const root = roots.get(final.name);
  for (const volume of image.volumes) mountVolume(join(root, volume), join(scratch, "volumes", volume));
  run("mount", ["-o", "remount,ro", root]);
  const script = fileURLToPath(new URL("./image/try-image.mjs", import.meta.url));
  run("unshare", ["--net", process.execPath, script, root, JSON.stringify(image)]);
  console.error("The image's steps and its result are sound.");
} finally {
  run("umount", ["--recursive", "--lazy", scratch]);
  rmSync(scratch, { recursive: true });
}

/** What git keeps or would keep, less what .dockerignore leaves out. */
function copyContext(target) {
  const { stdout } = spawnSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], {
    cwd: project,
    encoding: "utf8",
  });
  const wanted = readFileSync(join(project, ".dockerignore"), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("!"))
    .map((line) => line.slice(1));
  for (const file of stdout
    .split("\0")
    .filter((name) => wanted.some((each) => name === each || name.startsWith(`${each}/`))))
    cpSync(join(project, file), join(target, file));
  mkdirSync(target, { recursive: true });
}

/** A new named volume takes the owner and mode of the folder it is mounted on, as docker's do. */
function mountVolume(place, volume) {
  mkdirSync(volume, { recursive: true });
  run("cp", ["--archive", "--no-target-directory", place, volume]);
  run("mount", ["--bind", volume, place]);
}
