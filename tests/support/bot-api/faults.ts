/**
 * What goes wrong with a request. Nothing is done for it:
 * - an error in Telegram's words, whose `retry_after` may be odd;
 * - `page`: what a server in front of Telegram says, no JSON;
 * - `drop`: the connection drops before a response;
 * - `hang`: there is no response, for as long as the client waits.
 *
 * It is done, but the response is lost:
 * - `lost`: the connection drops before it;
 * - `cut`, `stall`: only so many bytes of its body come; then the connection drops, or nothing more comes.
 */
export type Fault =
  | { readonly code: number; readonly description: string; readonly retryAfter?: number }
  | { readonly page: string; readonly status: number }
  | { readonly cut: number }
  | { readonly stall: number }
  | "drop"
  | "hang"
  | "lost";

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

  /** Takes the next fault of a method; null where there is none. */
  take(method: string): Fault | null {
    const index = this.#script.findIndex((entry) => entry.method === method);
    const [entry] = index < 0 ? [] : this.#script.splice(index, 1);
    const chance = entry ? null : this.#byChance(method);
    if (chance) this.happened++;
    return entry?.fault ?? chance;
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
