import { normalText, wordDigits } from "./normal-text.js";

/**
 * What a paragraph of a page is. `float`: it stands beside the flow of the text (caption, table row, footnote, pull quote, box), so where
 * it comes in the order is free. `optional`: a reader may take it or leave it (letters in a drawing), and is not judged by it.
 */
export type TrueKind = "title" | "heading" | "paragraph" | "float" | "optional";

/** A paragraph as a person reads it. */
export interface TrueParagraph {
  readonly kind: TrueKind;
  /** Page that it begins on, from 1; null in documents without pages. */
  readonly page: number | null;
  /** A hexadecimal digit for each word. */
  readonly digits: string;
  /** Length of the normal text, in UTF-16 units. */
  readonly characters: number;
  /** Null where the text may not be kept here. */
  readonly text: string | null;
}

/** A document, or some of its pages, as a person reads them. */
export interface TrueText {
  /** In reading order. */
  readonly paragraphs: readonly TrueParagraph[];
  /** The pages that were marked; null where all of the document was. */
  readonly pages: readonly number[] | null;
}

/** A paragraph that a system made. */
export interface MadeParagraph {
  readonly text: string;
  readonly isHeading: boolean;
  /** Null where the system does not tell. */
  readonly page: number | null;
}

/** A true paragraph whose text is known. */
export function trueParagraph(kind: TrueKind, text: string, page: number | null = null): TrueParagraph {
  const normal = normalText(text);
  return { kind, page, digits: wordDigits(normal), characters: normal.length, text: normal };
}

const kindMarks: Readonly<Record<string, TrueKind>> = {
  "%": "title",
  "#": "heading",
  "~": "float",
  "?": "optional",
};

/**
 * Reads marks: one paragraph a line in reading order, `% ` before a title, `# ` before a heading, `~ ` before what stands beside the
 * flow, `? ` before what need not be read; `== N` begins page N.
 */
export function readMarks(marks: string): TrueText {
  const paragraphs: TrueParagraph[] = [];
  const pages: number[] = [];
  for (const line of marks.split("\n")) {
    const page = /^== (\d+)\s*$/u.exec(line)?.[1];
    if (page !== undefined) pages.push(Number(page));
    else if (line.trim() !== "") {
      const kind = kindMarks[line.charAt(0)];
      const text = kind !== undefined && line.charAt(1) === " " ? line.slice(2) : line;
      paragraphs.push(
        trueParagraph(text === line ? "paragraph" : (kind ?? "paragraph"), text, pages.at(-1) ?? null),
      );
    }
  }
  return { paragraphs, pages: pages.length === 0 ? null : pages };
}

/** How marks are kept where their text may not be: kind, page, length and digits of each paragraph. */
interface KeptMarks {
  readonly pages: readonly number[] | null;
  readonly paragraphs: readonly (readonly [TrueKind, number | null, number, string])[];
}

/** Marks without their text, as JSON. */
export function keepMarks({ pages, paragraphs }: TrueText): string {
  const rows = paragraphs.map(({ kind, page, characters, digits }) =>
    JSON.stringify([kind, page, characters, digits]),
  );
  return `{"pages":${JSON.stringify(pages)},"paragraphs":[\n${rows.join(",\n")}\n]}\n`;
}

/** Reads what `keepMarks` wrote. */
export function readKeptMarks(json: string): TrueText {
  const { pages, paragraphs } = JSON.parse(json) as KeptMarks;
  return {
    pages,
    paragraphs: paragraphs.map(([kind, page, characters, digits]) => ({
      kind,
      page,
      characters,
      digits,
      text: null,
    })),
  };
}
