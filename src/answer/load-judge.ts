import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { WordTokenizer } from "../embedding/index.js";
import { AppError, reasonOf } from "../errors.js";
import { Reader, readReaderFolder, VerdictModel } from "../ranking/index.js";
import type { Judge } from "./searcher.js";

/**
 * Loads the models that judge passages. They belong to the program, not to the chosen embedding model.
 * @param modelsDir folder of the bundled models
 * @param words the bundled embedding model's tokenizer, where it is loaded already
 * @throws AppError MODEL_INVALID where a file is missing or damaged
 */
export async function loadJudge(modelsDir: string, words: WordTokenizer | undefined): Promise<Judge> {
  const [weights, model, tokenizer] = await Promise.all([
    readReaderFolder(join(modelsDir, "trich-dan-reader")),
    VerdictModel.read(join(modelsDir, "trich-dan-verdict", "model.json")),
    words ?? readTokenizer(join(modelsDir, "trich-dan-vi", "tokenizer.json")),
  ]);
  return { reader: new Reader(weights, tokenizer), model };
}

async function readTokenizer(path: string): Promise<WordTokenizer> {
  try {
    const tokenizer = WordTokenizer.fromJson(JSON.parse(await readFile(path, "utf8")));
    if (!tokenizer) throw new Error("not a tokenizer of words");
    return tokenizer;
  } catch (cause) {
    throw new AppError(
      "MODEL_INVALID",
      { model: "reader", folder: path, reason: reasonOf(cause) },
      { cause },
    );
  }
}
