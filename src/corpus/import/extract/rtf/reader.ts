import { AppError } from "../../../../errors.js";
import type { ExtractedDocument } from "../../document.js";
import { noMetadata } from "../../document.js";
import { type ByteReader, readerOf } from "../flow/code-pages.js";
import { flowWarnings } from "../flow/flow-warnings.js";
import { type CharacterLook, type ParagraphLook, Story } from "../flow/story.js";
import { deepest, type Frame } from "./frame.js";
import { RowBorders } from "./row-borders.js";
import { RtfTables } from "./rtf-tables.js";
import { changes, type Destination, plain, plainParagraph, type State, startState } from "./state.js";
import type { Token } from "./tokens.js";
import { type Aside, asideOf, characterOf, destinationOf, paragraphEnds } from "./words.js";

/** Code pages, as Windows counts them. */
const western = 1252;
const macintosh = 10_000;

/** Reads the tokens of an RTF file into a document. */
export class RtfReader {
  readonly #body = new Story();
  readonly #tables = new RtfTables();
  readonly #borders = new RowBorders();
  readonly #frames: Frame[] = [];
  #story = this.#body;
  #aside: Aside | null = null;
  #state: State = startState();
  #bytes: number[] = [];
  /** Characters to pass over behind a `\u`. */
  #skip = 0;
  #isStarred = false;
  #isListItem = false;
  #page = western;
  #ownFont = 0;
  #notes = 0;
  #objects = 0;

  /** @param fileName named in errors */
  constructor(private readonly fileName: string) {}

  /** @throws AppError IMPORT_UNSAFE for groups nested too deep */
  read(token: Token): void {
    if (token.kind === "byte") {
      if (this.#skip > 0) this.#skip--;
      else this.#bytes.push(token.byte);
      return;
    }
    if (token.kind === "open") this.#open();
    else if (token.kind === "close") this.#close();
    else if (this.#skip > 0) this.#skip--;
    else if (token.kind === "symbol" && token.name === "*") this.#isStarred = true;
    else {
      this.#control(token.name, token.kind === "word" ? token.value : null);
      this.#isStarred = false;
    }
  }

  /** The document. @throws AppError IMPORT_DAMAGED for a file that ends within a group */
  finish(): ExtractedDocument {
    this.#flush();
    // Some programs forget the last brace.
    if (this.#frames.length > 1)
      throw new AppError("IMPORT_DAMAGED", { file: this.fileName, reason: "ends within a group" });
    const { blocks, leftOut } = this.#body.finish(this.#state.paragraph);
    const { title } = this.#tables;
    return {
      pages: [{ number: null, size: null, blocks, rules: [], pictures: [] }],
      metadata: { ...noMetadata, title: title === "" ? null : title },
      leftOut,
      // What was inserted is not marked in what this reader keeps.
      warnings: flowWarnings({
        changes: { inserted: 0, deleted: leftOut.filter(({ reason }) => reason === "deleted").length },
        embedded: this.#objects,
      }),
    };
  }

  #open(): void {
    this.#flush();
    this.#skip = 0;
    if (this.#frames.length >= deepest)
      throw new AppError("IMPORT_UNSAFE", { file: this.fileName, reason: "groups nested too deep" });
    this.#frames.push({ state: this.#state, story: this.#story, aside: this.#aside });
    this.#aside = null;
  }

  #close(): void {
    this.#flush();
    this.#skip = 0;
    this.#isStarred = false;
    const frame = this.#frames.pop();
    if (frame === undefined) return;
    const [ended, aside, state] = [this.#story, this.#aside, this.#state];
    this.#tables.endGroup(state);
    this.#state = frame.state;
    this.#story = frame.story;
    this.#aside = frame.aside;
    if (aside !== null) this.#story.take(ended.finish(state.paragraph), aside);
  }

  #control(name: string, value: number | null): void {
    this.#flush();
    if (this.#isBeginOfGroup(name)) return;
    const change = changes.get(name);
    const character = characterOf.get(name);
    if (change !== undefined) this.#state = change(this.#state, value);
    else if (character !== undefined) this.#text(character);
    else if (name === "u") this.#unicode(value ?? 0);
    else this.#specials.get(name)?.(value);
    this.#borders.read(name);
  }

  /** Whether a control word names a group that is not plain text. */
  #isBeginOfGroup(name: string): boolean {
    const aside = asideOf.get(name);
    const destination = destinationOf.get(name);
    if (aside !== undefined && this.#state.destination !== "skip") {
      this.#aside = aside;
      this.#story = new Story();
      this.#state = { ...this.#state, destination: "text", inTable: false, paragraph: plainParagraph };
    } else if (destination !== undefined) {
      this.#enter(name, destination);
    } else if (this.#isStarred) this.#state = { ...this.#state, destination: "skip" };
    else return false;
    return true;
  }

  /** The information of a file is passed over but for its title (its author is whoever's computer it was begun on); `\ud` is the better half of the group around it. */
  #enter(name: string, destination: Destination): void {
    if (name === "ud" && this.#isStarred) {
      const around = this.#frames.at(-2)?.state.destination ?? "text";
      this.#state = { ...this.#state, destination: around };
    } else if (this.#state.destination !== "skip" || destination === "title") {
      this.#state = { ...this.#state, destination };
    }
  }

  readonly #specials = new Map<string, (value: number | null) => void>([
    ...paragraphEnds.map((name) => [name, () => this.#endParagraph()] as const),
    ["cell", () => this.#endCell(false)],
    ["nestcell", () => this.#endCell(true)],
    ["row", () => this.#endRow()],
    ["plain", () => this.#plain()],
    ["chftn", () => this.#noteMark()],
    ["s", (value) => this.#style(value ?? 0)],
    ["listtext", () => this.#beginListItem()],
    ["pntext", () => this.#beginListItem()],
    ["object", () => void this.#objects++],
    ["ansicpg", (value) => this.#codePage(value ?? this.#page)],
    ["mac", () => this.#codePage(macintosh)],
    ["deff", (value) => this.#defaultFont(value ?? 0)],
    ["fcharset", (value) => this.#tables.charset(value ?? 0)],
  ]);

  #plain(): void {
    this.#state = plain(this.#state, this.#ownFont);
  }

  #codePage(page: number): void {
    this.#page = page;
  }

  #defaultFont(font: number): void {
    this.#ownFont = font;
    this.#state = { ...this.#state, font };
  }

  #endParagraph(): void {
    if (this.#isText()) this.#story.endParagraph(this.#paragraphLook(), Number(this.#state.inTable));
  }

  /** The cells of a table within a cell are its paragraphs. */
  #endCell(isNested: boolean): void {
    if (!this.#isText()) return;
    if (isNested) this.#story.endParagraph(this.#paragraphLook(), 1);
    else this.#story.endCell(this.#paragraphLook());
  }

  #paragraphLook(): ParagraphLook {
    const { paragraph } = this.#state;
    const isListItem = this.#isListItem && paragraph.role === null;
    this.#isListItem = false;
    return isListItem ? { ...paragraph, role: "list-item" } : paragraph;
  }

  #endRow(): void {
    if (this.#isText()) this.#story.endRow(this.#borders.isRuled);
  }

  /** Notes are numbered as they come; the mark within a note is that of the note. */
  #noteMark(): void {
    if (!this.#frames.some(({ aside }) => aside === "note") && this.#aside !== "note") this.#notes++;
    this.#text(String(this.#notes));
  }

  #style(number: number): void {
    if (this.#state.destination === "styles") this.#tables.styleNumber(number);
    else
      this.#state = {
        ...this.#state,
        paragraph: { ...this.#state.paragraph, ...this.#tables.style(number) },
      };
  }

  /** The mark of a list stands in a group of its own before the paragraph. */
  #beginListItem(): void {
    this.#isListItem = true;
  }

  #unicode(value: number): void {
    const code = value < 0 ? value + 0x1_0000 : value;
    this.#text(String.fromCharCode(code & 0xffff));
    this.#skip = this.#state.fallbacks;
  }

  #isText(): boolean {
    return this.#state.destination === "text";
  }

  #flush(): void {
    if (this.#bytes.length === 0) return;
    const bytes = this.#bytes;
    this.#bytes = [];
    if (this.#state.destination === "skip" || this.#state.destination === "shape") return;
    this.#text(this.#reader()(bytes));
  }

  #reader(): ByteReader {
    return readerOf(this.#tables.font(this.#state.font), this.#page);
  }

  #text(text: string): void {
    const { destination, font, size, bold, italic, isRaised, isHidden, isDeleted } = this.#state;
    if (destination !== "text") {
      this.#tables.text(text, this.#state);
      return;
    }
    const name = this.#tables.font(font)?.name ?? null;
    if (isDeleted) this.#story.leaveOut(text, "deleted", name);
    else if (isHidden) this.#story.leaveOut(text, "hidden", name);
    else {
      const look: CharacterLook = { font: name, size: size / 2, bold, italic, isRaised };
      this.#story.addText(text, look);
    }
  }
}
