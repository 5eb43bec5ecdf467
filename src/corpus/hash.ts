import { createHash } from "node:crypto";
import type { Article } from "./types.js";

/**
 * Fingerprint of all that decides passages, their citations and what they are called, as 64 hexadecimal digits. The order of the articles does not
 * count.
 */
export function corpusHash(articles: readonly Article[]): string {
  const digests = articles.map((article) => {
    const { slug, series, part, title, authors, nextPart, passages } = article;
    const content = passages.map(({ id, section, kind, text }) => [id, section, kind, text]);
    return sha256(JSON.stringify([slug, series, part, title, authors, nextPart, content]));
  });
  return sha256(digests.sort().join("\n"));
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
