import type { Block } from "../draft.js";
import {
  areNames,
  canBeCaption,
  isContinuationNote,
  isCreditedCaption,
  isMarkedByLine,
  isPhotoCredit,
  readPartLine,
} from "../recognise.js";
import type { PassageKind } from "../types.js";
import type { FrontMatter } from "./front-matter.js";
import type { BodyItem } from "./markup.js";

/**
 * Names the kind of each paragraph. In a file with markers, a paragraph without one is `body`.
 * A file without any was written by hand: there the kinds are told from the text.
 */
export function nameKinds(items: readonly BodyItem[], frontMatter: FrontMatter): Block[] {
  const marked = items.some((item) => item.kind !== null);
  // A first-level heading on top is the article's title as printed, not the heading of a section.
  const isTitle = (item: BodyItem, index: number) => item.level === 1 && index === 0;
  const blocks = items.map((item, index): Block => {
    const { level, kind, ...rest } = item;
    if (isTitle(item, index)) return { ...rest, kind: "meta" };
    return { ...rest, kind: level === null ? (kind ?? "body") : "heading" };
  });
  return marked ? blocks : guessKinds(blocks, frontMatter);
}

function guessKinds(blocks: readonly Block[], frontMatter: FrontMatter): Block[] {
  const titles = [frontMatter.title, frontMatter.series].map(comparable);
  const isAside = (text: string) =>
    titles.includes(comparable(text)) ||
    isMarkedByLine(text) ||
    areNames(text) ||
    readPartLine(text) !== null ||
    isContinuationNote(text);
  const start = blocks.findIndex(
    ({ kind, text }) => kind === "heading" || (kind === "body" && !isAside(text)),
  );
  const end = blocks.findLastIndex(({ kind, text }) => kind === "heading" || !isAside(text));
  const hasHeadings = blocks.some(({ kind }) => kind === "heading");
  return blocks.map((block, index): Block => {
    if (block.kind !== "body") return block;
    if (start === -1 || index < start || index > end) return { ...block, kind: "meta" };
    return { ...block, kind: guessBody(block.text, blocks[index + 1], hasHeadings && index === start) };
  });
}

function guessBody(text: string, below: Block | undefined, isFirst: boolean): PassageKind {
  if (isPhotoCredit(text) || isCreditedCaption(text)) return "caption";
  if (below?.kind === "body" && isPhotoCredit(below.text) && canBeCaption(text)) return "caption";
  return isFirst ? "lead" : "body";
}

function comparable(text: string): string {
  return text.normalize("NFC").toLowerCase();
}
