import { plainStyle, type TextRun } from "../../document.js";
import type { NoteMarker } from "../flow/note-marks.js";
import type { PlacedBlock } from "../flow/pages.js";
import { paragraphOf, textOfRuns } from "../flow/runs.js";
import { childElement, childElements, childValue } from "../xml/xml-search.js";
import type { XmlElement } from "../xml/xml-tree.js";
import type { DocxContext } from "./context.js";
import { drawingParagraphs } from "./drawing-text.js";
import { type InlineContent, InlineReader, type NoteReference } from "./inline.js";
import { isEndDeleted, type ParagraphFormat, paragraphFormatOf } from "./paragraph-format.js";
import { tableBlocks } from "./table.js";

/** Elements that hold blocks and change nothing. */
const transparent = new Set(["w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "mc:Choice"]);
const deletedElements = new Set(["w:del", "w:moveFrom"]);

/** Reads paragraphs and tables, in order. */
export class BlockReader {
  private readonly inline: InlineReader;
  private blocks: PlacedBlock[] = [];
  /** Stretches of paragraphs whose end was deleted: they begin the next one. */
  private carried: TextRun[] = [];
  private contentsDepth = 0;

  /** @param marks how notes are marked; in a note, its own mark too */
  constructor(
    private readonly context: DocxContext,
    private readonly marks: NoteMarker,
  ) {
    this.inline = new InlineReader(context, marks);
  }

  /** Reads a child of the document's body, of a cell, of a note, … and gives its blocks. */
  read(element: XmlElement): PlacedBlock[] {
    return this.collect(() => this.block(element));
  }

  /** Reads all children of an element. */
  readChildren(parent: XmlElement): PlacedBlock[] {
    return this.collect(() => {
      for (const element of childElements(parent)) this.block(element);
    });
  }

  private collect(read: () => void): PlacedBlock[] {
    const outer = this.blocks;
    this.blocks = [];
    read();
    const collected = this.blocks;
    this.blocks = outer;
    return collected;
  }

  private block(element: XmlElement): void {
    const { name } = element;
    if (name === "w:p") this.paragraph(element);
    else if (name === "w:tbl") this.table(element);
    else if (name === "w:sdt" && isContentsControl(element)) {
      this.contentsDepth += 1;
      this.children(element);
      this.contentsDepth -= 1;
    } else if (transparent.has(name)) this.children(element);
    else if (name === "mc:AlternateContent") this.children(childElements(element)[0] ?? element);
    else if (name === "m:oMathPara") this.paragraph({ ...element, name: "w:p", children: [element] });
    else if (name === "w:altChunk") this.context.embedded += 1;
    else if (name === "w:sectPr") this.section(element);
    else if (deletedElements.has(name)) this.context.changes.deleted += 1;
  }

  private children(parent: XmlElement): void {
    for (const element of childElements(parent)) this.block(element);
  }

  private table(element: XmlElement): void {
    const cell = (content: XmlElement) => this.readChildren(content);
    this.blocks.push(...tableBlocks(element, this.context, cell));
  }

  private paragraph(element: XmlElement): void {
    const { context } = this;
    const format = paragraphFormatOf(element, context);
    if (format.beginsPage) context.pages.onNewPage();
    const content = this.inline.read(element, format.run);
    const runs = [...this.carried, ...content.runs];
    this.carried = [];
    const isContents = content.isContents || format.isContents || this.contentsDepth > 0;
    if (isEndDeleted(element)) this.carried = runs;
    else if (isContents) context.leave(textOfRuns(runs), "contents");
    else this.finished(this.numbered(runs, format), format, content.page);
    this.attached(content);
    const section = childElement(childElement(element, "w:pPr"), "w:sectPr");
    if (section !== null) this.section(section);
  }

  /** The stretches behind the number that Word puts before them. */
  private numbered(runs: readonly TextRun[], format: ParagraphFormat): readonly TextRun[] {
    if (format.list === null) return runs;
    const label = this.context.numbering.next(format.list.id, format.list.level);
    const first = runs.find(({ text }) => text.trim() !== "");
    return label === null || first === undefined
      ? runs
      : [{ text: `${label} `, style: first.style }, ...runs];
  }

  private finished(runs: readonly TextRun[], format: ParagraphFormat, page: number | null): void {
    const isNote = this.marks.own !== null;
    const block = paragraphOf(runs, {
      role: isNote ? "footnote" : format.role,
      level: isNote ? null : format.level,
      align: format.align,
      indent: format.indent,
    });
    if (block !== null) this.blocks.push({ block, page: page ?? this.context.pages.page });
  }

  /** What hangs on a paragraph: text boxes, then notes. */
  private attached(content: InlineContent): void {
    for (const box of content.boxes) {
      if (box.name === "w:txbxContent") this.children(box);
      else
        for (const text of drawingParagraphs(box, this.context)) {
          const block = paragraphOf([{ text, style: plainStyle }]);
          if (block !== null) this.blocks.push({ block, page: content.page ?? this.context.pages.page });
        }
    }
    // Notes have no notes.
    if (this.marks.own === null) for (const note of content.notes) this.note(note, content.page);
  }

  private note({ kind, id, mark }: NoteReference, page: number | null): void {
    const element = this.context.notes[kind].get(id);
    if (element === undefined || this.context.isRead(`${kind}/${id}`)) return;
    const reader = new BlockReader(this.context, this.marks.within(mark));
    const at = page ?? this.context.pages.page;
    for (const { block } of reader.readChildren(element)) this.blocks.push({ block, page: at });
  }

  private section(properties: XmlElement): void {
    const type = childValue(properties, "w:type", "w:val") ?? "nextPage";
    this.marks.onSectionEnd();
    if (type !== "continuous" && type !== "nextColumn") this.context.pages.onNewPage();
  }
}

/** Whether a content control is the table of contents that Word makes. */
function isContentsControl(control: XmlElement): boolean {
  const part = childElement(childElement(control, "w:sdtPr"), "w:docPartObj");
  return /table of contents/iu.test(childValue(part, "w:docPartGallery", "w:val") ?? "");
}
