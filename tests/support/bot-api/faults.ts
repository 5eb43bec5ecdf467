import { ApiError } from "./types.js";

/** What goes wrong with a request: an error in Telegram's words, or a connection that drops before the reply. */
export type Fault =
  | { readonly code: number; readonly description: string; readonly retryAfter?: number }
  | "drop";

/** Faults to come: in order by method, or by chance. */
export class Faults {
  readonly #script: { readonly method: string; readonly fault: Fault }[] = [];
  #chances: { readonly covers: (method: string) => boolean; readonly next: () => Fault | null }[] = [];
  /** Number of faults that came by chance. */
  happened = 0;

  /**
   * From now on calls of these methods fail by chance, before anything is done for them.
   * @param methods one, several, or all as `*`
   * @param probability of a fault, in [0, 1]
   * @param seed the same seed gives the same faults
   */
  randomly(
    methods: string | readonly string[],
    probability: number,
    seed: number,
    ...faults: readonly Fault[]
  ): void {
    const names = new Set(typeof methods === "string" ? [methods] : methods);
    const random = generator(seed);
    this.#chances.push({
      covers: (method) => names.has(method) || names.has("*"),
      next: () => (random() < probability ? (faults[Math.floor(random() * faults.length)] ?? null) : null),
    });
  }

  /** No more faults come by chance. */
  calm(): void {
    this.#chances = [];
  }

  /** The next calls of a method fail, each in its way. */
  script(method: string, ...faults: readonly Fault[]): void {
    this.#script.push(...faults.map((fault) => ({ method, fault })));
  }

  /** Takes the next fault of a method: `drop`, an error, or null where there is none. */
  take(method: string): ApiError | "drop" | null {
    const index = this.#script.findIndex((entry) => entry.method === method);
    const [entry] = index < 0 ? [] : this.#script.splice(index, 1);
    const chance = entry ? null : this.#byChance(method);
    if (chance) this.happened++;
    const fault = entry?.fault ?? chance;
    if (!fault || fault === "drop") return fault;
    const { code, description, retryAfter } = fault;
    return new ApiError(
      code,
      description,
      retryAfter === undefined ? undefined : { retry_after: retryAfter },
    );
  }

  #byChance(method: string): Fault | null {
    for (const { covers, next } of this.#chances) {
      const fault = covers(method) ? next() : null;
      if (fault) return fault;
    }
    return null;
  }
}

/** A generator of numbers in [0, 1): mulberry32 by Tommy Ettinger, in the public domain. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
