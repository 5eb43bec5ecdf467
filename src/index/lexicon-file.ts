import { readFile } from "node:fs/promises";
import { AppError, reasonOf } from "../errors.js";
import { Lexicon } from "../language/lexicon.js";

/**
 * Reads the table of word frequencies that ships with the project.
 * @throws AppError LEXICON_INVALID
 */
export async function readLexicon(path: string): Promise<Lexicon> {
  try {
    return Lexicon.parse(await readFile(path, "utf8"));
  } catch (cause) {
    const reason = reasonOf(cause);
    throw new AppError("LEXICON_INVALID", { file: path, reason }, { cause });
  }
}
