import type { TextRun } from "../../document.js";
import { childElement, childElements, textOf } from "../xml/xml-search.js";
import type { XmlElement, XmlNode } from "../xml/xml-tree.js";
import type { OdtContext } from "./context.js";
import type { OdtFormat } from "./styles.js";

/** What a paragraph holds. */
export interface OdtInline {
  readonly runs: TextRun[];
  /** Page of its first letter; null where it has none. */
  page: number | null;
  /** Notes (`text:note`) that it refers to, with their marks as printed. */
  readonly notes: { readonly element: XmlElement; readonly mark: string }[];
  /** Text boxes and drawings that hang on it. */
  readonly boxes: XmlElement[];
}

/** Elements whose text is the paragraph's; fields hold what they print. */
const silentElements = new Set([
  "text:bookmark",
  "text:number",
  "text:tracked-changes",
  "text:ruby-text",
  "office:forms",
  "text:alphabetical-index-mark",
  "text:toc-mark",
  "text:user-index-mark",
]);
const drawings = /^draw:/u;
/** Most blanks that one element stands for. */
const mostBlanks = 200;

/** Reads the stretches of a paragraph. */
export function inlineOf(paragraph: XmlElement, format: OdtFormat, context: OdtContext): OdtInline {
  const content: OdtInline = { runs: [], page: null, notes: [], boxes: [] };
  const text = (written: string, { style, hidden, raised }: OdtFormat) => {
    if (hidden) context.leave(written, "hidden");
    else {
      if (written.trim() !== "") {
        context.onText();
        content.page ??= context.page;
      }
      content.runs.push(raised ? { text: written, style, isRaised: true } : { text: written, style });
    }
  };
  const visit = (node: XmlNode, outer: OdtFormat) => {
    if (typeof node === "string") text(node.replace(/[ \t\r\n]+/gu, " "), outer);
    else if (!special(node, outer))
      for (const child of node.children) visit(child, formatWithin(node, outer, context));
  };
  /** Whether an element was no mere stretch of text. */
  const special = (element: XmlElement, outer: OdtFormat): boolean => {
    const { name, attributes } = element;
    if (silentElements.has(name)) return true;
    if (name === "text:s")
      text(" ".repeat(Math.min(Number(attributes.get("text:c") ?? 1) || 1, mostBlanks)), outer);
    else if (name === "text:tab") text("\t", outer);
    else if (name === "text:line-break") text(" ", outer);
    else if (name === "text:soft-page-break") context.onNotedBreak();
    else if (name === "text:note") note(element, outer);
    else if (name === "office:annotation") context.leave(annotationText(element), "comment");
    else if (name === "text:hidden-text" || name === "text:hidden-paragraph")
      context.leave(textOf(element), "hidden");
    else if (name === "text:change-start") context.changes.inserted += 1;
    else if (drawings.test(name)) content.boxes.push(element);
    else return false;
    return true;
  };
  const note = (element: XmlElement, outer: OdtFormat) => {
    const mark = noteMark(element, context);
    text(mark, { ...outer, raised: true });
    content.notes.push({ element, mark });
  };
  for (const child of paragraph.children) visit(child, format);
  return content;
}

function formatWithin(element: XmlElement, outer: OdtFormat, { styles }: OdtContext): OdtFormat {
  const name = element.name === "text:span" ? element.attributes.get("text:style-name") : undefined;
  return name === undefined ? outer : styles.text(name, outer);
}

/**
 * The mark of a note. The file has what was printed last; programs that saved it without a screen write 0 there, and the number is
 * counted as they would.
 */
function noteMark(note: XmlElement, context: OdtContext): string {
  const citation = childElement(note, "text:note-citation");
  const kind = note.attributes.get("text:note-class") ?? "footnote";
  const number = (context.notes.get(kind) ?? 0) + 1;
  context.notes.set(kind, number);
  const written = citation === null ? "" : textOf(citation).trim();
  return written === "" || written === "0" ? String(number) : written;
}

function annotationText(annotation: XmlElement): string {
  return childElements(annotation, "text:p", "text:list").map(textOf).join("\n");
}
