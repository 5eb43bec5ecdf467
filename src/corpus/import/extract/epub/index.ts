import { AppError } from "../../../../errors.js";
import type { ExtractedDocument, LeftOut, TextBlock } from "../../document.js";
import { openPackage } from "../archive/office-package.js";
import type { ExtractOptions, Extractor, SourceFile } from "../extractor.js";
import { decodeHtml } from "../html/charset.js";
import { checkSize } from "../html/index.js";
import { readChapter } from "../html/read-html.js";
import { readBookPackage } from "./book-package.js";

/**
 * Reads electronic books: their chapters in the order in which they are read. A library for showing books writes their pictures and
 * styles to the disk; here only the chapters' text is unpacked, in memory.
 */
export const epubExtractor: Extractor = {
  format: "epub",
  async extract(file: SourceFile, options: ExtractOptions): Promise<ExtractedDocument> {
    const parts = await openPackage(file);
    const { chapters, metadata } = await readBookPackage(parts);
    const blocks: TextBlock[] = [];
    const leftOut: LeftOut[] = [];
    options.onPage?.(0, chapters.length);
    for (const [index, { path, isContents }] of chapters.entries()) {
      options.signal?.throwIfAborted();
      const bytes = await parts.read(path);
      if (bytes === null) throw new AppError("IMPORT_DAMAGED", { file: file.name, reason: path });
      const chapter = readChapter(decodeHtml(checkSize({ name: file.name, bytes })), file.name);
      if (isContents)
        leftOut.push(
          ...chapter.blocks.map(({ text }) => ({ text, reason: "contents", page: null }) as const),
        );
      else blocks.push(...chapter.blocks);
      leftOut.push(...chapter.leftOut);
      options.onPage?.(index + 1, chapters.length);
    }
    return {
      pages: [{ number: null, size: null, blocks, rules: [], pictures: [] }],
      metadata,
      leftOut,
      warnings: [],
    };
  },
};
