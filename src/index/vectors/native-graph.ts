import { createRequire } from "node:module";
import type hnswlib from "hnswlib-node";

/** The native module, or why it cannot be loaded. */
type Loaded = { readonly module: typeof hnswlib } | { readonly trouble: string };

let loaded: Loaded | undefined;

/** Why there are no graphs on this machine, in a few words; null: there are. */
export function graphTrouble(): string | null {
  loaded ??= load();
  return "trouble" in loaded ? loaded.trouble : null;
}

/** The native module. @throws Error where it cannot be loaded: see `graphTrouble` */
export function nativeGraphs(): typeof hnswlib {
  loaded ??= load();
  if ("trouble" in loaded) throw new Error(`hnswlib-node: ${loaded.trouble}`);
  return loaded.module;
}

/** Not by an `import`, which would end the program where the module was not compiled, or for another system, processor or user. */
function load(): Loaded {
  try {
    return { module: createRequire(import.meta.url)("hnswlib-node") };
  } catch (error) {
    const { code, message = "" } = error as NodeJS.ErrnoException;
    if (code === "ERR_DLOPEN_FAILED") return { trouble: "compiled for another machine or Node.js" };
    if (code === "EACCES" || code === "EPERM") return { trouble: code };
    return {
      trouble:
        message.includes("bindings file") || code === "MODULE_NOT_FOUND" ? "not compiled" : (code ?? "error"),
    };
  }
}
