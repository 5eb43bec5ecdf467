import { endsClause, endsSentence } from "../../recognise.js";
import type { LeftOut } from "../document.js";
import type { PagePart } from "./page-parts.js";

/** How captions of drawings begin; a table has no words of its own to lose. */
const drawingCaption =
  /^(?:Hình(?: ảnh| vẽ)?|Ảnh|Biểu đồ|Sơ đồ|Đồ thị|Bản đồ|Lược đồ|Figure|Fig\.|Chart)\s*\d{1,3}(?:[.\-–]\d{1,3})*\s*[.:–-]?/iu;
/** Words in a drawing are at most this long, in characters; those of the size of the text at most half of it. */
const longestLabel = 24;
const longestLargeLabel = 12;
/** Letters smaller than those of the text by more than this part are small. */
const smallerBy = 0.06;

/**
 * Takes the words that stand within drawings out of a page: short lines in a row above the caption of a drawing. Each tells something only
 * where it stands.
 *
 * @param parts the paragraphs of one page, in reading order
 */
export function withoutDrawingLabels(
  parts: readonly PagePart[],
  bodySize: number,
): { readonly kept: PagePart[]; readonly leftOut: LeftOut[] } {
  const labels = new Set<PagePart>();
  parts.forEach((part, at) => {
    if (part.paragraph.role !== "caption" || !drawingCaption.test(part.paragraph.text.normalize("NFC")))
      return;
    for (let above = at - 1; above >= 0; above--) {
      const label = parts[above] as PagePart;
      if (!isLabel(label, bodySize)) break;
      labels.add(label);
    }
  });
  const leftOut = [...labels].map(
    ({ paragraph }): LeftOut => ({ text: paragraph.text, reason: "drawing", page: paragraph.page }),
  );
  return { kept: parts.filter((part) => !labels.has(part)), leftOut };
}

function isLabel({ paragraph, rows }: PagePart, bodySize: number): boolean {
  const { text, role } = paragraph;
  // A measure may look like the mark of a note.
  if (role === "table-row" || role === "heading") return false;
  if (drawingCaption.test(text.normalize("NFC")) || endsSentence(text) || endsClause(text)) return false;
  const size = Math.max(...rows.map((row) => row.size));
  if (size > bodySize * (1 + smallerBy)) return false;
  return text.length <= (size < bodySize * (1 - smallerBy) ? longestLabel : longestLargeLabel);
}
