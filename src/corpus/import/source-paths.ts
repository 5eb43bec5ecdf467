import { readFile, stat } from "node:fs/promises";
import { basename, isAbsolute, join } from "node:path";
import { AppError, reasonOf } from "../../errors.js";
import { articleNames } from "../read/article-name.js";

/** Hidden files, and what an operating system leaves in folders, are no documents. */
const noDocument = /^(?:\.|~\$|thumbs\.db$|desktop\.ini$)/iu;
/** Most files of one run. */
const mostFiles = 10_000;

/**
 * The files that paths, folders and globs name, each once: in the order given, those of a folder or a glob by name.
 *
 * @throws AppError IMPORT_UNREADABLE for a path that names nothing, IMPORT_FOLDER_EMPTY for a folder without a file
 */
export async function sourcePaths(given: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const path of given) for (const file of await filesOf(path)) found.add(file);
  if (found.size > mostFiles)
    throw new AppError("IMPORT_TOO_LARGE", { file: given[0] ?? "", size: found.size, limit: mostFiles });
  return [...found];
}

async function filesOf(path: string): Promise<string[]> {
  const state = await stat(path).catch((cause: unknown) => {
    if (/[*?[{]/u.test(path)) return null;
    throw new AppError("IMPORT_UNREADABLE", { file: path, reason: reasonOf(cause) }, { cause });
  });
  if (state !== null && !state.isDirectory()) return [path];
  const { glob } = await import("tinyglobby");
  const files =
    state === null
      ? await glob(path.replaceAll("\\", "/"), { onlyFiles: true, absolute: isAbsolute(path) })
      : (await glob("**/*", { cwd: path, onlyFiles: true })).map((name) => join(path, name));
  const documents = files.filter((file) => !noDocument.test(basename(file))).sort();
  if (documents.length === 0) throw new AppError("IMPORT_FOLDER_EMPTY", { file: path });
  return documents;
}

/** Numbers of the parts that a corpus has; none of a folder that is not there yet. */
export async function takenParts(corpusDir: string): Promise<Set<number>> {
  const names = await articleNames(corpusDir).catch(() => []);
  const parts = new Set<number>();
  for (const name of names) {
    const text = await readFile(join(corpusDir, name), "utf8").catch(() => "");
    const [, part] = /^part:\s*(\d{1,9})\s*$/mu.exec(text.slice(0, 4_096)) ?? [];
    if (part !== undefined) parts.add(Number(part));
  }
  return parts;
}
