import type { Block } from "../draft.js";
import { CLOSING_SECTION, OPENING_SECTION, type Passage, type Section } from "../types.js";

/** Arranges an article's blocks into sections, and numbers its passages from 1. */
export function arrange(blocks: readonly Block[], slug: string): Section[] {
  const printed: { heading: string; blocks: Block[] }[] = [{ heading: OPENING_SECTION, blocks: [] }];
  for (const block of blocks) {
    if (block.kind === "heading") printed.push({ heading: block.text, blocks: [] });
    else printed.at(-1)?.blocks.push(block);
  }
  const closing = takeClosing(printed.at(-1)?.blocks ?? []);
  if (closing.length > 0) printed.push({ heading: CLOSING_SECTION, blocks: closing });
  if (printed[0]?.blocks.length === 0) printed.shift();

  let paragraph = 0;
  return printed.map(({ heading, blocks: own }): Section => {
    const passages = own.flatMap(({ kind, text }): Passage[] => {
      if (kind === "heading") return [];
      paragraph += 1;
      return [{ id: `${slug}/${paragraph}`, article: slug, section: heading, paragraph, kind, text }];
    });
    return { heading, passages };
  });
}

/** Takes away the titles and notes that stand below the last paragraph. */
function takeClosing(blocks: Block[]): Block[] {
  const last = blocks.findLastIndex(({ kind }) => kind !== "meta");
  // Where nothing else stands, they are the head of the article, not its end.
  return last === -1 ? [] : blocks.splice(last + 1);
}
