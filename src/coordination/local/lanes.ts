/** A place in a lane. */
export interface Place {
  /** Resolves once all that came before have left. */
  readonly reached: Promise<void>;
  leave(): void;
}

/** Lanes in which one goes after the other, in the order in which they joined; different lanes go side by side. */
export class Lanes {
  /** Who joined last, by lane. */
  readonly #last = new Map<string, Promise<void>>();

  join(lane: string): Place {
    const reached = this.#last.get(lane) ?? Promise.resolve();
    let markLeft = () => {};
    const left = new Promise<void>((resolve) => {
      markLeft = resolve;
    });
    // Whoever leaves before it was reached lets nobody overtake those before.
    const end = reached.then(() => left);
    this.#last.set(lane, end);
    void end.then(() => {
      if (this.#last.get(lane) === end) this.#last.delete(lane);
    });
    return { reached, leave: markLeft };
  }
}
