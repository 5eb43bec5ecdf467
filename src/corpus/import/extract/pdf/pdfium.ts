import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { WrappedPdfiumModule } from "@embedpdf/pdfium";

/** PDFium, with the few things that every caller needs around it. */
export interface Pdfium {
  readonly api: WrappedPdfiumModule;
  /** Address of `bytes` bytes that hold what is read out below; the same ones each time, so use them at once. */
  readonly scratch: (bytes: number) => number;
  readonly float: (address: number) => number;
  readonly double: (address: number) => number;
  readonly integer: (address: number) => number;
  /** A copy of memory. */
  readonly bytes: (address: number, length: number) => Uint8Array;
  readonly allocate: (bytes: number) => number;
  readonly free: (address: number) => void;
  readonly write: (address: number, bytes: Uint8Array) => void;
}

/** The package's types leave out the memory where Emscripten's own types are not installed. */
interface Memory {
  readonly pdfium: { readonly HEAPU8: Uint8Array };
}

let loading: Promise<Pdfium> | null = null;

/** PDFium, loaded from the package at the first call. One document may be open at a time or many: it keeps no state between them. */
export function loadPdfium(): Promise<Pdfium> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Pdfium> {
  const { init } = await import("@embedpdf/pdfium");
  // The file is read here: the package itself would fetch it from a network.
  const path = createRequire(import.meta.url).resolve("@embedpdf/pdfium/pdfium.wasm");
  const file = await readFile(path);
  const wasmBinary = new Uint8Array(file).buffer;
  const api = await init({ wasmBinary });
  api.PDFiumExt_Init();
  const { pdfium } = api as WrappedPdfiumModule & Memory;
  const { malloc, free } = pdfium.wasmExports;
  let size = 0;
  let address = 0;
  const scratch = (bytes: number) => {
    if (bytes > size) {
      if (address !== 0) free(address);
      address = malloc(bytes);
      size = bytes;
    }
    return address;
  };
  return {
    api,
    scratch,
    float: (at) => pdfium.getValue(at, "float"),
    double: (at) => pdfium.getValue(at, "double"),
    integer: (at) => pdfium.getValue(at, "i32"),
    // The memory may have moved when it grew, so its view is taken anew each time.
    bytes: (at, length) => pdfium.HEAPU8.slice(at, at + length),
    allocate: (bytes) => malloc(bytes),
    free: (at) => free(at),
    write: (at, bytes) => pdfium.HEAPU8.set(bytes, at),
  };
}
