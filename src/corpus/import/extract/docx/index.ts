import { AppError } from "../../../../errors.js";
import type { ExtractedDocument } from "../../document.js";
import { isEncryptedOffice, openPackage } from "../archive/office-package.js";
import type { ExtractOptions, Extractor, SourceFile } from "../extractor.js";
import { readDocx } from "./read-docx.js";

/**
 * Reads Word documents of 2007 and later. They are read from their XML and not by a converter to HTML, because the numbers of lists
 * and articles ("Điều 1."), the ends of pages, running heads and what was deleted with changes tracked are lost on that way.
 */
export const docxExtractor: Extractor = {
  format: "docx",
  async extract(file: SourceFile, options: ExtractOptions): Promise<ExtractedDocument> {
    if (isEncryptedOffice(file.bytes)) throw new AppError("IMPORT_ENCRYPTED", { file: file.name });
    return readDocx(await openPackage(file), options);
  },
};
