/** How long a word is kept, in ms: no longer than the bot says that it remembers a question. */
const keptMs = 30 * 60_000;

/** A copy of a text that keeps nothing else in memory: a part of a text, as engines cut it, holds the whole. */
export function detached(text: string): string {
  return Buffer.from(text, "utf16le").toString("utf16le");
}

/**
 * What was found out about words lately, since the same ones come back again and again. Words of questions are among them:
 * so all of it is forgotten half an hour after the first one came, read or not, and when it is full.
 */
export class WordCache<Value> {
  readonly #values = new Map<string, Value>();

  /** @param most words kept */
  constructor(private readonly most: number) {}

  /** Words kept at present. */
  get size(): number {
    return this.#values.size;
  }

  get(word: string): Value | undefined {
    return this.#values.get(word);
  }

  /** @param value holds no part of a longer text: see `detached` */
  set(word: string, value: Value): void {
    if (this.#values.size >= this.most) this.#values.clear();
    else if (this.#values.size === 0) setTimeout(() => this.#values.clear(), keptMs).unref();
    this.#values.set(detached(word), value);
  }
}
