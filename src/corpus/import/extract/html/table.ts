import { isPicture } from "./element-kinds.js";
import { elementsIn, type HtmlElement, plainText } from "./tree.js";

/** Letters in a cell from which it holds running text. */
const runningText = 600;
/** What stands around tables, and never in one. */
const notInTables = new Set([
  "table",
  "h1",
  "form",
  "nav",
  "article",
  "section",
  "header",
  "footer",
  "aside",
]);

/** The rows of a table that shows data, each as its cells; null for a table that only places text on the page. */
export function dataRows(table: HtmlElement): readonly (readonly HtmlElement[])[] | null {
  for (const element of elementsIn(table))
    if (element !== table && notInTables.has(element.name)) return null;
  const rows = rowsOf(table).map((row) =>
    row.children.filter(
      (cell): cell is HtmlElement => typeof cell !== "string" && (cell.name === "td" || cell.name === "th"),
    ),
  );
  if (Math.max(0, ...rows.map((row) => row.length)) < 2) return null;
  const cells = rows.flat();
  if (cells.some((cell) => plainText(cell).length > runningText)) return null;
  if (!isRuled(table, cells) && cells.some(hasParagraphs)) return null;
  // Tables of pictures with their captions.
  const pictures = cells.filter((cell) => [...elementsIn(cell)].some(isPicture));
  return pictures.length * 3 > cells.length ? null : rows;
}

/** Whether anything says that lines are drawn: without them, cells of several paragraphs stand beside one another and are no rows. */
function isRuled({ attributes }: HtmlElement, cells: readonly HtmlElement[]): boolean {
  if (!/^(?:0|)$/u.test(attributes.border ?? "") || isDrawn(attributes.style)) return true;
  return cells.some(({ name, attributes: own }) => name === "th" || isDrawn(own.style));
}

function isDrawn(style = ""): boolean {
  return /border[^;]{0,40}(?:solid|double|dotted|dashed)/iu.test(style);
}

function hasParagraphs(cell: HtmlElement): boolean {
  const paragraphs = [...elementsIn(cell)].filter(({ name }) => name === "p" || name === "div");
  return paragraphs.filter((paragraph) => plainText(paragraph) !== "").length > 1;
}

function rowsOf(element: HtmlElement): HtmlElement[] {
  return element.children.flatMap((child) => {
    if (typeof child === "string") return [];
    if (child.name === "tr") return [child];
    return /^(?:thead|tbody|tfoot)$/u.test(child.name) ? rowsOf(child) : [];
  });
}
