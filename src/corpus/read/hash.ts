import { createHash } from "node:crypto";
import { turn } from "../../turn.js";
import type { Article } from "../types.js";

/** Articles hashed before the event loop gets a turn. */
const slice = 50;

/**
 * Fingerprint of all that decides passages, their citations and what they are called, as 64 hexadecimal digits. The order of the articles does not
 * count.
 */
export async function corpusHash(articles: readonly Article[]): Promise<string> {
  const digests: string[] = [];
  for (const [at, article] of articles.entries()) {
    const { slug, series, part, title, authors, nextPart, sections } = article;
    const content = sections.flatMap(({ untitled, passages }) =>
      passages.map(({ id, section, kind, text, page, isRecognised, readings }) => [
        id,
        untitled ?? section,
        untitled !== undefined,
        kind,
        text,
        page,
        isRecognised,
        readings?.map(({ text: printed, other }) => [printed, other]),
      ]),
    );
    digests.push(sha256(JSON.stringify([slug, series, part, title, authors, nextPart, content])));
    if (at % slice === slice - 1) await turn();
  }
  return sha256(digests.sort().join("\n"));
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
