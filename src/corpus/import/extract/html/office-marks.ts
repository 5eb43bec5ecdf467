import { elementsIn, type HtmlElement, plainText } from "./tree.js";

/** How LibreOffice, Word and makers of books name the element of a note. */
const noteId = /^(?:sdfootnote|sdendnote|ftn|edn|_?footnote)\d+$/u;
const noteType = /\b(?:doc-)?(?:footnote|endnote|rearnote)\b/u;

/** Whether an element holds the text of a footnote or endnote. */
export function isNote({ name, attributes }: HtmlElement): boolean {
  if (name === "a") return false;
  return (
    noteId.test(attributes.id ?? "") ||
    noteType.test(`${attributes["epub:type"] ?? ""} ${attributes.role ?? ""}`)
  );
}

/** Whether an element is the running head or foot of a document that an office program saved as a page. */
export function isRunningHead({ name, attributes }: HtmlElement): boolean {
  if (name !== "div") return false;
  return (
    /^(?:header|footer)$/u.test(attributes.title ?? "") ||
    /mso-element\s?:\s?(?:header|footer)/u.test(attributes.style ?? "")
  );
}

const markName = /^sd(?:footnote|endnote)(\d{1,6})(?:anc|sym)$/u;

/** LibreOffice marks all notes with 0 where it saves a page without a screen; their right numbers stand in the names of the marks. */
export function mendNoteMarks(root: HtmlElement): void {
  for (const element of elementsIn(root)) {
    const number = element.name === "a" ? markName.exec(element.attributes.name ?? "")?.[1] : undefined;
    if (number === undefined || plainText(element) !== "0") continue;
    const raised: HtmlElement = { name: "sup", attributes: {}, children: [number], parent: element };
    element.children.splice(0, element.children.length, raised);
  }
}
