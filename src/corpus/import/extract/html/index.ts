import { AppError } from "../../../../errors.js";
import type { ExtractedDocument } from "../../document.js";
import type { ExtractOptions, Extractor, SourceFile } from "../extractor.js";
import { decodeHtml } from "./charset.js";
import { pageOfMhtml } from "./mhtml.js";
import { readHtml } from "./read-html.js";

const megabyte = 1024 * 1024;
/** Longest page: some five thousand printed ones. */
const longestPage = 24 * megabyte;

/** Reads pages of the web that were saved. */
export const htmlExtractor: Extractor = {
  format: "html",
  async extract(file: SourceFile, options: ExtractOptions): Promise<ExtractedDocument> {
    options.onPage?.(0, 1);
    options.signal?.throwIfAborted();
    const document = readHtml(decodeHtml(checkSize(file)), file.name);
    options.onPage?.(1, 1);
    return document;
  },
};

/** Reads pages that were saved as one file with their pictures. */
export const mhtmlExtractor: Extractor = {
  format: "mhtml",
  async extract(file: SourceFile, options: ExtractOptions): Promise<ExtractedDocument> {
    options.onPage?.(0, 1);
    options.signal?.throwIfAborted();
    const { bytes, charset } = pageOfMhtml(file.bytes, file.name);
    const document = readHtml(decodeHtml(checkSize({ name: file.name, bytes }), charset), file.name);
    options.onPage?.(1, 1);
    return document;
  },
};

/** Its bytes. @throws AppError IMPORT_TOO_LARGE for a page that no reader would scroll through */
export function checkSize({ name, bytes }: SourceFile): Uint8Array {
  if (bytes.length > longestPage)
    throw new AppError("IMPORT_TOO_LARGE", {
      file: name,
      size: Math.ceil(bytes.length / megabyte),
      unit: "MB",
      limit: longestPage / megabyte,
    });
  return bytes;
}
