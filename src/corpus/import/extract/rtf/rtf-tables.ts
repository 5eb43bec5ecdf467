import type { CodedFont } from "../flow/code-pages.js";
import type { ParagraphLook } from "../flow/story.js";
import type { State } from "./state.js";

/** The fonts and styles of a file, and what it says about itself. */
export class RtfTables {
  readonly #fonts = new Map<number, CodedFont>();
  readonly #styles = new Map<number, Partial<ParagraphLook>>();
  #name = "";
  #charset = 0;
  #style: number | null = 0;
  #title = "";

  get title(): string {
    return this.#title.trim();
  }

  font(number: number): CodedFont | undefined {
    return this.#fonts.get(number);
  }

  /** What a style says that its paragraphs are. */
  style(number: number): Partial<ParagraphLook> {
    return this.#styles.get(number) ?? {};
  }

  /** Character set of the font whose entry is being read. */
  charset(charset: number): void {
    this.#charset = charset;
  }

  /** Number of the style whose entry is being read. */
  styleNumber(number: number): void {
    this.#style = number;
  }

  /** Text of one of the tables: entries end at a semicolon. */
  text(text: string, { destination, font }: State): void {
    if (destination === "title") this.#title += text;
    else if (destination === "fonts" || destination === "styles") {
      for (const character of text) {
        if (character === ";") this.#endEntry(destination, font);
        else if (this.#name.length < longestName) this.#name += character;
      }
    }
  }

  endGroup({ destination, font }: State): void {
    if (this.#name !== "" && (destination === "fonts" || destination === "styles"))
      this.#endEntry(destination, font);
  }

  #endEntry(destination: "fonts" | "styles", font: number): void {
    const name = this.#name.trim();
    this.#name = "";
    if (destination === "fonts") this.#fonts.set(font, { name, charset: this.#charset });
    else if (this.#style !== null) this.#styles.set(this.#style, roleOfStyle(name));
    this.#charset = 0;
    this.#style = 0;
  }
}

const longestName = 256;

/** Word's names of its own styles are English in every language's edition. */
export function roleOfStyle(name: string): Partial<ParagraphLook> {
  const level = /^heading ([1-6])$/iu.exec(name)?.[1];
  if (level !== undefined) return { role: "heading", level: Number(level) };
  const role = roles[name.toLowerCase()];
  return role === undefined ? {} : { role };
}

const roles: Readonly<Record<string, NonNullable<ParagraphLook["role"]>>> = {
  title: "title",
  caption: "caption",
  "footnote text": "footnote",
  "endnote text": "footnote",
};
