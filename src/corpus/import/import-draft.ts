import { join } from "node:path";
import { AppError } from "../../errors.js";
import type { ArticleDraft } from "../draft.js";
import { titleWords } from "../series.js";
import { keyOf, type PresentCorpus, type PresentPart } from "./present-corpus.js";
import { checkTarget, writeArticle } from "./write/write-article.js";

/** An article that was written, or would be. */
export interface ImportedArticle {
  readonly path: string;
  readonly draft: ArticleDraft;
  readonly passages: number;
  readonly isUnchanged: boolean;
}

/**
 * Name of the file of an article that nobody named: that of the article whose part of the same series it is; else the one that an import gives it, with
 * a number behind where another series has that.
 */
export function slugBeside({ slug, series, part }: ArticleDraft, present: readonly PresentPart[]): string {
  const isOurs = (each: PresentPart) =>
    each.part === part && (each.series === null || titleWords(each.series) === titleWords(series));
  const holders = new Map(present.map((each) => [each.slug.toLowerCase(), each]));
  const holder = holders.get(slug.toLowerCase());
  if (!holder || isOurs(holder)) return slug;
  const own = present.find((each) => each.series !== null && isOurs(each));
  if (own) return own.slug;
  let free = slug;
  for (let number = 2; holders.has(free.toLowerCase()); number++) free = `${slug}-${number}`;
  return free;
}

/**
 * Writes an article unless the corpus has its text, and notes that it has it now.
 *
 * @throws AppError IMPORT_SAME where the corpus has the text under another name, and what `writeArticle` throws
 */
export async function importDraft(
  draft: ArticleDraft,
  options: { readonly corpusDir: string; readonly force?: boolean; readonly dryRun?: boolean },
  { parts, texts }: PresentCorpus,
): Promise<ImportedArticle> {
  const { corpusDir, force = false, dryRun = false } = options;
  const name = `${draft.slug}.md`;
  const key = keyOf(draft.blocks);
  const other = key === null ? undefined : texts.get(key);
  if (other !== undefined && other !== name && !force)
    throw new AppError("IMPORT_SAME", { file: draft.source ?? name, other });
  const { isUnchanged } = dryRun
    ? await checkTarget(draft, corpusDir, force)
    : await writeArticle(draft, corpusDir, force);
  parts.push({ slug: draft.slug, series: draft.series, part: draft.part });
  if (key !== null) texts.set(key, name);
  const passages = draft.blocks.filter(({ kind }) => kind !== "heading").length;
  return { path: join(corpusDir, name), draft, passages, isUnchanged };
}
