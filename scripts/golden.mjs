// Measures the golden files again and prints what differs from tests/golden/floors.json and tests/golden/pinned-figures.json:
//   npm run golden              prints the differences; fails where there are any
//   npm run golden -- --write   and renews both files, so that what fell stands in the diff of the change that made it fall
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createViteServer } from "vitest/node";

const root = join(import.meta.dirname, "..");
const goldenDir = join(root, "tests", "golden");

const server = await createViteServer({
  root,
  configFile: false,
  logLevel: "error",
  appType: "custom",
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
});
const { measure } = await server.ssrLoadModule("/tests/quality/measure.ts");
const { floors, figures } = await measure();
await server.close();

const differs = [
  compare("floors.json", flatten(floors), floors),
  compare("pinned-figures.json", figures, figures),
].includes(true);
const isWriting = process.argv.includes("--write");
process.exitCode = differs && !isWriting ? 1 : 0;

/** Prints the differences and writes the file where that is wanted. */
function compare(name, measured, content) {
  const path = join(goldenDir, name);
  const kept = flatten(read(path));
  const names = [...new Set([...Object.keys(kept), ...Object.keys(measured)])];
  const changed = names.filter((each) => kept[each] !== measured[each]);
  for (const each of changed)
    console.log(`${name}  ${each}: ${kept[each] ?? "–"} → ${measured[each] ?? "–"}`);
  if (changed.length === 0) console.log(`${name}: no difference`);
  if (process.argv.includes("--write") && changed.length > 0)
    writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`);
  return changed.length > 0;
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return {};
    throw error;
  }
}

/** A table of tables as one table. */
function flatten(table) {
  return Object.fromEntries(
    Object.entries(table).flatMap(([name, value]) =>
      typeof value === "number"
        ? [[name, value]]
        : Object.entries(value).map(([inner, number]) => [`${name} ${inner}`, number]),
    ),
  );
}
