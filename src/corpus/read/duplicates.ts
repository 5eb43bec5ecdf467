import { createHash } from "node:crypto";
import { AppError } from "../../errors.js";
import { inSlices } from "../../turn.js";
import type { Block } from "../draft.js";
import { textCharacters } from "../lines.js";
import { titleWords } from "../series.js";
import type { Article } from "../types.js";
import { slugOf } from "./reader.js";

/** An article and the name of its file. */
export interface NamedArticle {
  readonly name: string;
  readonly article: Article;
}

/** Shorter texts, in characters without white space, may be the same in two articles by chance, such as `Đang cập nhật.` */
const shortestCopied = 60;

/**
 * Parts the articles of a folder from those that stand there a second time: under the same name in other case, as the same part
 * of the same title, or with the same text. Of two, the original stays whatever order the file system gives: the one that has the
 * name an import gives it (`bai-2.md`), else the one of the shorter name, as a copy's is longer (`bai-2 (1).md`, `Copy of bai-2.md`).
 *
 * Other work gets a turn every few milliseconds.
 * @returns the originals, and for each other file a problem: CORPUS_COPY for the same text, else CORPUS_DUPLICATE
 */
export async function withoutDuplicates(articles: readonly NamedArticle[]): Promise<{
  readonly originals: Article[];
  readonly problems: { readonly name: string; readonly error: AppError }[];
}> {
  const originals: Article[] = [];
  const problems: { name: string; error: AppError }[] = [];
  const fileOf = new Map<string, string>();
  await inSlices([...articles].sort(byOriginality), ({ name, article }) => {
    const { text, isLong } = textOf(article.passages);
    const places = placesOf(article);
    const copied = fileOf.get(text);
    const other = places.map((key) => fileOf.get(key)).find((file) => file !== undefined);
    const tell = (error: AppError) => problems.push({ name, error });
    if (copied !== undefined && (isLong || copied === other))
      tell(new AppError("CORPUS_COPY", { file: name, other: copied }));
    else if (other !== undefined) tell(new AppError("CORPUS_DUPLICATE", { file: name, line: 1, other }));
    else {
      for (const key of [text, ...places]) if (!fileOf.has(key)) fileOf.set(key, name);
      originals.push(article);
    }
  });
  return { originals, problems };
}

/**
 * Of articles that were read at an earlier time, those that can stand beside the ones read now: they share nothing with them that no two
 * articles may share.
 */
export function withoutClashes(earlier: readonly Article[], articles: readonly Article[]): Article[] {
  if (earlier.length === 0) return [];
  const keysOf = (article: Article) => {
    const { text, isLong } = textOf(article.passages);
    return [...placesOf(article), ...(isLong ? [text] : [])];
  };
  const taken = new Set(articles.flatMap(keysOf));
  return earlier.filter((article) => !keysOf(article).some((key) => taken.has(key)));
}

function byOriginality(one: NamedArticle, other: NamedArticle): number {
  return (
    Number(isImportName(other)) - Number(isImportName(one)) ||
    one.name.length - other.name.length ||
    (one.name < other.name ? -1 : 1)
  );
}

/** Whether an article has the name that an import gives it. */
function isImportName({ article: { slug, part } }: NamedArticle): boolean {
  return slug.toLowerCase() === `bai-${part}`;
}

/** What no two articles may share: the slug, whatever its case, and the place in the series with the same title. */
function placesOf({ slug, series, part, title }: Article): string[] {
  return [
    `slug ${slugOf(slug).toLowerCase()}`,
    `place ${JSON.stringify([titleWords(series), part, titleWords(title)])}`,
  ];
}

/** The printed text but titles, by-lines and headings, as a key that is the same whatever its white space and composition. */
export function textOf(paragraphs: readonly Pick<Block, "kind" | "text">[]): {
  readonly text: string;
  readonly isLong: boolean;
} {
  const printed = paragraphs.filter(({ kind }) => kind !== "meta" && kind !== "heading");
  const text = printed
    .map((paragraph) => textCharacters(paragraph.text))
    .join("")
    .normalize("NFC");
  const digest = createHash("sha256").update(text).digest("hex");
  return { text: `text ${digest}`, isLong: text.length >= shortestCopied };
}
