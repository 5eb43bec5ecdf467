import type { ArticleDraft, Overrides } from "../../../src/corpus/draft.js";
import { textExtractor } from "../../../src/corpus/import/extract/text/index.js";
import { assemble } from "../../../src/corpus/import/read-document.js";

/** The article that plain text is imported as, whatever its content looks like. */
export async function importText(
  bytes: Uint8Array,
  name: string,
  overrides: Overrides = {},
): Promise<ArticleDraft> {
  const file = { name, bytes };
  const { articles } = assemble(file, "text", await textExtractor.extract(file, {}), { overrides });
  const [article] = articles;
  if (article === undefined || articles.length > 1) throw new Error(`${articles.length} articles`);
  return article;
}
