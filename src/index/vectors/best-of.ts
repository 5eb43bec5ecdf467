import type { Neighbour } from "./vector-index.js";

/** The greatest of many similarities, without an object for each. */
export class BestOf {
  readonly #labels: Uint32Array;
  readonly #values: Float64Array;
  #size = 0;

  /** @param count how many are kept */
  constructor(private readonly count: number) {
    this.#labels = new Uint32Array(count);
    this.#values = new Float64Array(count);
  }

  /** Takes one in where it is among the greatest so far; of equals the one with the lower label. */
  add(label: number, similarity: number): void {
    if (this.#size < this.count) {
      this.#up(this.#size++, label, similarity);
      return;
    }
    if (this.count > 0 && this.#isWorse(0, label, similarity)) this.#down(label, similarity);
  }

  /** All that were kept, nearest first. */
  sorted(): Neighbour[] {
    const kept = Array.from({ length: this.#size }, (_, at) => ({
      label: this.#labels[at] as number,
      similarity: this.#values[at] as number,
    }));
    return kept.sort((a, b) => b.similarity - a.similarity || a.label - b.label);
  }

  /** Whether what stands at a place of the heap, whose worst stands first, is worse. */
  #isWorse(at: number, label: number, similarity: number): boolean {
    const value = this.#values[at] as number;
    return value < similarity || (value === similarity && (this.#labels[at] as number) > label);
  }

  #up(from: number, label: number, similarity: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.#isWorse(parent, label, similarity)) break;
      this.#move(parent, at);
      at = parent;
    }
    this.#put(at, label, similarity);
  }

  #down(label: number, similarity: number): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.count) break;
      const other = child + 1;
      if (
        other < this.count &&
        this.#isWorse(other, this.#labels[child] as number, this.#values[child] as number)
      )
        child = other;
      if (!this.#isWorse(child, label, similarity)) break;
      this.#move(child, at);
      at = child;
    }
    this.#put(at, label, similarity);
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#labels[from] as number, this.#values[from] as number);
  }

  #put(at: number, label: number, similarity: number): void {
    this.#labels[at] = label;
    this.#values[at] = similarity;
  }
}
