import { stat } from "node:fs/promises";
import { basename, isAbsolute, join } from "node:path";
import { AppError, reasonOf } from "../../errors.js";

/** Hidden files, and what an operating system leaves in folders, are no documents. */
const noDocument = /^(?:\.|~\$|thumbs\.db$|desktop\.ini$)/iu;
/** Most files of one run. */
const mostFiles = 10_000;

/** A file to import, or why a path that was given names none. */
export interface SourcePath {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  readonly problem: AppError | null;
}

/**
 * The files that paths, folders and globs name, each once: in the order given, those of a folder or a glob by name, with `2` before `10`.
 *
 * @throws AppError IMPORT_TOO_LARGE for more files than are taken in one run
 */
export async function sourcePaths(given: readonly string[]): Promise<SourcePath[]> {
  const found = new Map<string, SourcePath>();
  for (const path of given)
    for (const source of await filesOf(path)) if (!found.has(source.path)) found.set(source.path, source);
  if (found.size > mostFiles)
    throw new AppError("IMPORT_TOO_LARGE", { file: given[0] ?? "", size: found.size, limit: mostFiles });
  return [...found.values()];
}

async function filesOf(path: string): Promise<SourcePath[]> {
  const state = await stat(path).catch((cause: unknown) => unreadable(path, cause));
  if (state instanceof AppError) {
    if (!/[*?[{]/u.test(path)) return [{ path, size: 0, problem: state }];
    return listed(path, { patterns: [path.replaceAll("\\", "/")], absolute: isAbsolute(path) });
  }
  if (!state.isDirectory()) return [{ path, size: state.size, problem: null }];
  return listed(path, { patterns: ["**/*"], cwd: path });
}

interface Listing {
  readonly patterns: string[];
  readonly absolute?: boolean;
  /** Folder that the names found are seen from. */
  readonly cwd?: string;
}

const byName = new Intl.Collator("vi", { numeric: true });

async function listed(path: string, { patterns, absolute = false, cwd }: Listing): Promise<SourcePath[]> {
  const { glob } = await import("tinyglobby");
  const names = await glob(patterns, {
    onlyFiles: true,
    absolute,
    expandDirectories: false,
    ...(cwd !== undefined && { cwd }),
  }).catch((cause: unknown) => unreadable(path, cause));
  if (names instanceof AppError) return [{ path, size: 0, problem: names }];
  const documents = names
    .filter((name) => !noDocument.test(basename(name)))
    .sort((one, other) => byName.compare(one, other) || (one < other ? -1 : 1))
    .map((name) => (cwd === undefined ? name : join(cwd, name)));
  if (documents.length === 0)
    return [{ path, size: 0, problem: new AppError("IMPORT_FOLDER_EMPTY", { file: path }) }];
  return Promise.all(
    documents.map(async (file): Promise<SourcePath> => {
      const state = await stat(file).catch((cause: unknown) => unreadable(file, cause));
      return state instanceof AppError
        ? { path: file, size: 0, problem: state }
        : { path: file, size: state.size, problem: null };
    }),
  );
}

function unreadable(path: string, cause: unknown): AppError {
  // What Node.js puts for bytes that are no UTF-8: such a name cannot be handed back to the system.
  if (path.includes("\ufffd")) return new AppError("IMPORT_NAME", { file: path }, { cause: cause as Error });
  return new AppError(
    "IMPORT_UNREADABLE",
    { file: path, reason: reasonOf(cause) },
    { cause: cause as Error },
  );
}
