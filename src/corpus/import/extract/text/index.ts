import { decodeText } from "../../../decode.js";
import { visualLines } from "../../../lines.js";
import { type ExtractedDocument, NO_METADATA, textBlock } from "../../document.js";
import { reflow } from "../../reflow.js";
import type { Extractor, SourceFile } from "../extractor.js";

/** Reads plain text, wrapped or not: its paragraphs are told from the lengths and words of its lines. */
export const textExtractor: Extractor = { format: "text", extract };

async function extract({ name, bytes }: SourceFile): Promise<ExtractedDocument> {
  const paragraphs = reflow(visualLines(decodeText(bytes, name)));
  const blocks = paragraphs.map((lines) =>
    textBlock({ text: lines.map(({ text }) => text).join(" "), unit: "paragraph" }),
  );
  return {
    pages: [{ number: null, size: null, blocks, rules: [], pictures: [] }],
    metadata: NO_METADATA,
    leftOut: [],
    warnings: [],
  };
}
