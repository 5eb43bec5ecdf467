import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { WordTokenizer } from "../embedding/index.js";
import { AppError, reasonOf } from "../errors.js";
import { Reader, ReaderEnsemble, readReaderFolder, VerdictModel } from "../ranking/index.js";
import type { Judge } from "./searcher.js";

/** An embedding model that is loaded: its folder, and its tokenizer where it has one of words. */
export interface LoadedModel {
  readonly folder: string;
  readonly words: WordTokenizer | undefined;
}

/**
 * Folders of the readers that are asked together, and what each weighs. The second is surer of what it says and right more often on news and law,
 * the first on what is unlike them; weights from 0.5 to 0.7 differ little (training/README.md, "The reader").
 */
const readers = [
  { folder: "trich-dan-reader", weight: 0.6 },
  { folder: "trich-dan-reader-kinds", weight: 0.4 },
];

/**
 * Loads the models that judge passages. They belong to the program, not to the chosen embedding model.
 * @param modelsDir folder of the bundled models
 * @param loaded the chosen embedding model: where it is the bundled one, its tokenizer is not read again. The rows of another
 * model's tokenizer would be taken for rows of the reader's table
 * @throws AppError MODEL_INVALID where a file is missing or damaged
 */
export async function loadJudge(modelsDir: string, loaded?: LoadedModel): Promise<Judge> {
  const bundled = join(modelsDir, "trich-dan-vi");
  const words =
    loaded !== undefined && resolve(loaded.folder) === resolve(bundled) ? loaded.words : undefined;
  const [members, model, tokenizer] = await Promise.all([
    Promise.all(
      readers.map(async ({ folder, weight }) => ({
        read: await readReaderFolder(join(modelsDir, folder)),
        weight,
      })),
    ),
    VerdictModel.read(join(modelsDir, "trich-dan-verdict", "model.json")),
    words ?? readTokenizer(join(bundled, "tokenizer.json")),
  ]);
  const reader = new ReaderEnsemble(
    members.map(({ read, weight }) => ({ reader: new Reader(read, tokenizer), weight })),
    tokenizer,
  );
  return { reader, model };
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
