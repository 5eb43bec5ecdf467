import type { Block } from "../draft.js";
import {
  closingSection,
  openingSection,
  type Passage,
  type Section,
  type UntitledSection,
} from "../types.js";

/** Arranges an article's blocks into sections, and numbers its passages from 1. */
export function arrange(blocks: readonly Block[], slug: string): Section[] {
  const arranged: { heading: string; untitled?: UntitledSection; blocks: Block[] }[] = [
    { heading: openingSection, untitled: "opening", blocks: [] },
  ];
  for (const block of blocks) {
    if (block.kind === "heading") arranged.push({ heading: block.text, blocks: [] });
    else arranged.at(-1)?.blocks.push(block);
  }
  const closing = takeClosing(arranged.at(-1)?.blocks ?? []);
  if (closing.length > 0) arranged.push({ heading: closingSection, untitled: "closing", blocks: closing });
  if (arranged[0]?.blocks.length === 0) arranged.shift();

  let paragraph = 0;
  return arranged.map(({ heading, untitled, blocks: own }): Section => {
    const passages = own.flatMap(({ kind, ...rest }): Passage[] => {
      if (kind === "heading") return [];
      paragraph += 1;
      return [{ id: `${slug}/${paragraph}`, article: slug, section: heading, paragraph, kind, ...rest }];
    });
    return { heading, ...(untitled && { untitled }), passages };
  });
}

/** Takes away the titles and notes that stand below the last paragraph. */
function takeClosing(blocks: Block[]): Block[] {
  const last = blocks.findLastIndex(({ kind }) => kind !== "meta");
  // Where nothing else stands, they are the head of the article, not its end.
  return last === -1 ? [] : blocks.splice(last + 1);
}
