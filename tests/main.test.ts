import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "src");

/** Packages that are loaded before anything runs: what the file imports and what its imports import, but not what is imported at run time. */
function packagesOf(file: string): Set<string> {
  const seen = new Set<string>();
  const packages = new Set<string>();
  const visit = (path: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    const source = readFileSync(path, "utf8");
    for (const [, name = ""] of source.matchAll(
      /^(?:import|export)\s(?!type\b)(?:[^;"]*\sfrom\s)?"([^"]+)"/gm,
    )) {
      if (name.startsWith(".")) visit(join(dirname(path), name.replace(/\.js$/, ".ts")));
      else if (!name.startsWith("node:")) packages.add(name);
    }
  };
  visit(file);
  return packages;
}

test("nothing is loaded before signals are heard", () => {
  expect([...packagesOf(join(root, "main.ts"))]).toEqual([]);
});

test("a start waits for no package that the first answer does not need", () => {
  expect([...packagesOf(join(root, "program.ts"))].sort()).toEqual(["dotenv", "lru-cache", "zod"]);
});
