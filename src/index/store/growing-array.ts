/** Kinds of array that can grow. */
type Growable = Uint8Array | Uint32Array;

/** A typed array that grows as values are added, by half each time: a million numbers take four million bytes, not a million boxes. */
export class GrowingArray<T extends Growable> {
  #values: T;
  #length = 0;

  /** What holds the values, with room beyond the last: for loops that cannot afford a call a value. Replaced when it grows. */
  get values(): T {
    return this.#values;
  }

  /** @param ArrayType kind of the array */
  constructor(private readonly ArrayType: new (length: number) => T) {
    this.#values = new ArrayType(1024);
  }

  /** Number of values. */
  get length(): number {
    return this.#length;
  }

  /** Adds a value at the end; returns its position. */
  push(value: number): number {
    if (this.#length === this.#values.length) this.#grow();
    this.#values[this.#length] = value;
    return this.#length++;
  }

  /** The value at a position; 0 beyond the end. */
  at(position: number): number {
    return this.#values[position] ?? 0;
  }

  /** The values so far, as a view: valid until the next `push`. */
  view(): T {
    return this.#values.subarray(0, this.#length) as T;
  }

  #grow(): void {
    const larger = new this.ArrayType(Math.ceil(this.#values.length * 1.5));
    larger.set(this.#values);
    this.#values = larger;
  }
}
