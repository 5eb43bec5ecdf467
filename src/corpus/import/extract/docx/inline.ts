import type { TextRun } from "../../document.js";
import type { NoteKind, NoteMarks } from "../flow/note-marks.js";
import { symbolCharacter } from "../flow/symbols.js";
import { childElement, childElements, descendants, textOf } from "../xml/xml-search.js";
import type { XmlElement } from "../xml/xml-tree.js";
import type { DocxContext } from "./context.js";
import { type RunFormat, runFormatOf, textStyleOf } from "./run-format.js";

/** A note that a paragraph refers to. */
export interface NoteReference {
  readonly kind: NoteKind;
  readonly id: string;
  /** As printed. */
  readonly mark: string;
}

/** What a paragraph holds. */
export interface InlineContent {
  readonly runs: TextRun[];
  /** Page of its first letter; null where it has none. */
  page: number | null;
  readonly notes: NoteReference[];
  /** Contents of text boxes that hang on it (`w:txbxContent`), and drawings with text. */
  readonly boxes: XmlElement[];
  isContents: boolean;
}

/** Elements around stretches that change nothing. */
const transparent = new Set([
  "w:hyperlink",
  "w:smartTag",
  "w:sdt",
  "w:sdtContent",
  "w:fldSimple",
  "w:customXml",
  "w:dir",
  "w:bdo",
  "w:ruby",
  "w:rubyBase",
  "w:rt",
]);
const inserted = new Set(["w:ins", "w:moveTo"]);
const deletedElements = new Set(["w:del", "w:moveFrom"]);
const formulaElements = new Set(["m:oMath", "m:oMathPara"]);
/** Elements that are printed as characters. */
const characters: ReadonlyMap<string, string> = new Map([
  ["w:tab", "\t"],
  ["w:ptab", "\t"],
  ["w:cr", " "],
  ["w:noBreakHyphen", "\u2011"],
  ["w:softHyphen", "\u00ad"],
]);

/** Reads the stretches of paragraphs. */
export class InlineReader {
  private content: InlineContent = emptyContent();
  private isDeleted = false;

  constructor(
    private readonly context: DocxContext,
    private readonly marks: NoteMarks,
  ) {}

  /** @param base what the paragraph's style says of its letters */
  read(paragraph: XmlElement, base: RunFormat): InlineContent {
    this.content = emptyContent();
    this.content.isContents = this.context.fields.isContents;
    this.children(paragraph, base);
    return this.content;
  }

  private children(parent: XmlElement, base: RunFormat): void {
    for (const element of childElements(parent)) {
      const { name } = element;
      if (name === "w:r") this.run(element, base);
      else if (transparent.has(name)) this.children(element, base);
      else if (inserted.has(name)) {
        this.context.changes.inserted += 1;
        this.children(element, base);
      } else if (deletedElements.has(name)) this.deleted(element, base);
      else if (name === "mc:AlternateContent") this.children(chosen(element), base);
      else if (formulaElements.has(name)) this.formula(element, base);
    }
  }

  private deleted(element: XmlElement, base: RunFormat): void {
    this.context.changes.deleted += 1;
    const before = this.isDeleted;
    this.isDeleted = true;
    this.children(element, base);
    this.isDeleted = before;
  }

  private formula(element: XmlElement, base: RunFormat): void {
    for (const run of descendants(element, "m:t")) this.text(textOf(run), base);
  }

  private run(run: XmlElement, base: RunFormat): void {
    const properties = childElement(run, "w:rPr");
    const style = childElement(properties, "w:rStyle")?.attributes.get("w:val") ?? null;
    const format = {
      ...base,
      ...(style === null ? {} : this.context.styles.character(style)),
      ...runFormatOf(properties, this.context.styles.fonts),
    };
    for (const element of childElements(run)) this.runChild(element, format);
  }

  private runChild(element: XmlElement, format: RunFormat): void {
    const { name } = element;
    const character = characters.get(name);
    if (name === "w:t" || name === "w:delText") this.text(textOf(element), format);
    else if (character !== undefined) this.text(character, format);
    else if (name === "w:sym") this.text(symbolOf(element), format);
    else if (name === "w:br") this.lineBreak(element, format);
    else if (name === "w:lastRenderedPageBreak") this.context.pages.onNotedBreak();
    else if (name === "w:fldChar") this.context.fields.onMark(element.attributes.get("w:fldCharType"));
    else if (name === "w:instrText") this.context.fields.onInstruction(textOf(element));
    else if (name === "w:ruby") this.children(element, format);
    else if (name === "mc:AlternateContent") this.runChildren(chosen(element), format);
    else this.noteOrDrawing(element, format);
  }

  private runChildren(parent: XmlElement, format: RunFormat): void {
    for (const element of childElements(parent)) this.runChild(element, format);
  }

  private noteOrDrawing(element: XmlElement, format: RunFormat): void {
    const { name } = element;
    if (name === "w:footnoteReference" || name === "w:endnoteReference") this.reference(element, format);
    else if (name === "w:footnoteRef" || name === "w:endnoteRef") {
      this.mark(this.marks.own ?? "", format);
    } else if (name === "w:drawing" || name === "w:pict" || name === "w:object") {
      const boxes = descendants(element, "w:txbxContent", "dgm:relIds", "c:chart");
      if (!this.isDeleted) this.content.boxes.push(...boxes);
      if (name === "w:object") this.context.embedded += 1;
    }
  }

  private reference(element: XmlElement, format: RunFormat): void {
    if (this.isDeleted) return;
    const kind = element.name === "w:footnoteReference" ? "footnote" : "endnote";
    const id = element.attributes.get("w:id") ?? "";
    if (!this.context.notes[kind].has(id)) return;
    // A mark of the writer's own follows as text.
    const isOwn = /^(?:1|true|on)$/u.test(element.attributes.get("w:customMarkFollows") ?? "");
    const mark = isOwn ? "" : this.marks.next(kind);
    this.mark(mark, format);
    this.content.notes.push({ kind, id, mark });
  }

  /** Writers who type the numbers of notes themselves make Word's own white, so that they are not seen. */
  private mark(text: string, format: RunFormat): void {
    if (format.white !== true) this.text(text, { ...format, raised: true });
  }

  private lineBreak(element: XmlElement, format: RunFormat): void {
    const type = element.attributes.get("w:type");
    if (type === "page" && !this.isDeleted) this.context.pages.onBreak();
    this.text(" ", format);
  }

  private text(text: string, format: RunFormat): void {
    const { context, content } = this;
    if (!context.fields.isPrinted || text === "") return;
    if (context.fields.isContents) content.isContents = true;
    if (this.isDeleted) context.leave(text, "deleted");
    else if (format.hidden === true) context.leave(text, "hidden");
    else {
      if (text.trim() !== "") {
        context.pages.onText();
        content.page ??= context.pages.page;
      }
      const run = { text, style: textStyleOf(format) };
      content.runs.push(format.raised === true ? { ...run, isRaised: true } : run);
    }
  }
}

function emptyContent(): InlineContent {
  return { runs: [], page: null, notes: [], boxes: [], isContents: false };
}

/** Of the ways to show one thing, the first that holds text; they are written for programs of different age. */
function chosen(alternatives: XmlElement): XmlElement {
  const ways = childElements(alternatives, "mc:Choice", "mc:Fallback");
  const withText = ways.find((way) => descendants(way, "w:t", "dgm:relIds", "c:chart").length > 0);
  return withText ?? ways[0] ?? alternatives;
}

function symbolOf({ attributes }: XmlElement): string {
  return symbolCharacter(attributes.get("w:font") ?? "", attributes.get("w:char") ?? "");
}
