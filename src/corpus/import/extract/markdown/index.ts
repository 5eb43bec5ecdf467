import { AppError } from "../../../../errors.js";
import { cutFrontMatter, type FrontMatter, readFrontMatter } from "../../../read/front-matter.js";
import { readBody } from "../../../read/markup.js";
import type { PassageKind } from "../../../types.js";
import {
  type BlockRole,
  type DocumentMetadata,
  type ExtractedDocument,
  noMetadata,
  textBlock,
} from "../../document.js";
import type { ExtractOptions, Extractor, SourceFile } from "../extractor.js";
import { readText } from "../text/read-text.js";
import { markdownBlocks } from "./blocks.js";
import { looseMetadata } from "./loose-metadata.js";

/** Kind of a passage → what the structure of a document knows of it. */
const roles: Readonly<Record<PassageKind, BlockRole | null>> = {
  meta: null,
  lead: "lead",
  body: "paragraph",
  caption: "caption",
};

/** Reads Markdown: articles as the corpus has them, and what others write. */
export const markdownExtractor: Extractor = {
  format: "markdown",
  async extract(file: SourceFile, options: ExtractOptions): Promise<ExtractedDocument> {
    options.onPage?.(0, 1);
    options.signal?.throwIfAborted();
    const { text, warnings } = readText(file.bytes, file.name);
    const { yaml, body, bodyLine } = cut(text, file.name);
    const article = yaml === null ? null : articleFields(yaml, file.name);
    const read =
      article === null
        ? markdownBlocks(body)
        : { blocks: articleBlocks(body, file.name, bodyLine), leftOut: [] };
    options.onPage?.(1, 1);
    return {
      pages: [{ number: null, size: null, blocks: read.blocks, rules: [], pictures: [] }],
      metadata: article === null ? looseMetadata(yaml ?? "") : metadataOf(article),
      leftOut: read.leftOut,
      warnings,
    };
  },
};

function cut(text: string, file: string): { yaml: string | null; body: string; bodyLine: number } {
  try {
    return cutFrontMatter(text, file);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { yaml: null, body: text.replace(/^\ufeff/u, ""), bodyLine: 1 };
  }
}

/** The fields of an article of the corpus; null for a front matter of another kind. */
function articleFields(yaml: string, file: string): FrontMatter | null {
  try {
    return readFrontMatter(yaml, file);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return null;
  }
}

function articleBlocks(
  body: string,
  file: string,
  firstLine: number,
): ExtractedDocument["pages"][number]["blocks"] {
  return readBody(body, file, firstLine).map(({ level, kind, text }) =>
    textBlock({
      text,
      unit: "paragraph",
      role: level === null ? (kind === null ? null : roles[kind]) : "heading",
      level,
    }),
  );
}

function metadataOf({ title, authors, series, part }: FrontMatter): DocumentMetadata {
  return { ...noMetadata, title, authors, series, part };
}
