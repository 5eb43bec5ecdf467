import type { BlockRole, TextBlock } from "../../document.js";
import { alignmentOf } from "../flow/alignment.js";
import { isContentsStyleName, roleOfStyleName } from "../flow/style-names.js";
import { childElement } from "../xml/xml-search.js";
import type { XmlElement } from "../xml/xml-tree.js";
import type { DocxContext } from "./context.js";
import type { ListLevel } from "./numbering.js";
import type { RunFormat } from "./run-format.js";
import { isParagraphOn, paragraphValue } from "./styles.js";

/** How a paragraph is set, its styles taken into account. */
export interface ParagraphFormat {
  readonly role: BlockRole | null;
  readonly level: number | null;
  readonly align: TextBlock["align"];
  readonly indent: number | null;
  readonly run: RunFormat;
  readonly list: { readonly id: string; readonly level: number } | null;
  readonly beginsPage: boolean;
  readonly isContents: boolean;
}

/** Twentieths of a point. */
const twips = 20;
/** Outline levels of headings; 9 is running text. */
const deepestOutline = 8;

/** Reads the properties of a paragraph (`w:pPr`). */
export function paragraphFormatOf(paragraph: XmlElement, context: DocxContext): ParagraphFormat {
  const own = childElement(paragraph, "w:pPr");
  const style = context.styles.paragraph(own === null ? null : paragraphValue([own], "w:pStyle"));
  const properties = own === null ? style.paragraph : [own, ...style.paragraph];
  const list = listOf(own, style.id, style.paragraph, context);
  const listLevel = list === null ? null : context.numbering.level(list.id, list.level);
  const named = style.names.map(roleOfStyleName).find((role) => role !== null) ?? null;
  const outline = Number(paragraphValue(properties, "w:outlineLvl") ?? Number.NaN);
  const isHeading = outline >= 0 && outline <= deepestOutline && named?.role !== "title";
  return {
    role: isHeading ? "heading" : (named?.role ?? (list === null ? null : "list-item")),
    level: isHeading ? Math.min(outline + 1, 6) : (named?.level ?? null),
    align: alignmentOf(paragraphValue(properties, "w:jc")),
    indent: indentOf(own, style.paragraph, listLevel),
    run: { ...context.styles.defaults, ...style.run },
    list,
    beginsPage: isParagraphOn(properties, "w:pageBreakBefore"),
    isContents: style.names.some(isContentsStyleName),
  };
}

/** Whether the end of a paragraph was deleted while changes were tracked: it goes on in the next one. */
export function isEndDeleted(paragraph: XmlElement): boolean {
  return childElement(childElement(childElement(paragraph, "w:pPr"), "w:rPr"), "w:del") !== null;
}

function listOf(
  own: XmlElement | null,
  style: string,
  inherited: readonly XmlElement[],
  { numbering }: DocxContext,
): ParagraphFormat["list"] {
  const ownNumbering = childElement(own, "w:numPr");
  const sources = [ownNumbering, ...inherited.map((properties) => childElement(properties, "w:numPr"))];
  const known = sources.filter((source) => source !== null);
  const id = paragraphValue(known, "w:numId");
  if (id === null || id === "0") return null;
  const level = paragraphValue(known, "w:ilvl");
  return { id, level: level === null ? numbering.levelOfStyle(id, style) : Number(level) };
}

/** The first line's indent, in points: the paragraph's own, then its list's, then its style's. */
function indentOf(
  own: XmlElement | null,
  inherited: readonly XmlElement[],
  level: ListLevel | null,
): number | null {
  for (const properties of [own, level?.paragraph ?? null, ...inherited]) {
    const indent = childElement(properties, "w:ind")?.attributes;
    const first = indent?.get("w:firstLine");
    const hanging = indent?.get("w:hanging");
    if (hanging !== undefined) return -Number.parseFloat(hanging) / twips || 0;
    if (first !== undefined) return Number.parseFloat(first) / twips || 0;
  }
  return null;
}
