// Puts the program together: src/ becomes a few files in dist/, so that a start reads three dozen files and not five hundred.
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { rolldown } from "rolldown";

/** Programs of their own: the main one, and those that run in a process or thread beside it. They stand in one folder with all that they load. */
const programs = [
  "src/main.ts",
  "src/corpus/import/read-child.ts",
  "src/index/vectors/graph-worker.ts",
  "src/index/live/update-worker.ts",
];
/** Packages that every start loads, of many small files each; the others stay where npm put them. */
const included = ["zod", "commander"];

/**
 * Writes the program into `dist/`, and takes out the files of programs before the last one: a bot that runs while the next program is
 * built still loads parts of its own.
 *
 * @param root folder of the project
 * @returns names of the files that are needed
 */
export async function bundle(root) {
  const dist = join(root, "dist");
  const before = filesOf(dist);
  const analyser = await bundleOf(root, ["src/index/analyser.ts"], {});
  const { output } = await analyser.write({
    dir: join(dist, "analyser"),
    format: "esm",
    entryFileNames: "[name].js",
  });
  const { analyserFingerprint } = await import(
    `${pathToFileURL(join(dist, "analyser", output[0].fileName))}?${process.hrtime.bigint()}`
  );
  const built = { fingerprint: analyserFingerprint(), unicode: process.versions.unicode };
  const program = await bundleOf(root, programs, { BUILT_ANALYSER: JSON.stringify(built) });
  const written = await program.write({
    dir: dist,
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "[name]-[hash].js",
  });
  rmSync(join(dist, "analyser"), { recursive: true });
  const now = written.output.map(({ fileName }) => fileName);
  const kept = new Set([...now, ...before]);
  for (const entry of readdirSync(dist, { withFileTypes: true }))
    if (entry.isFile() && entry.name.endsWith(".js") && !kept.has(entry.name)) rmSync(join(dist, entry.name));
  return now;
}

function bundleOf(root, inputs, define) {
  return rolldown({
    input: inputs.map((input) => join(root, input)),
    cwd: root,
    platform: "node",
    tsconfig: join(root, "tsconfig.json"),
    transform: { define },
    external: (id) => !/^[./]|^[A-Za-z]:[\\/]/.test(id) && !included.includes(id.split("/")[0]),
  });
}

/** Names of the files of the last program that was built; those of a compiler's that once wrote here are not among them. */
export function filesOf(dist) {
  try {
    return readFileSync(join(dist, ".built"), "utf8").split("\n").filter(Boolean);
  } catch {
    return [];
  }
}
