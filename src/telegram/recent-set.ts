/** Remembers the last `capacity` values, so that memory stays bounded however long the bot runs. */
export class RecentSet<Value> {
  readonly #values = new Set<Value>();

  constructor(private readonly capacity: number) {}

  /** Remembers a value; false where it was remembered already. */
  add(value: Value): boolean {
    if (this.#values.has(value)) return false;
    this.#values.add(value);
    if (this.#values.size > this.capacity) {
      for (const oldest of this.#values) {
        this.#values.delete(oldest);
        break;
      }
    }
    return true;
  }
}
