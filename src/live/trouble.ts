import type { AppError } from "../errors.js";
import type { Reload } from "../index/index.js";

/** Tells what is wrong with a corpus once, not after each reading that finds it still so. */
export class Trouble {
  #known: ReadonlySet<string>;

  /** @param known what was told already */
  constructor(known: readonly AppError[]) {
    this.#known = new Set(known.map(({ message }) => message));
  }

  /** What is wrong by now and was not before. */
  news(reload: Reload): AppError[] {
    const errors = "error" in reload ? [reload.error] : reload.problems;
    const fresh = errors.filter(({ message }) => !this.#known.has(message));
    this.#known = new Set(errors.map(({ message }) => message));
    return fresh;
  }
}
