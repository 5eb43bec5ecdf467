import type { ArticleHead } from "./types.js";

/** A part that is not in the corpus although the numbers of the others, or a notice in one of them, tell of it. */
export interface MissingPart {
  readonly part: number;
  /** As announced; null where it is not. */
  readonly title: string | null;
}

/** The first gaps between the parts of one series, at most `limit`, and the part that the last one announces. */
export function missingParts(
  articles: readonly Pick<ArticleHead, "part" | "nextPart">[],
  limit: number,
): MissingPart[] {
  const present = new Set(articles.map(({ part }) => part));
  const announced = new Map(
    articles.flatMap(({ nextPart }) => (nextPart ? [[nextPart.part, nextPart.title] as const] : [])),
  );
  const last = Math.max(0, ...present, ...announced.keys());
  const missing: MissingPart[] = [];
  for (let part = 1; part <= last && missing.length < limit; part++) {
    if (!present.has(part)) missing.push({ part, title: announced.get(part) ?? null });
  }
  return missing;
}
