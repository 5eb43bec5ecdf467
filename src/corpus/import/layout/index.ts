import type { DocumentPage, ExtractedDocument, LeftOut, TextBlock } from "../document.js";
import { withoutDrawingLabels } from "./drawing-labels.js";
import { joinFlow } from "./flow.js";
import { withoutFurniture } from "./furniture.js";
import { partedAtEmblem } from "./letterhead.js";
import { linesOfTables } from "./lines-of-tables.js";
import type { LinedPage, PageContent } from "./page-content.js";
import { mode, type PageLine, pageLine } from "./page-line.js";
import { pageLeadings, partsOf } from "./page-parts.js";
import type { LaidOutParagraph, Layout } from "./paragraph.js";
import { joinTables } from "./table-flow.js";

export type { LaidOutParagraph, Layout, PlacedLine } from "./paragraph.js";

/**
 * Turns the blocks of a document into the paragraphs that a reader sees. Every character but white space is in a paragraph or in what
 * is left out.
 */
export function layOut(document: ExtractedDocument): Layout {
  const placed = document.pages.filter(({ blocks }) =>
    blocks.some(({ unit, box }) => unit === "line" && box !== null),
  );
  if (placed.length > 0) return layOutPages(document.pages);
  const paragraphs = document.pages.flatMap((page) => page.blocks.map((block) => flowing(block, page)));
  const { kept, leftOut } = partHeads(paragraphs);
  return { paragraphs: kept, leftOut, bodySize: bodySizeOf(document.pages.flatMap(({ blocks }) => blocks)) };
}

/** Heads and feet that a flowing format tells as such. */
function partHeads(paragraphs: readonly LaidOutParagraph[]): {
  readonly kept: LaidOutParagraph[];
  readonly leftOut: LeftOut[];
} {
  const isHead = ({ role }: LaidOutParagraph) => role === "page-header" || role === "page-footer";
  const leftOut = paragraphs
    .filter(isHead)
    .map(({ text, page }): LeftOut => ({ text, reason: "running-head", page }));
  return { kept: paragraphs.filter((paragraph) => !isHead(paragraph)), leftOut };
}

function flowing(block: TextBlock, page: DocumentPage): LaidOutParagraph {
  const { text, role, level, style, runs, align, recognition } = block;
  return {
    text: text.trim(),
    role,
    level,
    style,
    runs,
    align,
    page: page.number,
    lines: [],
    spaceAbove: null,
    recognition,
  };
}

function layOutPages(pages: readonly DocumentPage[]): Layout {
  const leftOut: LeftOut[] = [];
  const lined = pages.map((page): LinedPage => {
    const { kept, left } = upright(page);
    leftOut.push(...left);
    const height = page.size?.height ?? 0;
    return {
      number: page.number ?? 1,
      height,
      lines: kept,
      fixed: linesOfTables(kept, page.rules, height),
    };
  });
  const bare = withoutFurniture(lined);
  leftOut.push(...bare.leftOut);
  const bodySize = bodySizeOf(bare.pages.flatMap(({ lines }) => lines.map(({ block }) => block))) ?? 1;
  const contents = bare.pages.map((page, at): PageContent => {
    const { rules = [], pictures = [] } = pages[at] ?? {};
    return { lines: page.lines, rules, pictures, height: page.height };
  });
  const leadings = pageLeadings(contents);
  const parts = contents.flatMap((content) => {
    const { kept, leftOut: labels } = withoutDrawingLabels(
      partsOf(content, { bodySize, leadings }),
      bodySize,
    );
    leftOut.push(...labels);
    return kept;
  });
  const whole = joinTables(parts);
  return { paragraphs: joinFlow(whole.parts, bodySize), leftOut: [...leftOut, ...whole.leftOut], bodySize };
}

/** The lines of a page that run as most of them do; others are stamps and watermarks. */
function upright(page: DocumentPage): { readonly kept: PageLine[]; readonly left: LeftOut[] } {
  const main = mode(page.blocks.map(({ angle, text }) => [angle, text.length] as const)) ?? 0;
  const kept: PageLine[] = [];
  const left: LeftOut[] = [];
  for (const block of page.blocks.flatMap(partedAtEmblem)) {
    const line = block.angle === main ? pageLine(block, page.number ?? 1) : null;
    if (line !== null) kept.push(line);
    else if (block.text.trim() !== "")
      left.push({ text: block.text, reason: "watermark", page: page.number });
  }
  return { kept, left };
}

function bodySizeOf(blocks: readonly TextBlock[]): number | null {
  return (
    mode(
      blocks.flatMap(({ style, text }) => (style.size === null ? [] : [[style.size, text.length] as const])),
    ) ?? null
  );
}
