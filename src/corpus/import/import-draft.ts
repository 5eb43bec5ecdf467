import { join } from "node:path";
import { AppError } from "../../errors.js";
import type { ArticleDraft } from "../draft.js";
import { keyOf, type PresentCorpus } from "./present-corpus.js";
import { checkTarget, writeArticle } from "./write/write-article.js";

/** An article that was written, or would be. */
export interface ImportedArticle {
  readonly path: string;
  readonly draft: ArticleDraft;
  readonly passages: number;
  readonly isUnchanged: boolean;
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
  parts.add(draft.part);
  if (key !== null) texts.set(key, name);
  const passages = draft.blocks.filter(({ kind }) => kind !== "heading").length;
  return { path: join(corpusDir, name), draft, passages, isUnchanged };
}
