import {
  type Box,
  type DocumentPage,
  type ExtractedDocument,
  noMetadata,
  plainStyle,
  type TextBlock,
  type TextStyle,
  textBlock,
} from "../../../../src/corpus/import/document.js";
import { layOut } from "../../../../src/corpus/import/layout/index.js";

/** Width of a letter in sizes of the letters: near that of Times. */
const letterWidth = 0.5;
/** Height of a line's box in sizes of its letters. */
const lineHeight = 1.12;
/** From one baseline to the next, in sizes of the letters. */
const leading = 1.3;

/** How a text is set; distances in points. */
export interface Setting {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly size?: number;
  /** White space before the first line of each paragraph. */
  readonly indent?: number;
  readonly leading?: number;
  readonly style?: Partial<TextStyle>;
}

/** A line of text at a place. */
export function line(
  text: string,
  left: number,
  top: number,
  { size = 10, right = left + text.length * size * letterWidth, angle = 0, ...style }: LineLook = {},
): TextBlock {
  return textBlock({
    text,
    unit: "line",
    box: { left, top, right, bottom: top + size * lineHeight },
    angle,
    style: { ...plainStyle, size, ...style },
  });
}

interface LineLook extends Partial<Omit<TextStyle, "size">> {
  readonly size?: number;
  readonly right?: number;
  readonly angle?: number;
}

/** A line in the middle between two edges. */
export function centred(
  text: string,
  left: number,
  right: number,
  top: number,
  look: LineLook = {},
): TextBlock {
  const width = text.length * (look.size ?? 10) * letterWidth;
  return line(text, (left + right - width) / 2, top, look);
}

/** Paragraphs broken into lines that fill a column, as a printer sets them; and where the next line would stand. */
export function set(
  paragraphs: readonly string[],
  { left, right, top, size = 10, indent = 0, leading: distance = leading, style = {} }: Setting,
): { readonly blocks: TextBlock[]; readonly bottom: number } {
  const blocks: TextBlock[] = [];
  let at = top;
  for (const paragraph of paragraphs) {
    const words = paragraph.split(" ");
    let start = left + indent;
    while (words.length > 0) {
      let text = words.shift() as string;
      const fits = (word: string) => (text.length + 1 + word.length) * size * letterWidth <= right - start;
      while (words[0] !== undefined && fits(words[0])) text += ` ${words.shift()}`;
      const isLast = words.length === 0;
      blocks.push(line(text, start, at, { ...style, size, ...(isLast ? {} : { right }) }));
      at += size * distance;
      start = left;
    }
  }
  return { blocks, bottom: at };
}

/** A page of A4. */
export function page(
  number: number,
  blocks: readonly TextBlock[],
  more: { readonly rules?: readonly Box[]; readonly pictures?: readonly Box[] } = {},
): DocumentPage {
  return { number, size: { width: 595, height: 842 }, blocks, rules: [], pictures: [], ...more };
}

/** A document of pages. */
export function documentOf(pages: readonly DocumentPage[]): ExtractedDocument {
  return { pages, metadata: noMetadata, leftOut: [], warnings: [] };
}

/** The texts of the paragraphs that pages are laid out as, and of what is left out, with its reason. */
export function laidOut(...pages: readonly DocumentPage[]): {
  readonly texts: string[];
  readonly roles: (string | null)[];
  readonly leftOut: string[];
} {
  const { paragraphs, leftOut } = layOut(documentOf(pages));
  return {
    texts: paragraphs.map(({ text }) => text),
    roles: paragraphs.map(({ role }) => role),
    leftOut: leftOut.map(({ text, reason }) => `${reason}: ${text}`),
  };
}

/** Running text of so many words, each time the same; a sentence of ten words each. */
export function words(count: number, seed = 0): string {
  const all = "đồng ruộng mùa này lúa chín vàng hai bên con đường làng mới đắp".split(" ");
  const made = Array.from({ length: count }, (_, at) => all[(at * 5 + seed * 3) % all.length] as string);
  return made
    .map((word, at) => (at % 10 === 0 ? word.charAt(0).toUpperCase() + word.slice(1) : word))
    .map((word, at) => (at % 10 === 9 || at === count - 1 ? `${word}.` : word))
    .join(" ");
}
