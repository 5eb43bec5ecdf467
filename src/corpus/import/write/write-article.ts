import { randomUUID } from "node:crypto";
import { link, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { AppError, reasonOf } from "../../../errors.js";
import { decodeText } from "../../decode.js";
import type { ArticleDraft } from "../../draft.js";
import { textCharacters } from "../../lines.js";
import { refuseLarge } from "../../read/load.js";
import { readArticle, sourceCharacters } from "../../read/reader.js";
import type { Article } from "../../types.js";
import { differenceOf } from "./difference.js";
import { renderMarkdown } from "./render.js";

/** What was written. */
export interface WrittenArticle {
  /** Path of the article's Markdown. */
  readonly path: string;
  readonly article: Article;
  /** Whether the file held exactly this before. */
  readonly isUnchanged: boolean;
}

/**
 * Writes an article into the corpus. It appears whole or not at all, and only after what was written has been read back and holds
 * every character of the draft in its order.
 *
 * @param force whether a different article of the same name may be replaced
 * @throws AppError IMPORT_EXISTS for a different article of that name, with what differs; IMPORT_UNWRITABLE, IMPORT_LOST, CORPUS_FILE_LONG, and what `readArticle` throws
 * for a text that is too long to be read
 */
export async function writeArticle(
  draft: ArticleDraft,
  corpusDir: string,
  force = false,
): Promise<WrittenArticle> {
  const { target, markdown, isUnchanged } = await checkTarget(draft, corpusDir, force);
  // Hidden, so that a reader of the corpus never sees it.
  const temporary = join(corpusDir, `.${draft.slug}.${randomUUID()}.tmp`);
  try {
    await mkdir(corpusDir, { recursive: true });
    await writeDurably(temporary, markdown);
    const article = readBack(decodeText(await readFile(temporary), target), draft, target);
    if (!force && !isUnchanged)
      return { path: target, article, isUnchanged: await appear(temporary, target, draft) };
    await rename(temporary, target);
    return { path: target, article, isUnchanged };
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError("IMPORT_UNWRITABLE", { path: target, reason: reasonOf(cause) }, { cause });
  } finally {
    // What went wrong is the error underneath, not that there may be nothing to remove.
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}

/**
 * Whether an article can be written, without writing anything.
 *
 * @throws AppError IMPORT_EXISTS, IMPORT_LOST, CORPUS_FILE_LONG, and what `readArticle` throws
 */
export async function checkTarget(
  draft: ArticleDraft,
  corpusDir: string,
  force: boolean,
): Promise<{ readonly target: string; readonly markdown: string; readonly isUnchanged: boolean }> {
  const target = join(corpusDir, `${draft.slug}.md`);
  const present = await readFile(target, "utf8").catch(() => null);
  if (present !== null && !force && present !== renderMarkdown(draft)) throw exists(target, present, draft);
  const markdown = checkedMarkdown(draft, target);
  return { target, markdown, isUnchanged: present === markdown };
}

/**
 * The Markdown of an article, of which every character can be read back.
 *
 * @param target path that is told where one cannot
 * @throws AppError IMPORT_LOST, CORPUS_FILE_LONG, and what `readArticle` throws
 */
export function checkedMarkdown(draft: ArticleDraft, target = `${draft.slug}.md`): string {
  const markdown = renderMarkdown(draft);
  refuseLarge(Buffer.byteLength(markdown), `${draft.slug}.md`);
  readBack(markdown, draft, target);
  return markdown;
}

/** The article that Markdown is read as, once it holds every character of its draft. */
function readBack(markdown: string, draft: ArticleDraft, target: string): Article {
  const article = readArticle(markdown, basename(target));
  const characters = draft.blocks.map(({ text }) => textCharacters(text)).join("");
  if (sourceCharacters(markdown) !== characters)
    throw new AppError("IMPORT_LOST", { file: draft.source ?? target });
  return article;
}

/**
 * Gives a file its name unless another has it by now: two imports at once do not replace each other's articles.
 *
 * @returns whether the other file holds the same
 */
async function appear(temporary: string, target: string, draft: ArticleDraft): Promise<boolean> {
  try {
    await link(temporary, target);
    return false;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "EEXIST") {
      // File systems of memory sticks and some network drives have no links.
      await rename(temporary, target);
      return false;
    }
    const present = await readFile(target, "utf8");
    if (present !== renderMarkdown(draft)) throw exists(target, present, draft);
    return true;
  }
}

function exists(path: string, present: string, draft: ArticleDraft): AppError {
  return new AppError("IMPORT_EXISTS", { path, ...differenceOf(present, draft) });
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(text, "utf8");
    await file.sync();
  } finally {
    await file.close();
  }
}
