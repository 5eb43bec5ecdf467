import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { WrappedPdfiumModule } from "@embedpdf/pdfium";

/** PDFium, with the few things that every caller needs around it. */
export interface Pdfium {
  readonly api: WrappedPdfiumModule;
  /** What is called for each character of a page. */
  readonly text: TextFunctions;
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

/** Functions of fpdf_text.h as compiled, with whole numbers for addresses and truth values. The package's own of the same names take several times as long. */
export interface TextFunctions {
  readonly FPDFText_IsGenerated: (page: number, at: number) => number;
  readonly FPDFText_GetUnicode: (page: number, at: number) => number;
  readonly FPDFText_IsHyphen: (page: number, at: number) => number;
  readonly FPDFText_GetTextObject: (page: number, at: number) => number;
  readonly FPDFText_GetCharOrigin: (page: number, at: number, x: number, y: number) => number;
  readonly FPDFText_GetLooseCharBox: (page: number, at: number, box: number) => number;
}

/** The package's types leave out the memory where Emscripten's own types are not installed, and the functions as compiled. */
interface Memory {
  readonly pdfium: { readonly HEAPU8: Uint8Array; readonly wasmExports: TextFunctions };
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
  let view = new DataView(pdfium.HEAPU8.buffer);
  // The memory moves when it grows.
  const memory = () => {
    if (view.buffer !== pdfium.HEAPU8.buffer) view = new DataView(pdfium.HEAPU8.buffer);
    return view;
  };
  return {
    api,
    text: pdfium.wasmExports,
    scratch,
    float: (at) => memory().getFloat32(at, true),
    double: (at) => memory().getFloat64(at, true),
    integer: (at) => memory().getInt32(at, true),
    // The memory may have moved when it grew, so its view is taken anew each time.
    bytes: (at, length) => pdfium.HEAPU8.slice(at, at + length),
    allocate: (bytes) => malloc(bytes),
    free: (at) => free(at),
    write: (at, bytes) => pdfium.HEAPU8.set(bytes, at),
  };
}
