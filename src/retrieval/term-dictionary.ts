/**
 * Sorted terms in one block of UTF-8 bytes, found by binary search: opening costs nothing beyond reading the file,
 * and a million terms take little more memory than their letters.
 */
export class TermDictionary {
  /**
   * @param bytes the terms' UTF-8 bytes one after the other, in byte order
   * @param offsets start of each term in `bytes`, plus the end of the last
   */
  constructor(
    readonly bytes: Uint8Array,
    readonly offsets: Uint32Array,
  ) {}

  /** Number of terms. */
  get size(): number {
    return this.offsets.length - 1;
  }

  /** Builds a dictionary; returns with it the position in `terms` of each sorted term. */
  static from(terms: readonly string[]): { dictionary: TermDictionary; order: Uint32Array } {
    const encoded = terms.map((term) => Buffer.from(term));
    const order = Uint32Array.from(terms.keys()).sort((left, right) =>
      Buffer.compare(encoded[left] as Buffer, encoded[right] as Buffer),
    );
    const offsets = new Uint32Array(terms.length + 1);
    order.forEach((at, index) => {
      offsets[index + 1] = (offsets[index] ?? 0) + (encoded[at]?.length ?? 0);
    });
    const bytes = Buffer.concat([...order].map((at) => encoded[at] as Buffer));
    return { dictionary: new TermDictionary(bytes, offsets), order };
  }

  /** Number of a term, or -1. */
  find(term: string): number {
    const at = this.#lowerBound(Buffer.from(term));
    return at < this.size && this.#term(at).equals(Buffer.from(term)) ? at : -1;
  }

  /** Every term that begins with `prefix`, in order, with its number. */
  *startingWith(prefix: string): Generator<[term: string, number: number]> {
    for (let at = this.#lowerBound(Buffer.from(prefix)); at < this.size; at++) {
      const term = this.#term(at).toString();
      if (!term.startsWith(prefix)) return;
      yield [term, at];
    }
  }

  #term(at: number): Buffer {
    const start = this.offsets[at] ?? 0;
    const end = this.offsets[at + 1] ?? start;
    return Buffer.from(this.bytes.buffer, this.bytes.byteOffset + start, end - start);
  }

  #lowerBound(target: Buffer): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#term(middle).compare(target) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
