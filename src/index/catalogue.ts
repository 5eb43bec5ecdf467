import type { CorpusNames } from "./names/corpus-names.js";
import type { StoredArticle } from "./passages/passage-store.js";

/** Name of the catalogue's file. */
export const catalogueFile = "catalogue.json";

/** What is kept as text: it is little, and consists of text. */
export interface Catalogue {
  readonly articles: readonly StoredArticle[];
  readonly abbreviations: CorpusNames["abbreviations"];
}

/** The catalogue as its file holds it. */
export function encodeCatalogue({ articles, abbreviations }: Catalogue): Buffer {
  return Buffer.from(JSON.stringify({ articles, abbreviations } satisfies Catalogue));
}

/**
 * The catalogue out of its file, whose content the manifest vouches for.
 *
 * @throws Error where it is no JSON, or a part is missing
 */
export function decodeCatalogue(bytes: Buffer): Catalogue {
  const { articles, abbreviations } = JSON.parse(bytes.toString()) as Partial<Catalogue>;
  if (!Array.isArray(articles)) throw new Error(`${catalogueFile} has no articles`);
  if (typeof abbreviations !== "object") throw new Error(`${catalogueFile} has no abbreviations`);
  return { articles, abbreviations };
}
