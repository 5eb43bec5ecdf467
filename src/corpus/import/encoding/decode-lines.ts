import { type ImportWarning, noMetadata, textBlock } from "../document.js";
import { decodeDocument } from "./decode-document.js";

/** Lines as Unicode, and what whoever imports should know. */
export interface DecodedLines {
  readonly lines: readonly string[];
  readonly warnings: readonly ImportWarning[];
}

/** The lines of a text, each by its own words and its neighbours'. Lines that are Unicode stay as they are. */
export function decodeLines(lines: readonly string[]): DecodedLines {
  const blocks = lines.map((text) => textBlock({ text, unit: "line" }));
  const page = { number: null, size: null, blocks, rules: [], pictures: [] };
  const { pages, warnings } = decodeDocument({
    pages: [page],
    metadata: noMetadata,
    leftOut: [],
    warnings: [],
  });
  return { lines: (pages[0]?.blocks ?? []).map(({ text }) => text), warnings };
}
