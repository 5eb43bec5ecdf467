// Keeps the models and the indexes warm and measures one mutant after the other, as tests/answer/golden.test.ts does, until a figure differs.
// Messages in: { path, code }; out: { ready } once, then { killedBy } or { survived } each.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createViteServer } from "vitest/node";

const root = process.argv[2];
const server = await createViteServer({
  root,
  configFile: false,
  logLevel: "silent",
  appType: "custom",
  cacheDir: join(root, ".vite"),
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
});
const golden = join(root, "tests", "golden");
const pinned = JSON.parse(readFileSync(join(golden, "pinned-figures.json"), "utf8"));
const floors = JSON.parse(readFileSync(join(golden, "floors.json"), "utf8"));

const before = await difference();
if (before !== null) throw new Error(`${before} differs without any mutant: run \`npm run golden\``);
process.send({ ready: true });

process.on("message", async ({ path, code }) => {
  const original = readFileSync(path, "utf8");
  writeFileSync(path, code);
  invalidate(path);
  let killedBy;
  try {
    killedBy = await difference();
  } catch (error) {
    killedBy = String(error.message).split("\n")[0];
  }
  writeFileSync(path, original);
  invalidate(path);
  process.send(killedBy === null ? { survived: true } : { killedBy });
});

function invalidate(path) {
  const graph = server.environments.ssr.moduleGraph;
  for (const module of graph.getModulesByFile(path) ?? []) graph.invalidateModule(module);
}

/** The first figure that differs from the pinned one, or falls below its floor; null where none does. */
async function difference() {
  const { openWorld } = await server.ssrLoadModule("/tests/quality/world.ts");
  const { parts } = await server.ssrLoadModule("/tests/quality/measure.ts");
  for (const part of parts) {
    const measured = await part(await openWorld());
    for (const [name, figure] of Object.entries(measured.figures))
      if (!(Math.abs(figure - pinned[name]) < 1.5e-6)) return name;
    for (const [file, counts] of Object.entries(measured.floors))
      for (const [name, count] of Object.entries(counts))
        if (!(name.endsWith("Of") ? count === floors[file][name] : count >= floors[file][name]))
          return `${file} ${name}`;
  }
  return null;
}
