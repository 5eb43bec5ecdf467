import type { VisualLine } from "../../lines.js";
import type { DocumentPage } from "../document.js";
import { PLAIN_STYLE } from "../document.js";
import { reflow } from "../reflow.js";
import type { LaidOutParagraph } from "./paragraph.js";

/** The paragraphs of line-wrapped text without places on a page: told from the text of its lines alone. */
export function wrappedParagraphs(page: DocumentPage): LaidOutParagraph[] {
  const lines = page.blocks.map(
    ({ text, indent }): VisualLine => ({ text, indent: indent ?? 0, blankAbove: 0, startsPage: false }),
  );
  return reflow(lines).map(
    (rows): LaidOutParagraph => ({
      text: rows.map(({ text }) => text).join(" "),
      role: null,
      level: null,
      style: PLAIN_STYLE,
      runs: [],
      align: null,
      page: page.number,
      lines: [],
      spaceAbove: null,
      recognition: null,
    }),
  );
}
