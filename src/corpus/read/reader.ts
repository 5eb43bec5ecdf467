import { AppError } from "../../errors.js";
import type { Article } from "../types.js";
import { cutFrontMatter, readFrontMatter } from "./front-matter.js";
import { nameKinds } from "./kinds.js";
import { printedCharacters, readBody } from "./markup.js";
import { arrange } from "./sections.js";

/**
 * Reads one article of the corpus.
 *
 * @param markdown the file's text
 * @param fileName its name, without folders: the slug is this without `.md`
 * @throws AppError CORPUS_… naming the file and the line
 */
export function readArticle(markdown: string, fileName: string): Article {
  const { yaml, body, bodyLine } = cutFrontMatter(markdown, fileName);
  const frontMatter = readFrontMatter(yaml, fileName);
  const slug = slugOf(fileName);
  const sections = arrange(nameKinds(readBody(body, fileName, bodyLine), frontMatter), slug);
  const passages = sections.flatMap((section) => section.passages);
  if (passages.length === 0) throw new AppError("CORPUS_NO_PARAGRAPH", { file: fileName, line: bodyLine });
  return { slug, ...frontMatter, sections, passages };
}

/** Slug of an article's file, in the composed form whatever the file system gives. */
export function slugOf(fileName: string): string {
  return fileName.replace(/\.md$/iu, "").normalize("NFC");
}

/**
 * What an article's Markdown holds of the printed text: everything but front matter, markup and white space.
 *
 * @throws AppError CORPUS_… for Markdown that is no article
 */
export function sourceCharacters(markdown: string): string {
  const { body, bodyLine } = cutFrontMatter(markdown, "");
  return printedCharacters(readBody(body, "", bodyLine));
}
