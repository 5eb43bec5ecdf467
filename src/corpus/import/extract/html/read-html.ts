import type { ExtractedDocument, LeftOut } from "../../document.js";
import { leftOutOf, type PartedPage, partArticle } from "./article.js";
import { hiddenTest } from "./hidden.js";
import { pageMetadata } from "./metadata.js";
import { isRunningHead, mendNoteMarks } from "./office-marks.js";
import { type HtmlBlock, textBlocksOf } from "./text-blocks.js";
import { ancestors, parseHtml } from "./tree.js";

/**
 * Reads a page: its article, or all of its text where it is none.
 *
 * @param file named in errors
 * @throws AppError IMPORT_TOO_LARGE
 */
export function readHtml(html: string, file: string): ExtractedDocument {
  const page = parseHtml(html, file);
  mendNoteMarks(page.root);
  const metadata = pageMetadata(page);
  const blocks = textBlocksOf(page.root, hiddenTest(page));
  const parted = partArticle(blocks, metadata);
  const { blocks: text, leftOut } = parted ?? wholePage(blocks);
  return {
    pages: [{ number: null, size: null, blocks: text, rules: [], pictures: [] }],
    metadata: metadata.document,
    leftOut,
    warnings: [],
  };
}

/**
 * Reads a chapter of a book: all that it shows, in order. Navigation in it is a table of contents.
 *
 * @param file named in errors
 * @throws AppError IMPORT_TOO_LARGE
 */
export function readChapter(xhtml: string, file: string): PartedPage {
  const page = parseHtml(xhtml, file, true);
  const { blocks, leftOut } = wholePage(textBlocksOf(page.root, hiddenTest(page)));
  return {
    blocks,
    leftOut: leftOut.map((left) => (left.reason === "menu" ? { ...left, reason: "contents" } : left)),
  };
}

/** All that a page shows, in order. */
function wholePage(blocks: readonly HtmlBlock[]): PartedPage {
  const left = (block: HtmlBlock): LeftOut | null => {
    if ([...ancestors(block.element)].some(isRunningHead))
      return { ...leftOutOf(block), reason: "running-head" };
    return block.visibility === "shown" ? null : leftOutOf(block);
  };
  return {
    blocks: blocks.filter((block) => left(block) === null).map(({ block }) => block),
    leftOut: blocks.flatMap((block) => left(block) ?? []),
  };
}
