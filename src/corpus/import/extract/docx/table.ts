import type { PlacedBlock } from "../flow/pages.js";
import { rowsOf, type TableCell } from "../flow/table-rows.js";
import { childElement, childElements, childValue } from "../xml/xml-search.js";
import type { XmlElement } from "../xml/xml-tree.js";
import type { DocxContext } from "./context.js";
import { isRuled } from "./styles.js";

/** Elements around rows and cells that change nothing. */
const around = ["w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo"];

/**
 * The blocks of a table (`w:tbl`): one a row, or its paragraphs where the table only places them.
 *
 * @param readCell gives the blocks of a cell
 */
export function tableBlocks(
  table: XmlElement,
  context: DocxContext,
  readCell: (cell: XmlElement) => PlacedBlock[],
): PlacedBlock[] {
  const properties = childElement(table, "w:tblPr");
  const rows = within(table, "w:tr").map((row): TableCell[] => {
    const isDeleted = childElement(childElement(row, "w:trPr"), "w:del") !== null;
    const cells = within(row, "w:tc").map((cell) => ({
      blocks: readCell(cell),
      isRuled: isRuled(childElement(childElement(cell, "w:tcPr"), "w:tcBorders")),
    }));
    if (!isDeleted) return cells;
    context.changes.deleted += 1;
    for (const { blocks } of cells) for (const { block } of blocks) context.leave(block.text, "deleted");
    return [];
  });
  const ruled =
    isRuled(childElement(properties, "w:tblBorders")) ||
    context.styles.isRuledTable(childValue(properties, "w:tblStyle", "w:val"));
  return rowsOf(rows, ruled);
}

function within(parent: XmlElement, name: string): XmlElement[] {
  return childElements(parent, name, ...around).flatMap((element) =>
    element.name === name ? [element] : within(element, name),
  );
}
