import type { NoteKind } from "../flow/note-marks.js";
import { defaultNotes, type NoteNumbering, type SectionNotes } from "../flow/note-marks.js";
import { childElement, childElements, childValue, descendants } from "../xml/xml-search.js";
import { eachChild, type XmlElement } from "../xml/xml-tree.js";

/** What a document says of its notes' numbers, in any place. */
const saysSo = ["numRestart", "numStart", "numFmt"].map((name) => Buffer.from(`:${name} `));

/**
 * How the notes of each section are numbered. A section says so at its end, so the document is read for it beforehand, if it says
 * anything at all.
 *
 * @param settings the part `settings.xml`, or null
 * @throws AppError as reading a part does
 */
export function sectionNotes(document: Uint8Array, file: string, settings: XmlElement | null): SectionNotes {
  const usual = {
    footnote: numberingOf(settings, "footnote", defaultNotes.footnote),
    endnote: numberingOf(settings, "endnote", defaultNotes.endnote),
  };
  const content = Buffer.from(document.buffer, document.byteOffset, document.byteLength);
  if (!saysSo.some((name) => content.includes(name))) return Array.from({ length: 1 }, () => usual);
  const sections: XmlElement[] = [];
  eachChild(document, file, ["w:body"], (child) => {
    sections.push(...(child.name === "w:sectPr" ? [child] : descendants(child, "w:sectPr")));
  });
  return sections.map((section) => ({
    footnote: numberingOf(section, "footnote", usual.footnote),
    endnote: numberingOf(section, "endnote", usual.endnote),
  }));
}

function numberingOf(parent: XmlElement | null, kind: NoteKind, usual: NoteNumbering): NoteNumbering {
  const properties = childElement(parent, `w:${kind}Pr`);
  if (childElements(properties).length === 0) return usual;
  const restart = childValue(properties, "w:numRestart", "w:val");
  const start = Number(childValue(properties, "w:numStart", "w:val") ?? usual.start);
  return {
    format: childValue(properties, "w:numFmt", "w:val") ?? usual.format,
    start: Number.isInteger(start) ? start : usual.start,
    restarts: restart === null ? usual.restarts : restart === "eachSect",
  };
}
