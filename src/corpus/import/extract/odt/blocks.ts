import type { BlockRole, TextBlock, TextRun } from "../../document.js";
import type { PlacedBlock } from "../flow/pages.js";
import { paragraphOf, textOfRuns } from "../flow/runs.js";
import { isContentsStyleName, roleOfStyleName } from "../flow/style-names.js";
import { rowsOf, type TableCell } from "../flow/table-rows.js";
import { childElements, descendants, textOf } from "../xml/xml-search.js";
import type { XmlElement } from "../xml/xml-tree.js";
import type { OdtContext } from "./context.js";
import { inlineOf } from "./inline.js";
import { type ListCounters, nextLabel } from "./lists.js";
import type { OdtParagraphStyle } from "./styles.js";

/** The item of a list in which a paragraph stands. */
interface Item {
  readonly style: XmlElement | null;
  readonly level: number;
  readonly counters: ListCounters;
  /** What the item says that its number is. */
  readonly start: number | null;
  /** Its first paragraph bears the number. */
  isNumbered: boolean;
}

/** Elements that hold blocks and change nothing. */
const transparent =
  /^(?:text:index-body|text:numbered-paragraph|draw:text-box|draw:g|draw:a|draw:custom-shape|draw:rect|draw:ellipse|draw:frame|text:section|text:index-title)$/u;
const contentsMark =
  /^text:(?:table-of-content|illustration-index|table-index|object-index|user-index|alphabetical-index)$/u;
const rowElement = /^table:table-(?:header-rows|rows|row-group)$/u;

/** Reads paragraphs, lists and tables, in order. */
export class OdtBlockReader {
  private blocks: PlacedBlock[] = [];
  private item: Item | null = null;
  private isContents = false;

  constructor(
    private readonly context: OdtContext,
    /** The mark of the note whose text is read, or null outside notes. */
    private note: string | null = null,
  ) {}

  /** Reads a child of the document's text, of a cell, … and gives its blocks. */
  read(element: XmlElement): PlacedBlock[] {
    return this.collect(() => this.block(element));
  }

  private readChildren(parent: XmlElement): PlacedBlock[] {
    return this.collect(() => this.children(parent));
  }

  private collect(read: () => void): PlacedBlock[] {
    const outer = this.blocks;
    this.blocks = [];
    read();
    const collected = this.blocks;
    this.blocks = outer;
    return collected;
  }

  private children(parent: XmlElement): void {
    for (const element of childElements(parent)) this.block(element);
  }

  private block(element: XmlElement): void {
    const { name, attributes } = element;
    if (name === "text:p" || name === "text:h") this.paragraph(element);
    else if (name === "text:list") this.list(element);
    else if (name === "table:table") this.table(element);
    else if (name === "text:soft-page-break") this.context.onNotedBreak();
    else if (name === "text:tracked-changes") this.deletions(element);
    else if (name === "text:section" && attributes.get("text:display") === "none")
      this.context.leave(textOf(element), "hidden");
    else if (contentsMark.test(name)) this.contents(element);
    else if (transparent.test(name)) this.children(element);
    else if (name === "draw:object" || name === "draw:object-ole") this.context.embedded += 1;
  }

  private contents(element: XmlElement): void {
    const before = this.isContents;
    this.isContents = true;
    for (const body of childElements(element, "text:index-body")) this.children(body);
    this.isContents = before;
  }

  private deletions(changes: XmlElement): void {
    for (const deletion of descendants(changes, "text:deletion")) {
      this.context.changes.deleted += 1;
      for (const paragraph of descendants(deletion, "text:p", "text:h"))
        this.context.leave(textOf(paragraph), "deleted");
    }
  }

  private list(list: XmlElement): void {
    const outer = this.item;
    const { attributes } = list;
    const name = attributes.get("text:style-name") ?? "";
    const { lists } = this.context.styles;
    const style = name === "" ? (outer?.style ?? null) : (lists.get(name) ?? null);
    const counters = outer?.counters ?? this.countersOf(attributes, name);
    const level = outer === null ? 0 : outer.level + 1;
    for (const element of childElements(list, "text:list-item", "text:list-header")) {
      const start = Number(element.attributes.get("text:start-value") ?? Number.NaN);
      this.item = {
        style,
        level,
        counters,
        start: Number.isInteger(start) ? start : null,
        isNumbered: element.name === "text:list-header",
      };
      this.children(element);
    }
    this.item = outer;
  }

  /** The numbers with which a list begins: none, or those of the list that it continues. */
  private countersOf(attributes: XmlElement["attributes"], style: string): ListCounters {
    const { counters } = this.context;
    const continued = attributes.get("text:continue-list");
    const goesOn = continued !== undefined || attributes.get("text:continue-numbering") === "true";
    const known = counters.get(`#${continued}`) ?? counters.get(style);
    const own = goesOn && known !== undefined ? known : [];
    counters.set(style, own);
    const id = attributes.get("xml:id");
    if (id !== undefined) counters.set(`#${id}`, own);
    return own;
  }

  private paragraph(element: XmlElement): void {
    const { context } = this;
    const style = context.styles.paragraph(element.attributes.get("text:style-name") ?? "");
    if (style.beginsPage && this.note === null) context.onNewPage();
    const content = inlineOf(element, style.format, context);
    const page = content.page ?? context.page;
    if (this.isContents || style.names.some(isContentsStyleName))
      context.leave(textOfRuns(content.runs), "contents");
    else this.finished(element, content.runs, style, page);
    for (const box of content.boxes) this.block(box);
    for (const { element: note, mark } of content.notes) this.noteBlocks(note, mark, page);
  }

  private finished(
    element: XmlElement,
    runs: readonly TextRun[],
    style: OdtParagraphStyle,
    page: number,
  ): void {
    const outline = Number(element.attributes.get("text:outline-level") ?? Number.NaN);
    const level = element.name === "text:h" ? Math.min(outline || 1, 6) : null;
    const first = runs.find(({ text }) => text.trim() !== "");
    if (first === undefined) return;
    const label = this.label(element, level);
    const block = paragraphOf(label === null ? runs : [{ ...first, text: `${label} ` }, ...runs], {
      ...this.roleOf(level, style),
      align: style.align,
      indent: style.indent,
    });
    if (block !== null) this.blocks.push({ block, page });
  }

  private label(element: XmlElement, level: number | null): string | null {
    if (this.note !== null) {
      const mark = this.note;
      this.note = "";
      return mark === "" ? null : mark;
    }
    const { item } = this;
    if (item !== null && !item.isNumbered) {
      item.isNumbered = true;
      return nextLabel(item.style, item.level, item.counters, item.start);
    }
    const isNumbered =
      level !== null && item === null && element.attributes.get("text:is-list-header") !== "true";
    return isNumbered ? nextLabel(this.context.styles.outline, level - 1, this.context.outline, null) : null;
  }

  private roleOf(level: number | null, style: OdtParagraphStyle): Pick<TextBlock, "role" | "level"> {
    if (this.note !== null) return { role: "footnote", level: null };
    if (level !== null) return { role: "heading", level };
    const named = style.names.map(roleOfStyleName).find((role) => role !== null);
    const list: BlockRole | null = this.item === null ? null : "list-item";
    return { role: named?.role ?? list, level: named?.level ?? null };
  }

  private noteBlocks(note: XmlElement, mark: string, page: number): void {
    const reader = new OdtBlockReader(this.context, mark);
    for (const body of childElements(note, "text:note-body"))
      for (const { block } of reader.readChildren(body)) this.blocks.push({ block, page });
  }

  private table(table: XmlElement): void {
    const item = this.item;
    this.item = null;
    const rows = tableRows(table).map((row) =>
      childElements(row, "table:table-cell").map(
        (cell): TableCell => ({
          blocks: this.readChildren(cell),
          isRuled: this.context.styles.isRuledCell(cell.attributes.get("table:style-name") ?? ""),
        }),
      ),
    );
    this.item = item;
    this.blocks.push(...rowsOf(rows, false));
  }
}

function tableRows(parent: XmlElement): XmlElement[] {
  return childElements(parent).flatMap((element) => {
    if (element.name === "table:table-row") return [element];
    return rowElement.test(element.name) ? tableRows(element) : [];
  });
}
