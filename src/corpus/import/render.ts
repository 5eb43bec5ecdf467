import { stringify } from "yaml";
import type { ArticleDraft, Block } from "../draft.js";
import { escapeLine } from "../read/markup.js";

/**
 * An article as the Markdown of the corpus: front matter, `## ` headings, one line a paragraph, and a comment above each
 * paragraph that is not running text. `readArticle` gives the same passages back.
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
  const body = draft.blocks.map((block) => {
    const marker = block.kind !== "heading" && (block.kind !== "body" || first);
    if (marker) first = false;
    return renderBlock(block, marker);
  });
  return `---\n${yaml}---\n\n${body.join("\n\n")}\n`;
}

function renderBlock({ kind, text }: Block, marker: boolean): string {
  if (kind === "heading") return `## ${text}`;
  return marker ? `<!-- ${kind} -->\n${escapeLine(text)}` : escapeLine(text);
}
