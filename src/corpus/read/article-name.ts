import { readdir } from "node:fs/promises";
import { AppError } from "../../errors.js";

/**
 * Names of the articles of a folder, by code unit: its `.md` files but README.md and hidden ones.
 * @throws AppError CORPUS_MISSING when the folder cannot be listed
 */
export async function articleNames(dir: string): Promise<string[]> {
  const names = await readdir(dir).catch((cause: unknown) => {
    throw new AppError("CORPUS_MISSING", { directory: dir }, { cause });
  });
  return names.filter(isArticleName).sort();
}

function isArticleName(name: string): boolean {
  return /\.md$/iu.test(name) && !name.startsWith(".") && name.toLowerCase() !== "readme.md";
}
