/** The inline query that finds one passage, the given sentences highlighted: `bai-2/11.2` is its third sentence. */
export function sharedQuery(id: string, sentences: readonly number[]): string {
  return [id, sentences.join(",")].filter((part) => part !== "").join(".");
}

/** Reads what `sharedQuery` wrote, or a plain passage id; null where a query is neither. */
export function readSharedQuery(query: string): { readonly id: string; readonly sentences: number[] } | null {
  const match = /^(.*\/\d+)(?:\.(\d{1,4})(?:,(\d{1,4}))?)?$/u.exec(query.trim());
  if (!match) return null;
  const [, id = "", ...sentences] = match;
  return { id, sentences: sentences.filter((number) => number !== undefined).map(Number) };
}
