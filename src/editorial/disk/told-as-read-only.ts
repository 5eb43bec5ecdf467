import { AppError, reasonOf } from "../../errors.js";

/**
 * Does something that writes, and tells in one line where that is not possible.
 * @throws AppError CORPUS_READ_ONLY for what the file system throws, other AppErrors as they are
 */
export async function toldAsReadOnly<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const reason = (cause as NodeJS.ErrnoException).code ?? reasonOf(cause);
    throw new AppError("CORPUS_READ_ONLY", { folder, reason }, { cause });
  }
}
