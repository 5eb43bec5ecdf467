import { AppError } from "../../../../errors.js";
import type { Extractor } from "../extractor.js";
import { CompoundFile } from "./compound-file.js";
import { readFileInformation } from "./file-information.js";
import { DocReader } from "./reader.js";

/** Reads binary Word documents: Word 97 to 2003, and Word 6 and 95. */
export const docExtractor: Extractor = {
  format: "doc",
  async extract(file, options) {
    options.onPage?.(0, 1);
    options.signal?.throwIfAborted();
    const document = new DocReader(
      readFileInformation(file.name, new CompoundFile(file.name, file.bytes)),
    ).read();
    if (document.pages.every(({ blocks }) => blocks.length === 0))
      throw new AppError("IMPORT_NO_TEXT", { file: file.name });
    options.onPage?.(1, 1);
    return document;
  },
};
