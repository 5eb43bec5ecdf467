import { AppError } from "../../../../errors.js";
import type { Extractor, SourceFile } from "../extractor.js";
import { CompoundFile, type Streams } from "./compound-file.js";
import { readFileInformation } from "./file-information.js";
import { readDoc } from "./read-doc.js";
import { summaryOf, summaryStream } from "./summary.js";

/** Reads binary Word documents: Word 97 to 2003, and Word 6 and 95. */
export const docExtractor: Extractor = {
  format: "doc",
  async extract(file, options) {
    options.onPage?.(0, 1);
    options.signal?.throwIfAborted();
    const streams = streamsOf(file);
    const information = readFileInformation(file.name, streams);
    const document = readDoc(information, summaryOf(streams.stream(summaryStream)), file.name, options);
    if (document.pages.every(({ blocks }) => blocks.length === 0))
      throw new AppError("IMPORT_NO_TEXT", { file: file.name });
    options.onPage?.(1, 1);
    return document;
  },
};

/** First bytes of Word documents without a compound file around them: of Word 2, and of Word 6. */
const bareMarks = new Set([0xdb, 0xdc]);
const bareSecond = 0xa5;

function streamsOf({ name, bytes }: SourceFile): Streams {
  const isBare = bareMarks.has(bytes[0] ?? 0) && bytes[1] === bareSecond;
  if (!isBare) return new CompoundFile(name, bytes);
  return { stream: (stream) => (stream === "WordDocument" ? bytes : null) };
}
