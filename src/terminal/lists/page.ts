/** A page of a list. */
export interface Page {
  readonly text: string;
  /** Makes the next page; null on the last one. */
  readonly next: (() => Promise<Page>) | null;
}

/**
 * The first entries of a list; the others are made as they are asked for.
 *
 * @param entries lines, or blocks of them
 * @param size most entries of a page, at least 1
 * @param more line under a page that is not the last
 */
export async function firstPage(entries: AsyncGenerator<string>, size: number, more: string): Promise<Page> {
  return pageFrom(await entries.next(), entries, size, more);
}

async function pageFrom(
  first: IteratorResult<string, unknown>,
  entries: AsyncGenerator<string>,
  size: number,
  more: string,
): Promise<Page> {
  const shown: string[] = [];
  let entry = first;
  while (!entry.done && shown.length < size) {
    shown.push(entry.value);
    entry = await entries.next();
  }
  if (entry.done) return { text: shown.join("\n"), next: null };
  const following = entry;
  return {
    text: [...shown, "", more].join("\n"),
    next: () => pageFrom(following, entries, size, more),
  };
}
