import { visualLines } from "../../../lines.js";
import { noMetadata, textBlock } from "../../document.js";
import { reflow } from "../../reflow.js";
import type { Extractor } from "../extractor.js";
import { readText } from "./read-text.js";

/**
 * Reads plain text, wrapped or not, in any encoding that Vietnamese has been written in. A paragraph is told by the lengths of its lines.
 *
 * @throws AppError TEXT_BINARY, TEXT_ENCODING, TEXT_EMPTY
 */
export const textExtractor: Extractor = {
  format: "text",
  async extract(file, options) {
    options.onPage?.(0, 1);
    const { text, warnings } = readText(file.bytes, file.name);
    options.signal?.throwIfAborted();
    const blocks = reflow(visualLines(text)).map((lines) =>
      textBlock({ text: lines.map((line) => line.text).join(" "), unit: "paragraph" }),
    );
    options.onPage?.(1, 1);
    return {
      pages: [{ number: null, size: null, blocks, rules: [], pictures: [] }],
      metadata: noMetadata,
      leftOut: [],
      warnings,
    };
  },
};
