import { kernelBytes } from "./kernel-bytes.js";
import type { Loops } from "./loops.js";
import { scalarKernels } from "./scalar.js";

/** The loops, and the memory that they work in. */
export interface Kernels extends Loops {
  readonly memory: ArrayBuffer;
}

/** What is used of WebAssembly: the types of Node.js leave it to those of browsers. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (size: {
    readonly initial: number;
    readonly maximum: number;
  }) => { readonly buffer: ArrayBuffer };
  readonly Instance: new (
    module: object,
    imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  ) => { readonly exports: Readonly<Record<string, unknown>> };
};

const pageSize = 65_536;

let compiled: object | null | undefined;

/** Null where WebAssembly or its SIMD is missing. Compiled when first asked for. */
function compiledModule(): object | null {
  if (compiled === undefined) {
    try {
      compiled = new WebAssembly.Module(Buffer.from(kernelBytes, "base64"));
    } catch {
      compiled = null;
    }
  }
  return compiled;
}

/**
 * Kernels over new memory of at least so many bytes, all zeros. It never grows, so that views of it stay.
 * @param scalar without WebAssembly, as where it is missing: the same numbers, slower
 */
export function kernelsOver(bytes: number, scalar = false): Kernels {
  const module = scalar ? null : compiledModule();
  if (!module) {
    const memory = new ArrayBuffer(bytes);
    return { memory, ...scalarKernels(memory) };
  }
  const pages = Math.max(1, Math.ceil(bytes / pageSize));
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const { exports } = new WebAssembly.Instance(module, { host: { memory } });
  return { memory: memory.buffer, ...(exports as Record<keyof Loops, never>) };
}
