import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "../../errors.js";
import type { Block } from "../draft.js";
import { articleNames } from "../read/article-name.js";
import { textOf } from "../read/duplicates.js";
import { loadCorpus } from "../read/load.js";
import { slugOf } from "../read/reader.js";
import type { TakenPart } from "../taken-part.js";

/** A part that a corpus holds. */
export interface PresentPart extends TakenPart {
  readonly slug: string;
}

/** What a corpus holds already, and what an import adds to it. */
export interface PresentCorpus {
  /** Its parts, and the name of the file of each. */
  readonly parts: PresentPart[];
  /** Keys of its texts → names of their files. */
  readonly texts: Map<string, string>;
}

/** Looks at a corpus; one that is not there yet holds nothing. */
export async function presentCorpus(corpusDir: string): Promise<PresentCorpus> {
  // A folder that is missing, empty or cannot be listed: writing tells of that.
  const { articles } = await loadCorpus(corpusDir).catch((error: unknown) => {
    if (error instanceof AppError) return { articles: [] };
    throw error;
  });
  const texts = new Map<string, string>();
  for (const { slug, passages } of articles) {
    const key = keyOf(passages);
    if (key !== null) texts.set(key, `${slug}.md`);
  }
  const read = new Set(articles.map(({ slug }) => slug));
  const others = (await articleNames(corpusDir).catch(() => [])).filter((name) => !read.has(slugOf(name)));
  return {
    parts: [
      ...articles.map(({ slug, series, part }) => ({ slug, series, part })),
      ...(await partsOf(corpusDir, others)),
    ],
    texts,
  };
}

/** The text of paragraphs as a key; null where it is so short that it may be another's by chance. */
export function keyOf(paragraphs: readonly Pick<Block, "kind" | "text">[]): string | null {
  const { text, isLong } = textOf(paragraphs);
  return isLong ? text : null;
}

/** Front matter is looked for within so many characters. */
const headLength = 4_096;

/** Parts of articles that cannot be read: their numbers are taken all the same, of whatever series they are. */
async function partsOf(corpusDir: string, names: readonly string[]): Promise<PresentPart[]> {
  const heads = await Promise.all(
    names.map(async (name) => ({
      slug: slugOf(name),
      head: (await readFile(join(corpusDir, name), "utf8").catch(() => "")).slice(0, headLength),
    })),
  );
  return heads.flatMap(({ slug, head }) => {
    const [, part] = /^part:\s*(\d{1,9})\s*$/mu.exec(head) ?? [];
    return part === undefined ? [] : [{ slug, series: null, part: Number(part) }];
  });
}
