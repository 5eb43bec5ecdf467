import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { AppError, reasonOf } from "../../errors.js";
import { decodeText } from "../decode.js";
import type { Overrides } from "../draft.js";
import { textCharacters } from "../lines.js";
import { refuseLarge } from "../read/load.js";
import { readArticle, sourceCharacters } from "../read/reader.js";
import type { Article } from "../types.js";
import { importText } from "./import.js";
import { renderMarkdown } from "./render.js";

/** Where and how to import. */
export interface ImportOptions {
  readonly corpusDir: string;
  readonly overrides?: Overrides;
  /** Whether a different article of the same name may be replaced. */
  readonly force?: boolean;
}

/** What an import wrote. */
export interface Imported {
  /** Path of the article's Markdown. */
  readonly path: string;
  readonly article: Article;
  /** Number of its passages. */
  readonly paragraphs: number;
}

/**
 * Imports a text file into the corpus. The article appears whole or not at all, and only after what was written has been
 * read back and holds every character of the source.
 *
 * @throws AppError what `importText` throws, and what `readArticle` throws for a text that is too long to be read; CORPUS_FILE_LONG; IMPORT_UNREADABLE and IMPORT_UNWRITABLE for files that cannot be read or
 * written, IMPORT_EXISTS for a different article of that name, IMPORT_LOST when a character would be lost
 */
export async function importFile(path: string, options: ImportOptions): Promise<Imported> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new AppError("IMPORT_UNREADABLE", { file: path, reason: reasonOf(cause) }, { cause });
  });
  const fileName = basename(path);
  refuseLarge(bytes.length, fileName);
  const draft = importText(bytes, fileName, options.overrides);
  const markdown = renderMarkdown(draft);
  const target = join(options.corpusDir, `${draft.slug}.md`);
  const present = await readFile(target, "utf8").catch(() => null);
  if (present !== null && present !== markdown && options.force !== true) {
    throw new AppError("IMPORT_EXISTS", { path: target });
  }
  // Hidden, so that a reader of the corpus never sees it.
  const temporary = join(options.corpusDir, `.${draft.slug}.${randomUUID()}.tmp`);
  try {
    await mkdir(options.corpusDir, { recursive: true });
    await writeDurably(temporary, markdown);
    const written = decodeText(await readFile(temporary), target);
    const article = readArticle(written, basename(target));
    if (sourceCharacters(written) !== textCharacters(decodeText(bytes, fileName))) {
      throw new AppError("IMPORT_LOST", { file: fileName });
    }
    await rename(temporary, target);
    return { path: target, article, paragraphs: article.passages.length };
  } catch (cause) {
    // What went wrong is the error underneath, not that there may be nothing to remove.
    await rm(temporary, { force: true }).catch(() => undefined);
    if (cause instanceof AppError) throw cause;
    throw new AppError("IMPORT_UNWRITABLE", { path: target, reason: reasonOf(cause) }, { cause });
  }
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
