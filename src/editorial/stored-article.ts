import { decodeText } from "../corpus/decode.js";
import { textOf } from "../corpus/read/duplicates.js";
import { readArticle, slugOf } from "../corpus/read/reader.js";
import type { ArticleHead } from "../corpus/types.js";
import { AppError } from "../errors.js";
import { fingerprintOf } from "./fingerprint.js";

/** An article as its file in the corpus has it. */
export interface StoredArticle {
  readonly slug: string;
  /** Name of its file. */
  readonly file: string;
  /** 12 hexadecimal digits of the file's bytes. */
  readonly fingerprint: string;
  /** When the file was written last, in ms since 1970. */
  readonly written: number;
  /** Null where the file is no article that can be read. */
  readonly head: ArticleHead | null;
  /** Why not; null where it can be read. */
  readonly problem: AppError | null;
  readonly paragraphs: number;
  /** Printed headings, in order. */
  readonly headings: readonly string[];
  /** Key of the printed text, for finding copies; null where it is too short to tell. */
  readonly text: string | null;
}

/** Reads an article's file. @param written in ms since 1970 */
export function asStored(name: string, bytes: Uint8Array, written: number): StoredArticle {
  const common = { slug: slugOf(name), file: name, fingerprint: fingerprintOf(bytes), written };
  try {
    const { sections, passages, ...head } = readArticle(decodeText(bytes, name), name);
    const { text, isLong } = textOf(passages);
    const headings = sections.flatMap(({ heading, untitled }) => (untitled === undefined ? [heading] : []));
    const read = { head, headings, paragraphs: passages.length, text: isLong ? text : null };
    return { ...common, ...read, problem: null };
  } catch (error) {
    const problem = error instanceof AppError ? error : new AppError("INTERNAL", { reason: String(error) });
    return { ...common, head: null, problem, paragraphs: 0, headings: [], text: null };
  }
}

/** By part, then by file; those that cannot be read stand last. */
export function byPart(articles: readonly StoredArticle[]): StoredArticle[] {
  const partOf = ({ head }: StoredArticle) => head?.part ?? Number.MAX_SAFE_INTEGER;
  return [...articles].sort((a, b) => partOf(a) - partOf(b) || (a.file < b.file ? -1 : 1));
}
