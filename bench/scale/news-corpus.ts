import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { renderMarkdown } from "../../src/corpus/import/write/render.js";
import type { NewsArticle } from "./news.js";

const longestTitle = 120;

/**
 * Writes articles as a corpus folder, one Markdown file each, in the order in which a corpus is read: part by part. So a
 * passage has the same number in the library as in the list of passages.
 */
export async function writeNewsCorpus(folder: string, articles: readonly NewsArticle[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [at, { paragraphs }] of articles.entries()) {
    const markdown = renderMarkdown({
      slug: slugOf(at),
      series: "Tin tức",
      part: at + 1,
      title: titleOf(paragraphs[0] ?? ""),
      authors: [],
      source: null,
      nextPart: null,
      blocks: paragraphs.map((text) => ({ kind: "body", text })),
    });
    await writeFile(join(folder, `${slugOf(at)}.md`), markdown);
  }
}

function slugOf(at: number): string {
  return `tin-${String(at + 1).padStart(6, "0")}`;
}

/** The news has its headline and its lead in one paragraph; the beginning of it stands for the headline. */
function titleOf(paragraph: string): string {
  if (paragraph.length <= longestTitle) return paragraph;
  const end = paragraph.lastIndexOf(" ", longestTitle);
  return paragraph.slice(0, end > 0 ? end : longestTitle).trimEnd();
}
