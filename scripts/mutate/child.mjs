// Judges one mutant after the other in warm processes: first by the tests that are named after its file, then by the figures of the golden
// files, measured as tests/answer/golden.test.ts does, until one differs; where none does, the other tests of the rooms run.
// Messages in: { path, code }; out: { ready } once, then { killedBy } each, which is null where the mutant survives.
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { createViteServer, createVitest } from "vitest/node";

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

const vitest = await createVitest("test", {
  root,
  watch: false,
  project: ["core"],
  reporters: [{}],
});
// Other work on the machine must not be taken for a test that sees a mutant; what never ends is ended by who asks.
for (const { config } of vitest.projects) Object.assign(config, { testTimeout: 0, hookTimeout: 0 });
const rooms = ["language", "query", "ranking", "answer"].map((room) => `tests/${room}/`);
// What the golden tests compare is measured here, in less time and up to the first difference only.
const isGolden = ({ moduleId }) => moduleId.endsWith("golden.test.ts");
const tests = (await vitest.globTestSpecifications(rooms)).filter((test) => !isGolden(test));
const failing = await failure(tests);
if (failing !== null) throw new Error(`${failing} fails without any mutant: run \`npm test\``);
const before = await difference();
if (before !== null) throw new Error(`${before} differs without any mutant: run \`npm run golden\``);
process.send({ ready: true });

process.on("message", async ({ path, code }) => {
  const original = readFileSync(path, "utf8");
  writeFileSync(path, code);
  invalidate(path);
  let killedBy;
  try {
    const isOwn = ({ moduleId }) => basename(moduleId, ".test.ts") === basename(path, ".ts");
    const [own, others] = [tests.filter(isOwn), tests.filter((test) => !isOwn(test))];
    killedBy =
      (own.length > 0 ? await failure(own) : null) ?? (await difference()) ?? (await failure(others));
  } catch (error) {
    killedBy = String(error.message).split("\n")[0];
  }
  writeFileSync(path, original);
  invalidate(path);
  process.send({ killedBy });
});

function invalidate(path) {
  const graph = server.environments.ssr.moduleGraph;
  for (const module of graph.getModulesByFile(path) ?? []) graph.invalidateModule(module);
  vitest.invalidateFile(path);
}

/** The first of some tests that fails; null where none does. What others did when they ran last is not looked at. */
async function failure(specifications) {
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
  const wanted = new Set(specifications.map(({ moduleId }) => moduleId));
  const failed = testModules.find((module) => wanted.has(module.moduleId) && !module.ok());
  return failed?.relativeModuleId ?? (unhandledErrors.length > 0 ? "an error" : null);
}

/** The first figure that differs from the pinned one, or does not keep its floor; null where none does. */
async function difference() {
  const { openWorld } = await server.ssrLoadModule("/tests/quality/world.ts");
  const { keepsFloor, parts } = await server.ssrLoadModule("/tests/quality/measure.ts");
  for (const part of parts) {
    const measured = await part(await openWorld());
    for (const [name, figure] of Object.entries(measured.figures))
      if (!(Math.abs(figure - pinned[name]) < 1.5e-6)) return name;
    for (const [file, counts] of Object.entries(measured.floors))
      for (const [name, count] of Object.entries(counts))
        if (!keepsFloor(name, count, floors[file][name])) return `${file} ${name}`;
  }
  return null;
}
