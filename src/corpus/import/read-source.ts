import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { AppError, reasonOf } from "../../errors.js";
import { readDocument } from "./read-document.js";
import type { ReadRequest, ReadResult } from "./read-in-child.js";

/**
 * Reads a document in this process, and writes its preview where one is wanted.
 *
 * @throws AppError IMPORT_UNREADABLE, and what `readDocument` throws
 */
export async function readSource(request: ReadRequest): Promise<ReadResult> {
  const { path, overrides, single, takenParts, signal, onPage } = request;
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new AppError("IMPORT_UNREADABLE", { file: path, reason: reasonOf(cause) }, { cause });
  });
  const file = { name: basename(path).normalize("NFC"), bytes };
  const read = await readDocument(file, {
    overrides,
    single,
    takenParts: new Set(takenParts),
    ...(signal && { signal }),
    ...(onPage && { onPage }),
  });
  return { articles: read.articles, report: read.report };
}
