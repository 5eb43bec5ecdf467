import type { Block } from "../../draft.js";
import {
  canBeCaption,
  isContinuationNote,
  isCreditedCaption,
  isMarkedByLine,
  isOrnament,
  isPageNumber,
  isPhotoCredit,
  readPartLine,
} from "../../recognise.js";
import type { Article } from "../../types.js";
import type { DocumentMetadata } from "../document.js";
import type { LaidOutParagraph, Layout } from "../layout/paragraph.js";
import { divide } from "./divide.js";
import { readHead } from "./head.js";
import { type BodyLook, bodyLookOf, isWholly } from "./heading-look.js";
import { type Apart, setApart } from "./headings.js";
import { authorsIn } from "./names.js";
import { readNextPart, type Structure, structure } from "./plain-text.js";

export type { Structure } from "./plain-text.js";

/** A title is at most this long, in characters. */
const longestTitle = 300;

/** The articles of a document: what each says about itself, and its paragraphs by kind. */
export function structureDocument(layout: Layout, metadata: DocumentMetadata, single = false): Structure[] {
  const { paragraphs, bodySize } = layout;
  // Text without any look is told from its words alone.
  const isPlain = paragraphs.every(({ role, style }) => role === null && style.size === null && !style.bold);
  if (isPlain) return [withSources(structure(paragraphs.map(({ text }) => text)), paragraphs)];
  const articles = single ? [paragraphs] : divide(paragraphs, bodyLookOf(paragraphs, bodySize));
  return articles.map((own) =>
    structureArticle(own, bodyLookOf(own, bodySize), articles.length === 1 ? metadata : null),
  );
}

/** The blocks of a plain text, with the pages of its paragraphs: a caption may be of two. */
function withSources(found: Structure, paragraphs: readonly LaidOutParagraph[]): Structure {
  let at = 0;
  const blocks = found.blocks.map((block): Block => {
    const source = paragraphs[at];
    let length = 0;
    while (at < paragraphs.length && length < block.text.length) {
      length += (paragraphs[at]?.text.length ?? 0) + 1;
      at += 1;
    }
    return source === undefined ? block : { ...block, ...sourceOf(source) };
  });
  return { ...found, blocks };
}

function sourceOf({
  page,
  recognition,
}: LaidOutParagraph): Pick<Block, "page" | "isRecognised" | "readings"> {
  const readings = recognition?.doubtful ?? [];
  return {
    ...(page !== null && { page }),
    ...(recognition !== null && { isRecognised: true as const }),
    ...(readings.length > 0 && { readings }),
  };
}

function structureArticle(
  paragraphs: readonly LaidOutParagraph[],
  body: BodyLook,
  metadata: DocumentMetadata | null,
): Structure {
  const head = readHead(paragraphs, body);
  const tailStart = startOfTail(paragraphs, head.length);
  const tail = paragraphs.slice(tailStart);
  const blocks = [
    ...paragraphs.slice(0, head.length).map((paragraph) => blockOf(paragraph, "meta")),
    ...readMiddle(paragraphs.slice(head.length, tailStart), body),
    ...tail.map((paragraph) => blockOf(paragraph, "meta")),
  ];
  const authors = head.isPaper
    ? []
    : [head.authors, metadata?.authors ?? [], tail.flatMap(({ text }) => authorsIn(text))];
  const part = head.part ?? metadata?.part ?? null;
  return {
    series: head.series ?? metadata?.series ?? null,
    part,
    title: head.title ?? metadata?.title ?? null,
    authors: authors.find((names) => names.length > 0) ?? [],
    nextPart: readNextPart(
      tail.map(({ text }) => text),
      part,
    ) as Article["nextPart"],
    blocks,
  };
}

function blockOf(paragraph: LaidOutParagraph, kind: Block["kind"]): Block {
  return { kind, text: paragraph.text, ...sourceOf(paragraph) };
}

function readMiddle(paragraphs: readonly LaidOutParagraph[], body: BodyLook): Block[] {
  const blocks: Block[] = [];
  const apart = setApart(paragraphs, body);
  paragraphs.forEach((paragraph, at) => {
    const { text, role } = paragraph;
    const previous = blocks.at(-1);
    if (isPhotoCredit(text)) {
      const caption = previous !== undefined && isCaptionOf(previous, role) ? blocks.pop() : undefined;
      // One passage, so that a photo is always quoted with its photographer.
      blocks.push(
        caption === undefined
          ? blockOf(paragraph, "caption")
          : { ...caption, kind: "caption", text: `${caption.text} ${text}` },
      );
    } else if (role === "caption" || isCreditedCaption(text)) blocks.push(blockOf(paragraph, "caption"));
    else if (isPageNumber(text) || isOrnament(text) || role === "by-line" || role === "title")
      blocks.push(blockOf(paragraph, "meta"));
    else {
      const isLeading = at === 0 && isLead(paragraph, paragraphs[1], body);
      blocks.push(blockOf(paragraph, kindOfApart[apart.get(at) ?? "none"] ?? (isLeading ? "lead" : "body")));
    }
  });
  return blocks;
}

/** What short lines that are set apart become; null where their place decides. */
const kindOfApart: Readonly<Record<Apart | "none", Block["kind"] | null>> = {
  heading: "heading",
  letterhead: "meta",
  signature: "body",
  none: null,
};

function isCaptionOf({ kind, text }: Block, role: LaidOutParagraph["role"]): boolean {
  return kind === "caption"
    ? role === "caption" || !isPhotoCredit(text)
    : kind === "body" && canBeCaption(text) && role === null;
}

/** The lead stands above the text, and looks otherwise: bold, slanted or larger. */
function isLead(paragraph: LaidOutParagraph, below: LaidOutParagraph | undefined, body: BodyLook): boolean {
  if (paragraph.role === "lead") return true;
  if (below === undefined) return false;
  const { style } = paragraph;
  const isLarger = style.size !== null && body.size !== null && style.size > body.size;
  return (
    isLarger ||
    (isWholly(paragraph, "bold") && !body.isBold) ||
    (isWholly(paragraph, "italic") && !body.isItalic)
  );
}

/** Index of the first of the last paragraphs that are no running text: notice of the next part, by-line, note. */
function startOfTail(paragraphs: readonly LaidOutParagraph[], headLength: number): number {
  let start = paragraphs.length;
  while (start > headLength + 1 && isTailLine(paragraphs[start - 1])) start -= 1;
  return start;
}

function isTailLine(paragraph: LaidOutParagraph | undefined): boolean {
  if (paragraph === undefined || paragraph.role === "table-row" || paragraph.text.length > longestTitle)
    return false;
  const { text } = paragraph;
  if (paragraph.role === "by-line" || isContinuationNote(text) || isPageNumber(text) || isOrnament(text))
    return true;
  return isMarkedByLine(text) || authorsIn(text).length > 0 || readPartLine(text) !== null;
}
