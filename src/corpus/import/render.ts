import { stringify } from "yaml";
import type { ArticleDraft, Block } from "../draft.js";
import { escapeLine } from "../read/markup.js";
import { sourceNotes } from "../read/source-note.js";
import type { PassageSource } from "../types.js";

/**
 * An article as the Markdown of the corpus: front matter, `## ` headings, one line a paragraph, and comments above each
 * paragraph that is not running text, or comes from another page than the one before it. `readArticle` gives the same passages back.
 */
export function renderMarkdown(draft: ArticleDraft): string {
  const { series, part, title, authors, source, nextPart } = draft;
  const frontMatter = {
    series,
    part,
    title,
    authors,
    ...(source === null ? {} : { source }),
    ...(nextPart === null ? {} : { nextPart }),
  };
  const yaml = stringify(frontMatter, { lineWidth: 0 });
  // Without any marker the reader would guess the kinds, so a text that needs none gets one.
  const needsMarker = draft.blocks.every(({ kind }) => kind === "heading" || kind === "body");
  let first = needsMarker;
  let before: PassageSource = {};
  const body = draft.blocks.map((block) => {
    const notes = sourceNotes(block, before);
    before = block;
    const marker = block.kind !== "heading" && (block.kind !== "body" || first);
    if (marker) first = false;
    return [...notes, renderBlock(block, marker)].join("\n");
  });
  return `---\n${yaml}---\n\n${body.join("\n\n")}\n`;
}

function renderBlock({ kind, text }: Block, marker: boolean): string {
  if (kind === "heading") return `## ${text}`;
  return marker ? `<!-- ${kind} -->\n${escapeLine(text)}` : escapeLine(text);
}
