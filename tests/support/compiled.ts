import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** The sources as single modules, see `setup` in `build.ts`: the program itself is put together of few files that export nothing. */
const modules = join(import.meta.dirname, "..", "..", "dist", "modules");

/** The compiled program's way of building graphs: only there is a thread of its own used. */
export function compiledGraphBuild(): Promise<typeof import("../../src/index/vectors/graph-build.js")> {
  return import(/* @vite-ignore */ pathToFileURL(join(modules, "index", "vectors", "graph-build.js")).href);
}

/** The compiled program's library. */
export function compiledLibrary(): Promise<typeof import("../../src/index/index.js")> {
  return import(/* @vite-ignore */ pathToFileURL(join(modules, "index", "index.js")).href);
}

/** The compiled program's way of reading documents: only there is a process of its own used. */
export function compiledReading(): Promise<typeof import("../../src/corpus/import/read-in-child.js")> {
  return import(/* @vite-ignore */ pathToFileURL(join(modules, "corpus", "import", "read-in-child.js")).href);
}
