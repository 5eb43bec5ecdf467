import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "../../errors.js";
import type { ArticleDraft } from "../draft.js";
import { articleNames } from "../read/article-name.js";
import { textKey } from "../read/duplicates.js";
import { loadCorpus } from "../read/load.js";

/** What a corpus holds already, and what an import adds to it. */
export interface PresentCorpus {
  /** Numbers of its parts. */
  readonly parts: Set<number>;
  /** Keys of its texts → names of their files. */
  readonly texts: Map<string, string>;
}

/** Looks at a corpus; one that is not there yet holds nothing. */
export async function presentCorpus(corpusDir: string): Promise<PresentCorpus> {
  return { parts: await takenParts(corpusDir), texts: await textsOf(corpusDir) };
}

/** The text of a draft as a key; null where it is so short that it may be another's by chance. */
export function keyOf({ blocks }: ArticleDraft): string | null {
  return textKey(blocks.filter(({ kind }) => kind !== "meta" && kind !== "heading").map(({ text }) => text));
}

/** Front matter is looked for within so many characters. */
const headLength = 4_096;

/** Also those of articles that cannot be read: their numbers are taken all the same. */
async function takenParts(corpusDir: string): Promise<Set<number>> {
  const names = await articleNames(corpusDir).catch(() => []);
  const parts = new Set<number>();
  for (const name of names) {
    const text = await readFile(join(corpusDir, name), "utf8").catch(() => "");
    const [, part] = /^part:\s*(\d{1,9})\s*$/mu.exec(text.slice(0, headLength)) ?? [];
    if (part !== undefined) parts.add(Number(part));
  }
  return parts;
}

async function textsOf(corpusDir: string): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  // A folder that is missing, empty or cannot be listed: writing tells of that.
  const { articles } = await loadCorpus(corpusDir).catch((error: unknown) => {
    if (error instanceof AppError) return { articles: [] };
    throw error;
  });
  for (const { slug, passages } of articles) {
    const key = textKey(passages.filter(({ kind }) => kind !== "meta").map(({ text }) => text));
    if (key !== null) texts.set(key, `${slug}.md`);
  }
  return texts;
}
