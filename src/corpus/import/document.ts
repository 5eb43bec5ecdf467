/*
 * The one form that every document takes before its articles are told apart: pages of blocks, with how they look and where they stand.
 * Extractors make it, `layout/` turns its lines into paragraphs, `structure/` its paragraphs into articles.
 */

/** A rectangle on a page, in points (1/72 inch) from the page's top left corner, y downwards, rotation of the page applied. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What a format itself says that a block is. Where it says nothing, the block's look tells. */
export type BlockRole =
  | "title"
  | "by-line"
  | "lead"
  | "heading"
  | "paragraph"
  | "list-item"
  | "table-row"
  | "caption"
  | "footnote"
  | "page-header"
  | "page-footer";

/** How text is set; null where the source does not say. */
export interface TextStyle {
  /** Name of the font as the source has it, without a subset's prefix. */
  readonly font: string | null;
  /** Height of the letters as they stand on the page, in points. */
  readonly size: number | null;
  readonly bold: boolean;
  readonly italic: boolean;
}

/** A stretch of a block in one style. */
export interface TextRun {
  readonly text: string;
  readonly style: TextStyle;
  /** Raised above the line, as the mark of a footnote is. */
  readonly isRaised?: boolean;
}

/** How sure a recogniser of printed letters is; of blocks that were recognised from a picture. */
export interface Recognition {
  /** Mean over the words, in [0, 1]. */
  readonly confidence: number;
  /** Stretches that two readings of the picture give differently: what stands in the text, and the other reading. */
  readonly doubtful: readonly { readonly text: string; readonly other: string }[];
}

/** A line as it stands on a page, or a paragraph of a document that has no lines. */
export interface TextBlock {
  /** A line without wide gaps in it (two columns side by side are two lines), or a whole paragraph in one line. Character for character but for white space. */
  readonly text: string;
  readonly unit: "line" | "paragraph";
  /** Null where the format does not say. */
  readonly role: BlockRole | null;
  /** 1 to 6 for a heading whose level the format says, else null. */
  readonly level: number | null;
  /** The style of most of its letters. */
  readonly style: TextStyle;
  /** Its stretches, which together are the text; empty where it is all in one style. */
  readonly runs: readonly TextRun[];
  readonly align: "left" | "center" | "right" | "justify" | null;
  /** White space at the beginning of the first line beyond that of the others, in points; null where the source does not say. */
  readonly indent: number | null;
  /** Null in documents without pages of a fixed size. */
  readonly box: Box | null;
  /** Direction of the line, in degrees counter-clockwise from left to right. */
  readonly angle: number;
  /** Null for text that the file holds as text. */
  readonly recognition: Recognition | null;
}

/** A page, or a whole document that has none. */
export interface DocumentPage {
  /** As counted from 1; null in documents without pages. */
  readonly number: number | null;
  /** In points; null in documents without pages of a fixed size. */
  readonly size: { readonly width: number; readonly height: number } | null;
  /** In the order of the source. */
  readonly blocks: readonly TextBlock[];
  /** Ruled lines, as thin boxes: they part tables, columns and footnotes. Empty where the source has none or does not say. */
  readonly rules: readonly Box[];
  /** Where pictures stand. */
  readonly pictures: readonly Box[];
}

/** Why a part of a document is not in its articles. */
export type LeftOutReason =
  | "running-head"
  | "page-number"
  | "watermark"
  | "signature"
  | "menu"
  | "hidden"
  | "repeated"
  | "unreadable"
  | "comment"
  | "deleted"
  | "contents"
  | "other-page"
  | "drawing";

/** A part of a document that is not in its articles, as it stands there. */
export interface LeftOut {
  readonly text: string;
  readonly reason: LeftOutReason;
  /** Null in documents without pages. */
  readonly page: number | null;
  /** Font of its letters, where the source names it: by that old encodings are told. Gone once that is done. */
  readonly font?: string;
}

/** What a document says about itself outside its text; null or empty where it does not. */
export interface DocumentMetadata {
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly series: string | null;
  readonly part: number | null;
  /** Day of publication as `YYYY-MM-DD`. */
  readonly published: string | null;
}

/** A thing that whoever imports should know, though it stopped nothing. `code` is a key of the words in the locales. */
export interface ImportWarning {
  readonly code: ImportWarningCode;
  /** Null where it holds of the whole document. */
  readonly page: number | null;
  /** Values for the placeholders of the words. */
  readonly detail: Readonly<Record<string, string | number>>;
}

/** What may be warned of. */
export type ImportWarningCode =
  | "legacy-encoding"
  | "mixed-encodings"
  | "doubtful-letters"
  | "text-layer-ignored"
  | "low-confidence"
  | "doubtful-figures"
  | "page-unreadable"
  | "tracked-changes"
  | "embedded-objects"
  | "guessed-head";

/** A document as its file has it. */
export interface ExtractedDocument {
  readonly pages: readonly DocumentPage[];
  readonly metadata: DocumentMetadata;
  /** What the extractor itself left out, in the order of the source. */
  readonly leftOut: readonly LeftOut[];
  readonly warnings: readonly ImportWarning[];
}

/** Style of text whose look is not known. */
export const plainStyle: TextStyle = { font: null, size: null, bold: false, italic: false };

/** Whether two stretches are set alike. */
export function isSameStyle(one: TextStyle, other: TextStyle): boolean {
  return (
    one === other ||
    (one.font === other.font &&
      one.size === other.size &&
      one.bold === other.bold &&
      one.italic === other.italic)
  );
}

/**
 * How surely a text was recognised: the mean over its letters, in [0, 1]; 0 for a text without any.
 *
 * @param parts stretches, each with its length in characters and its own confidence
 */
export function meanConfidence(
  parts: readonly { readonly length: number; readonly confidence: number }[],
): number {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return length === 0 ? 0 : parts.reduce((sum, part) => sum + part.length * part.confidence, 0) / length;
}

/** How far letters rise above their baseline and fall below it, in ems: of Times and Arial, with room for accents. The box of a line is drawn so. */
export const letterRise = 0.9;
export const letterFall = 0.22;

/** A block of text of which nothing else is known, with what is. */
export function textBlock(
  block: Pick<TextBlock, "text" | "unit"> & Partial<Omit<TextBlock, "text" | "unit">>,
): TextBlock {
  return {
    role: null,
    level: null,
    style: plainStyle,
    runs: [],
    align: null,
    indent: null,
    box: null,
    angle: 0,
    recognition: null,
    ...block,
  };
}

/** Metadata of a document that says nothing about itself. */
export const noMetadata: DocumentMetadata = {
  title: null,
  authors: [],
  series: null,
  part: null,
  published: null,
};
