import { join } from "node:path";
import { pathToFileURL } from "node:url";

const dist = join(import.meta.dirname, "..", "..", "dist");

/** The compiled program's way of building graphs: only there is a thread of its own used. */
export function compiledGraphBuild(): Promise<typeof import("../../src/index/vectors/graph-build.js")> {
  return import(/* @vite-ignore */ pathToFileURL(join(dist, "index", "vectors", "graph-build.js")).href);
}

/** The compiled program's library. */
export function compiledLibrary(): Promise<typeof import("../../src/index/index.js")> {
  return import(/* @vite-ignore */ pathToFileURL(join(dist, "index", "index.js")).href);
}

/** The compiled program's way of reading documents: only there is a process of its own used. */
export function compiledReading(): Promise<typeof import("../../src/corpus/import/read-in-child.js")> {
  return import(/* @vite-ignore */ pathToFileURL(join(dist, "corpus", "import", "read-in-child.js")).href);
}
