import type { Block } from "../../draft.js";
import type { Box, LeftOut } from "../document.js";
import { around, overlap } from "../layout/page-line.js";
import type { LaidOutParagraph, PlacedLine } from "../layout/paragraph.js";
import type { ReadDocument } from "../read-document.js";

/** A block of an article with its places on the pages. */
export interface PreviewItem {
  /** In reading order, from 1. */
  readonly number: number;
  readonly block: Block;
  /** Null in documents without pages. */
  readonly page: number | null;
  readonly outlines: readonly PlacedLine[];
  /** Part and title where an article begins. */
  readonly opens: { readonly part: number; readonly title: string } | null;
}

/** What was left out, and where it stands, as far as that is known. */
export interface PreviewLeftOut {
  readonly left: LeftOut;
  readonly box: Box | null;
}

/** The blocks of all articles in reading order. */
export function previewItems({ articles, layout }: ReadDocument): PreviewItem[] {
  const places = new PlaceFinder(layout.paragraphs);
  const items: PreviewItem[] = [];
  for (const { part, title, blocks } of articles)
    blocks.forEach((block, at) => {
      const paragraphs = places.of(block.text);
      items.push({
        number: items.length + 1,
        block,
        page: block.page ?? paragraphs[0]?.page ?? null,
        outlines: outlinesOf(paragraphs.flatMap(({ lines }) => lines)),
        opens: at === 0 ? { part, title } : null,
      });
    });
  return items;
}

/** How far on paragraphs are looked for whose text is not the next one. */
const lookedAhead = 40;

/** Finds the paragraphs that blocks were made of: they come in the same order, and a block may be made of two. */
class PlaceFinder {
  #next = 0;

  constructor(private readonly paragraphs: readonly LaidOutParagraph[]) {}

  of(text: string): LaidOutParagraph[] {
    const found: LaidOutParagraph[] = [];
    let rest = text;
    let at = this.#firstOf(rest);
    while (at !== -1) {
      const paragraph = this.paragraphs[at];
      if (paragraph === undefined || paragraph.text === "" || !rest.startsWith(paragraph.text)) break;
      found.push(paragraph);
      rest = rest.slice(paragraph.text.length).trimStart();
      at += 1;
      this.#next = at;
    }
    return found;
  }

  #firstOf(text: string): number {
    const ahead = this.paragraphs.slice(this.#next, this.#next + lookedAhead);
    const found = ahead.findIndex((paragraph) => paragraph.text !== "" && text.startsWith(paragraph.text));
    return found === -1 ? -1 : this.#next + found;
  }
}

/** Boxes around lines that stand below one another; a new one where the next column or page begins. */
function outlinesOf(lines: readonly PlacedLine[]): PlacedLine[] {
  const outlines: PlacedLine[] = [];
  for (const line of lines) {
    const last = outlines.at(-1);
    if (last !== undefined && goesOn(last, line))
      outlines[outlines.length - 1] = { page: last.page, box: around([last.box, line.box]) };
    else outlines.push(line);
  }
  return outlines;
}

function goesOn(above: PlacedLine, { page, box }: PlacedLine): boolean {
  return (
    above.page === page &&
    box.bottom >= above.box.top &&
    overlap(above.box.left, above.box.right, box.left, box.right) > 0
  );
}

/** What was left out of a page, in its order; of documents without pages, all of it. */
export function leftOutOf({ report, document }: ReadDocument, page: number | null): PreviewLeftOut[] {
  const blocks = document.pages.find(({ number }) => number === page)?.blocks ?? [];
  const free = new Set(blocks);
  return report.leftOut
    .filter((left) => left.page === page)
    .map((left) => {
      const block = [...free].find(({ text }) => text.trim() === left.text.trim());
      if (block !== undefined) free.delete(block);
      return { left, box: block?.box ?? null };
    });
}
