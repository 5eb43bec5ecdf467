import type { ArticleDraft } from "../../draft.js";
import { readArticle } from "../../read/reader.js";

/** How an article differs from the one that it would replace. */
export interface Difference {
  /** Paragraphs and headings that only the new one has. */
  readonly added: number;
  /** Paragraphs and headings that only the old one has. */
  readonly removed: number;
  /** Beginning of the first paragraph that only one of them has; of the title, where all are the same. */
  readonly first: string;
}

/** Characters of a paragraph that are shown. */
const shown = 60;

/** What differs between an article's Markdown and a draft. A file that is no article differs in all. */
export function differenceOf(markdown: string, draft: ArticleDraft): Difference {
  const before = textsOf(markdown);
  const after = draft.blocks.map(({ text }) => text);
  const added = without(after, before);
  const removed = without(before, after);
  const first = added[0] ?? removed[0] ?? draft.title;
  return {
    added: added.length,
    removed: removed.length,
    first: first.length > shown ? `${first.slice(0, shown)}…` : first,
  };
}

function textsOf(markdown: string): string[] {
  try {
    const { sections } = readArticle(markdown, "a.md");
    return sections.flatMap(({ heading, untitled, passages }) => [
      ...(untitled === undefined ? [heading] : []),
      ...passages.map(({ text }) => text),
    ]);
  } catch {
    return [];
  }
}

/** The texts of one list that the other lacks, as often as it lacks them. */
function without(texts: readonly string[], others: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of others) counts.set(text, (counts.get(text) ?? 0) + 1);
  return texts.filter((text) => {
    const count = counts.get(text) ?? 0;
    counts.set(text, count - 1);
    return count <= 0;
  });
}
