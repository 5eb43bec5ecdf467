import { AppError } from "../../../../errors.js";
import type { Extractor } from "../extractor.js";
import { RtfReader } from "./reader.js";
import { tokensOf } from "./tokens.js";

/** Reads Rich Text Format of any version and writer. Whether the file is one is told by its first bytes. */
export const rtfExtractor: Extractor = {
  format: "rtf",
  async extract(file, options) {
    options.onPage?.(0, 1);
    if (!startsWithRtf(file.bytes))
      throw new AppError("IMPORT_DAMAGED", { file: file.name, reason: "does not begin with {\\rtf" });
    const reader = new RtfReader(file.name);
    let count = 0;
    for (const token of tokensOf(file.bytes)) {
      if (count++ % tokensBetweenLooks === 0) options.signal?.throwIfAborted();
      reader.read(token);
    }
    const document = reader.finish();
    if (document.pages.every(({ blocks }) => blocks.length === 0))
      throw new AppError("IMPORT_NO_TEXT", { file: file.name });
    options.onPage?.(1, 1);
    return document;
  },
};

/** So many tokens are read before anybody who wants to end the work is asked. */
const tokensBetweenLooks = 100_000;

function startsWithRtf(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.subarray(0, 64))
    .replace(/^\u00ef\u00bb\u00bf/u, "")
    .trimStart();
  return start.startsWith("{\\rtf");
}
